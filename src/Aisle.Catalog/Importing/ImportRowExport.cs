using System.Globalization;
using System.Text;
using System.Text.Json;
using Aisle.Catalog.Store;

namespace Aisle.Catalog.Importing;

/// <summary>The rows of an import that did not go in, as a file for a spreadsheet (CSV by RFC 4180) or a program (JSON Lines).</summary>
public static class ImportRowExport
{
    private const int Page = 500;

    public static async Task WriteCsvAsync(IImportStore store, long import, Stream stream, CancellationToken cancellationToken)
    {
        await using var writer = new StreamWriter(stream, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true), leaveOpen: true) { NewLine = "\r\n" };
        await writer.WriteLineAsync("kind,file,line,field,reason");
        await foreach (var row in ReadAsync(store, import, cancellationToken))
        {
            await writer.WriteLineAsync(string.Join(',', KindOf(row), CsvCell.Of(row.File), row.Line.ToString(CultureInfo.InvariantCulture), CsvCell.Of(row.Field ?? ""), CsvCell.Of(row.Reason)));
        }
    }

    public static async Task WriteJsonLinesAsync(IImportStore store, long import, Stream stream, CancellationToken cancellationToken)
    {
        await foreach (var row in ReadAsync(store, import, cancellationToken))
        {
            await JsonSerializer.SerializeAsync(stream, new { what = KindOf(row), row.File, row.Line, row.Field, row.Reason }, CatalogJson.Options, cancellationToken);
            await stream.WriteAsync("\n"u8.ToArray(), cancellationToken);
        }
    }

    private static string KindOf(ImportRow row) => row.Kind is ImportRowKind.Refused ? "refused" : "left_out";

    private static async IAsyncEnumerable<ImportRow> ReadAsync(IImportStore store, long import, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        for (var after = 0L; ;)
        {
            var page = await store.ReadImportRowsAsync(import, after, Page, cancellationToken);
            foreach (var row in page) yield return row;
            if (page.Count < Page) yield break;
            after = page[^1].Number;
        }
    }
}
