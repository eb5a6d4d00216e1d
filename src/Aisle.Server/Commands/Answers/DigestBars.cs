using System.Globalization;
using Aisle.Assistant.Answering;
using Aisle.Insight.Reviews;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace Aisle.Server.Commands.Answers;

/// <summary>What reviews say, as counts over all of them, with a bar for each.</summary>
internal static class DigestBars
{
    private const int BarWidth = 20;
    private const int ShownAspects = 8;

    public static IRenderable Of(ReviewDigestEvent answer)
    {
        var digest = answer.Digest;
        var rows = new List<IRenderable> { new Markup($"[bold]{TerminalText.Escape(answer.Title)}[/]"), new Text(Summary(digest)) };
        if (answer.Focus is null && digest.Stars.Sum() > 0)
        {
            rows.Add(Stars(digest));
        }

        if (digest.Aspects.Count > 0)
        {
            rows.Add(Aspects(digest));
        }

        rows.AddRange(digest.Aspects.SelectMany(a => Notable(a)).Select(line => new Text(TerminalText.Clean(line))));
        if (SetApart(digest) is { } setApart)
        {
            rows.Add(new Text(setApart));
        }

        rows.AddRange((answer.Focus is null ? digest.Summary : digest.Aspects.SelectMany(a => a.Quotes)).Select(Quote));
        return new Rows(rows);
    }

    private static string Summary(ReviewDigest digest) => digest.AverageStars is { } average
        ? string.Create(CultureInfo.InvariantCulture, $"{average:0.0} of 5 stars, {digest.Reviews:N0} reviews")
        : string.Create(CultureInfo.InvariantCulture, $"{digest.Reviews:N0} reviews");

    /// <summary>What changed over time, and which variants differ.</summary>
    private static IEnumerable<string> Notable(AspectCount aspect)
    {
        if (aspect.Change is { } change)
        {
            yield return string.Create(
                CultureInfo.InvariantCulture,
                $"{aspect.Aspect}: {change.PositiveSince:N0} good of {change.SidesSince:N0} since {change.Since:yyyy-MM-dd}, {change.PositiveBefore:N0} of {change.SidesBefore:N0} before");
        }

        foreach (var variant in aspect.Variants.Where(v => v.Differs))
        {
            yield return string.Create(
                CultureInfo.InvariantCulture,
                $"{aspect.Aspect}, {variant.Name}: {variant.Positive:N0} good, {variant.Negative:N0} bad in {variant.Mentions:N0} of its {variant.Reviews:N0} reviews");
        }
    }

    private static string? SetApart(ReviewDigest digest) => digest.SetApart is { Duplicates.Count: 0, Templated.Count: 0, OffTopic.Count: 0 }
        ? null
        : string.Create(
            CultureInfo.InvariantCulture,
            $"Set apart: {digest.SetApart.Duplicates.Count:N0} copies, {digest.SetApart.Templated.Count:N0} of one template, {digest.SetApart.OffTopic.Count:N0} on delivery or service only");

    private static Grid Stars(ReviewDigest digest)
    {
        var grid = Columns(3);
        var most = Math.Max(1, digest.Stars.Max());
        for (var stars = digest.Stars.Count; stars >= 1; stars--)
        {
            var count = digest.Stars[stars - 1];
            grid.AddRow(new Text(stars == 1 ? "1 star" : $"{stars} stars"), new Markup(Bar((count, "yellow"), most)), new Text(count.ToString("N0", CultureInfo.InvariantCulture)));
        }

        return grid;
    }

    private static Grid Aspects(ReviewDigest digest)
    {
        var grid = Columns(3);
        var shown = digest.Aspects.Take(ShownAspects).ToList();
        var most = shown.Max(a => a.Mentions);
        foreach (var aspect in shown)
        {
            grid.AddRow(
                new Text(TerminalText.Clean(aspect.Aspect)),
                new Markup(Bar((aspect.Positive, "green"), most) + Bar((aspect.Mixed, "grey"), most) + Bar((aspect.Negative, "red"), most)),
                new Text(string.Create(
                    CultureInfo.InvariantCulture,
                    $"{aspect.Mentions:N0} of {digest.Reviews:N0} reviews: {aspect.Positive:N0} good, {aspect.Negative:N0} bad, {aspect.Mixed:N0} both or neither")));
        }

        return grid;
    }

    private static Grid Columns(int count)
    {
        var grid = new Grid();
        for (var column = 0; column < count; column++)
        {
            grid.AddColumn(new GridColumn().NoWrap());
        }

        return grid;
    }

    /// <summary>At least one cell for a count that is not zero.</summary>
    private static string Bar((int Count, string Color) part, int most) =>
        part.Count == 0 ? "" : $"[{part.Color}]{new string('█', Math.Max(1, (int)Math.Round((double)part.Count * BarWidth / Math.Max(1, most))))}[/]";

    private static Markup Quote(ReviewQuote quote) =>
        new($"[dim]“{TerminalText.Escape(quote.Text)}” {TerminalText.Escape(quote.Author ?? quote.ReviewId)}[/]");
}
