using Aisle.Catalog;
using Aisle.Catalog.Store;
using Aisle.Insight.Reviews;

namespace Aisle.Insight.Catalogue;

/// <summary>What a product's digest adds to the insight over the whole catalogue: its own counts, nothing estimated.</summary>
internal static class ProductShare
{
    /// <summary>Deeper categories are counted with the one above them.</summary>
    private const int DeepestCategory = 4;

    private const int MostQuotes = 2;

    private static readonly Dictionary<string, KnownAspect> ByLabel = AspectLexicon.All
        .SelectMany(a => new[] { (a.Label, a), (a.ChineseLabel, a) })
        .DistinctBy(a => a.Item1)
        .ToDictionary(a => a.Item1, a => a.Item2, StringComparer.Ordinal);

    public static InsightShare Of(ReviewDigest digest, Product product) => new(
        [.. Scopes(product)], digest.Reviews,
        [.. digest.Aspects.GroupBy(Key).SelectMany(aspect => Cells(aspect.Key.Name, aspect.Key.Nature, [.. aspect]))],
        [.. digest.Aspects.Select(a => ProblemOf(a, digest.Reviews)).OfType<InsightProblem>().GroupBy(p => (p.Aspect, p.Nature)).Select(p => p.MaxBy(one => one.Score)!)]);

    private static IEnumerable<InsightScope> Scopes(Product product)
    {
        if (product.Categories is [var main, ..])
        {
            var names = main.Names;
            for (var depth = 1; depth <= Math.Min(DeepestCategory, names.Count); depth++) yield return new InsightScope(InsightScopeKind.Category, CategoryPath.Of(names.Take(depth)).ToString());
        }

        if (!string.IsNullOrWhiteSpace(product.Brand)) yield return new InsightScope(InsightScopeKind.Brand, product.Brand.Trim());
    }

    /// <summary>One name for an aspect, in whatever language a product's reviewers name it.</summary>
    private static (string Name, InsightNature Nature) Key(AspectCount aspect) => ByLabel.GetValueOrDefault(aspect.Aspect) switch
    {
        null => (aspect.Aspect, aspect.Serious ? InsightNature.Safety : InsightNature.Product),
        { Nature: AspectNature.Serious } known => (known.Label, InsightNature.Safety),
        { Nature: AspectNature.Shop } known => (known.Label, InsightNature.Shop),
        var known => (known.Label, InsightNature.Product),
    };

    private static IEnumerable<InsightCell> Cells(string name, InsightNature nature, IReadOnlyList<AspectCount> counts)
    {
        yield return new InsightCell(name, nature, null, counts.Sum(c => c.Mentions), counts.Sum(c => c.Positive), counts.Sum(c => c.Negative));
        foreach (var quarter in counts.SelectMany(c => c.Quarters).GroupBy(q => q.From))
        {
            yield return new InsightCell(name, nature, quarter.Key, quarter.Sum(q => q.Mentions), quarter.Sum(q => q.Positive), quarter.Sum(q => q.Negative));
        }
    }

    private static InsightProblem? ProblemOf(AspectCount aspect, int reviews)
    {
        var (name, nature) = Key(aspect);
        var isSafety = nature is InsightNature.Safety;
        var affected = isSafety ? aspect.Mentions : aspect.Negative;
        return nature is InsightNature.Shop || !ProblemScore.Counts(affected, isSafety)
            ? null
            : new InsightProblem(
                name, nature, affected, reviews, ProblemScore.Of(affected, reviews, aspect),
                aspect.Quarters.LastOrDefault(q => (isSafety ? q.Mentions : q.Negative) > 0)?.From,
                [.. aspect.Quotes.Where(q => isSafety || q.Polarity is Polarity.Negative).Take(MostQuotes).Select(q => new InsightQuote(q.ReviewId, q.Text))]);
    }
}
