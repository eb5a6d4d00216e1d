using System.Globalization;
using System.Text;
using Aisle.Assistant.Journal;
using Aisle.Catalog;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace Aisle.Studio.Shell;

/// <summary>The tables of the studio as files for a spreadsheet (RFC 4180), behind the same gate as its pages.</summary>
internal static class CsvExport
{
    private const int MostRows = 100_000;

    public static void MapExports(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/studio/gaps.csv", Gaps).ExcludeFromDescription();
        routes.MapGet("/studio/searches.csv", Searches).ExcludeFromDescription();
    }

    private static async Task<FileContentHttpResult> Gaps(TurnLogFile turns, TimeProvider time, CancellationToken cancellationToken, int? days = null)
    {
        var (from, until) = (Period.Of(days).From(time), Period.Until(time));
        var questions = await turns.GapQuestionsAsync(from, until, MostRows, cancellationToken);
        return File(
            "could-not-answer",
            ["kind", "asked_for", "shoppers", "questions", "product_id", "question", "at_utc"],
            questions.Select(q => (string[])[q.Gap.Topic.Kind.InWords(), q.Gap.Topic.Name, Number(q.Gap.Shoppers), Number(q.Gap.Questions), q.Question.ProductId ?? "", q.Question.Asked, Words.Of(q.Question.At)]));
    }

    private static async Task<FileContentHttpResult> Searches(TurnLogFile turns, TimeProvider time, CancellationToken cancellationToken, int? days = null) => File(
        "found-nothing",
        ["query", "times", "given_up", "last_utc"],
        (await turns.MissedSearchesAsync(Period.Of(days).From(time), Period.Until(time), 0, MostRows, cancellationToken)).Rows.Select(m => (string[])[m.Query, Number(m.Count), m.Dropped, Words.Of(m.Last)]));

    private static FileContentHttpResult File(string name, string[] head, IEnumerable<string[]> rows)
    {
        var text = new StringBuilder("\uFEFF"); // spreadsheets read UTF-8 by it
        foreach (var row in rows.Prepend(head))
        {
            text.AppendJoin(',', row.Select(CsvCell.Of)).Append("\r\n");
        }

        return TypedResults.File(Encoding.UTF8.GetBytes(text.ToString()), "text/csv; charset=utf-8", name + ".csv");
    }

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
