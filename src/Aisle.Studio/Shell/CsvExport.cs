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
    public static void MapExports(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/studio/gaps.csv", Gaps).ExcludeFromDescription();
        routes.MapGet("/studio/searches.csv", Searches).ExcludeFromDescription();
    }

    private static async Task<FileContentHttpResult> Gaps(TurnLogFile turns, TimeProvider time, CancellationToken cancellationToken, int? days = null)
    {
        var (from, until) = (Period.Of(days).From(time), Period.Until(time));
        var rows = new List<string[]>();
        foreach (var gap in await turns.GapsAsync(from, until, cancellationToken))
        {
            foreach (var question in await turns.QuestionsAsync(gap.Topic, from, until, cancellationToken))
            {
                rows.Add([gap.Topic.Kind.InWords(), gap.Topic.Name, Number(gap.Shoppers), Number(gap.Questions), question.ProductId ?? "", question.Asked, Words.Of(question.At)]);
            }
        }

        return File("could-not-answer", ["kind", "asked_for", "shoppers", "questions", "product_id", "question", "at_utc"], rows);
    }

    private static async Task<FileContentHttpResult> Searches(TurnLogFile turns, TimeProvider time, CancellationToken cancellationToken, int? days = null) => File(
        "found-nothing",
        ["query", "times", "given_up", "last_utc"],
        [.. (await turns.MissedSearchesAsync(Period.Of(days).From(time), Period.Until(time), cancellationToken)).Select(m => (string[])[m.Query, Number(m.Count), m.Dropped, Words.Of(m.Last)])]);

    private static FileContentHttpResult File(string name, string[] head, IReadOnlyList<string[]> rows)
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
