using Aisle.Catalog.Importing;
using Aisle.Catalog.Store;
using Aisle.Models.Keys;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Aisle.Server.Api;

/// <summary>GET /admin/imports: the last imports and the rows that did not go in, to a key made with --admin.</summary>
internal static class ImportsApi
{
    private const int Shown = 50;
    private const int Most = 500;

    public static void MapImports(this IEndpointRouteBuilder routes)
    {
        var admin = routes.MapGroup("/admin/imports").RequireAdminKey().ExcludeFromDescription();
        admin.MapGet("", Imports);
        admin.MapGet("/{import:long}/rows", Rows);
    }

    /// <summary>The same rows as a file; also for pages that have a session of their own.</summary>
    public static async Task<IResult> ExportAsync(long import, string? format, ICatalogStore store, CancellationToken cancellationToken) =>
        await store.FindImportAsync(import, cancellationToken) is null
            ? TypedResults.Problem(statusCode: StatusCodes.Status404NotFound, detail: $"There is no import {import}, or it is older than those that are kept.")
            : format == "csv"
            ? TypedResults.Stream(stream => ImportRowExport.WriteCsvAsync(store, import, stream, cancellationToken), "text/csv; charset=utf-8", $"import-{import}.csv")
            : TypedResults.Stream(stream => ImportRowExport.WriteJsonLinesAsync(store, import, stream, cancellationToken), "application/jsonl", $"import-{import}.jsonl");

    private static async Task<Results<Ok<IReadOnlyList<ImportRun>>, ValidationProblem>> Imports(string? before, string? limit, ICatalogStore store, CancellationToken cancellationToken)
    {
        var read = new ParameterReader();
        var (from, most) = (read.Whole("before", before, 1, int.MaxValue), read.Whole("limit", limit, 1, Most) ?? Shown);
        return read.Errors.Count > 0 ? TypedResults.ValidationProblem(read.Errors) : TypedResults.Ok(await store.ReadImportsAsync(from, most, cancellationToken));
    }

    private static async Task<IResult> Rows(long import, string? after, string? limit, string? format, ICatalogStore store, CancellationToken cancellationToken)
    {
        var read = new ParameterReader();
        var (from, most) = (read.Whole("after", after, 0, int.MaxValue) ?? 0, read.Whole("limit", limit, 1, Most) ?? Shown);
        if (format is not (null or "json" or "csv" or "jsonl")) read.Refuse("format", format, "json, csv or jsonl");
        return read.Errors.Count > 0 ? TypedResults.ValidationProblem(read.Errors)
            : format is "csv" or "jsonl" ? await ExportAsync(import, format, store, cancellationToken)
            : TypedResults.Ok(await store.ReadImportRowsAsync(import, from, most, cancellationToken));
    }
}
