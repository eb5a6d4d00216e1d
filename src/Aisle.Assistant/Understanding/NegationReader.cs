using Aisle.Catalog.Search;

namespace Aisle.Assistant.Understanding;

/// <summary>What is not wanted and is no value of an attribute: "not the first one", "no solar ones", "no machines with pods".</summary>
internal static class NegationReader
{
    /// <summary>More matches than this are no exception but another wish.</summary>
    private const int MostExcluded = 50;

    private static readonly Cue Not = new(
        @"^(but )?(no|not|without|except|excluding|anything but|other than|nothing with|i dont (want|like|need)|dont (show|want)( me)?)( (any|the|a|an|that|those))* (?<what>.+?)( ones?| please)?$|^(but )?(i|we|he|she|they) (already )?(have|has|got|own|owns)( (already|got))? (a |an |the |some |one )?(?<what>[\w -]{2,30}?)( already)$|^(but )?(i|we|he|she|they) already (have|has|got|own|owns) (a |an |the |some )?(?<what>[\w -]{2,30}?)$",
        "^(不要|别要|除了)(?<what>.+?)的?$");

    public static Intent? Read(Utterance utterance, Scene scene)
    {
        if (scene.State.Wish is not { } wish || Not.Match(utterance) is not { Success: true } match)
        {
            return null;
        }

        var what = RequestReader.Read(match.Groups["what"].Value, scene.Index);
        if (what.HasConditions || scene.Index.Vocabulary.FindBrand(match.Groups["what"].Value) is not null)
        {
            return null; // "not Sony" is a condition like any other
        }

        var pointed = ReferenceReader.Read(utterance, scene);
        if (pointed is { Kind: ReferenceKind.Ordinal or ReferenceKind.Name, Products.Count: > 0 } && match.Groups["what"].Value.Split(' ').Length <= 3)
        {
            return Without(wish, pointed.Products.Select(p => p.Id));
        }

        if (what.Words.Length == 0)
        {
            return null;
        }

        // By the last word that tells: of "machines with pods", "pods".
        var words = what.Words.Split(' ')[^1];
        var found = scene.Index.Search(new SearchQuery { Text = $"{wish.Words} {words}", Filters = wish.Filters, Limit = MostExcluded, Explain = true }, CancellationToken.None);
        return found.Total is > 0 and <= MostExcluded && Coverage.Missing(words, found).Count == 0 ? Without(wish, found.Hits.Select(h => h.ProductId)) : null;
    }

    private static Intent.Find Without(Wish wish, IEnumerable<string> ids) =>
        new(wish with { Filters = wish.Filters with { ExcludedProductIds = [.. wish.Filters.ExcludedProductIds.Union(ids)] } }, Refines: true);
}
