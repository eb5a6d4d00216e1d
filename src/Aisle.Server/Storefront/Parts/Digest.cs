using System.Globalization;
using Aisle.Catalog;
using Aisle.Insight.Reviews;
using Aisle.Server.Storefront.Markup;
using static Aisle.Server.Storefront.Markup.Html;

namespace Aisle.Server.Storefront.Parts;

/// <summary>What reviews say, counted: every count has its denominator and leads to the reviews it counts.</summary>
internal static class Digest
{
    private const int ShownFirst = 5;

    public static Html Of(ReviewDigest digest, PageTexts t)
    {
        var ordered = digest.Aspects.OrderByDescending(a => a.Headlined).ToList();
        var first = ordered.Where((aspect, at) => at < ShownFirst || aspect.Serious).ToList(); // danger is shown however few tell of it
        var rest = ordered.Except(first).ToList();
        return H("div.digest",
            H("div.overall",
                digest.AverageStars is { } average
                    ? H("div.average", H("span.big", [("aria-hidden", "true")], PageTexts.Mean(average)), Facts.Stars(average, t))
                    : null,
                H("div.of", H("span", t.Of("digest.of", ("count", digest.Reviews))))),
            Histogram(digest, t),
            H("ul.aspects", All(first.Select(a => Aspect(a, digest, t)))),
            rest.Count == 0 ? null : H("details.more-aspects",
                H("summary.more", t.Of("digest.more", ("count", rest.Count))),
                H("ul.aspects", All(rest.Select(a => Aspect(a, digest, t))))),
            SetApart(digest.SetApart, t));
    }

    private static Html? Histogram(ReviewDigest digest, PageTexts t) => !digest.Stars.Any(count => count > 0) ? null : H("ul.histogram", All(Enumerable.Range(1, 5).Reverse().Select(n =>
        H("li",
            H("span", [("aria-hidden", "true")], t.Of("digest.star", ("stars", n))),
            Facts.Bar((double)digest.Stars[n - 1] / digest.Reviews),
            H("span", [("aria-hidden", "true")], PageTexts.Number(digest.Stars[n - 1])),
            PageTexts.Unseen(t.Of("digest.stars", ("count", digest.Stars[n - 1]), ("stars", n)))))));

    private static Html Aspect(AspectCount aspect, ReviewDigest digest, PageTexts t)
    {
        (string Kind, int Count)[] sides = [("positive", aspect.Positive), ("mixed", aspect.Mixed), ("negative", aspect.Negative)];
        var split = t.Of("digest.split", ("positive", aspect.Positive), ("mixed", aspect.Mixed), ("negative", aspect.Negative));
        return H("li", H("details",
            H("summary",
                H("span.aspect", aspect.Aspect),
                H("span.mentions", t.Of("digest.mentions", ("count", aspect.Mentions), ("total", digest.Reviews))),
                Split(sides, aspect.Mentions, split),
                H("span.counts", [("aria-hidden", "true")], All(sides.Where(s => s.Count > 0).Select(s => H($"span.{s.Kind}", $"{PageTexts.Number(s.Count)} {t[$"digest.{s.Kind}"]}"))))),
            Notable(aspect, t),
            H("ul.quotes", [("aria-label", t.Of("digest.quotes", ("aspect", aspect.Aspect)))], All(aspect.Quotes.Select(q => H("li", Quote(q, digest.ProductId, t))))),
            H("a.plain", [("href", Addresses.Reviews(digest.ProductId, ("aspect", aspect.Aspect))), ("rel", "nofollow")],
                t.Of("digest.open", ("count", aspect.Mentions), ("total", digest.Reviews), ("aspect", aspect.Aspect)))));
    }

    private static Html Split((string Kind, int Count)[] sides, int mentions, string label)
    {
        var from = 0.0;
        var parts = new List<Html>();
        foreach (var (kind, count) in sides.Where(s => s.Count > 0))
        {
            var width = 100.0 * count / Math.Max(1, mentions);
            parts.Add(H($"rect.{kind}", [("x", Plain(from)), ("width", Plain(width)), ("height", "8")]));
            from += width;
        }

        return H("svg.split", [("viewBox", "0 0 100 8"), ("preserveAspectRatio", "none"), ("role", "img"), ("aria-label", label)], All(parts));
    }

    /// <summary>Where opinions changed with time, and the variants that differ.</summary>
    private static Html Notable(AspectCount aspect, PageTexts t) => All(
        aspect.Change is not { } change ? null : H("p.mentions", t.Of(
            "digest.change",
            ("since", t.Date(change.Since)), ("positive", change.PositiveSince), ("sides", change.SidesSince), ("positiveBefore", change.PositiveBefore), ("sidesBefore", change.SidesBefore))),
        All(aspect.Variants.Where(v => v.Differs).Select(v => H("p.mentions", t.Of("digest.variant", ("name", v.Name), ("positive", v.Positive), ("negative", v.Negative))))));

    private static Html Quote(ReviewQuote quote, string productId, PageTexts t)
    {
        var polarity = quote.Polarity switch { Polarity.Positive => "positive", Polarity.Negative => "negative", _ => "neutral" };
        return H($"a.quote.{polarity}", [("href", Addresses.Reviews(productId, ("review", quote.ReviewId))), ("rel", "nofollow")],
            PageTexts.Unseen($"{t[$"quote.{polarity}"]}: "),
            H("q", quote.Text),
            H("span.by", quote.Author ?? t["review.anonymous"], quote.Stars is { } stars ? Facts.Stars(stars, t) : null),
            PageTexts.Unseen($". {t["quote.open"]}"));
    }

    /// <summary>Reviews that were not counted like the others, and why.</summary>
    private static Html? SetApart(SetApart apart, PageTexts t)
    {
        var copies = apart.Duplicates.Count + apart.Templated.Count;
        string?[] lines =
        [
            copies > 0 ? t.Of("digest.copies", ("count", copies)) : null,
            apart.OffTopic.Count > 0 ? t.Of("digest.offTopic", ("count", apart.OffTopic.Count)) : null,
        ];
        return lines.All(line => line is null) ? null : H("p.mentions", string.Join(' ', lines.OfType<string>()));
    }

    private static string Plain(double number) => number.ToString("0.##", CultureInfo.InvariantCulture);
}
