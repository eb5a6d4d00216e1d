using Aisle.Catalog.Search;

namespace Aisle.Assistant.Understanding;

/// <summary>What is not wanted and is no value of an attribute: "not the first one", "no solar ones", "no machines with pods".</summary>
internal static class NegationReader
{
    /// <summary>More matches than this are no exception but another wish.</summary>
    private const int MostExcluded = 50;

    private static readonly Cue Not = new(
        @"^(but )?(no|not|without|except|excluding|anything but|other than|nothing with|i dont (want|like|need)|dont (show|want)( me)?)( (any|the|a|an|that|those))* (?<what>.+?)( ones?| please)?$|^(but )?(i|we|he|she|they) (already )?(have|has|got|own|owns)( (already|got))? (a |an |the |some |one )?(?<what>[\w -]{2,30}?)( already)$|^(but )?(i (think|guess|believe) )?(that )?(i|we|he|she|they) already (have|has|got|own|owns|read|used|tried|bought) (a |an |the |some )?(?<what>[\w -]{2,30}?)$|^(not )?for me not for (the |my )?(?<what>[\w -]{2,30}?)$",
        "^(不要|别要|除了)(?<what>.+?)的?$");

    /// <summary>"Not polyester, I asked for cotton": what is wanted is said too.</summary>
    public static readonly Cue Put = new("^not (?<not>.+?) (but|(and )?i (asked( for)?|said|wanted|want|meant|need)) (?<what>.+)$", "^不要(?<not>.+?)[，,]?我?要(?<what>.+)$");

    /// <summary>"None of these, I want something in black": what is in sight is left out, and the rest is a change like any other.</summary>
    private static readonly Cue None = new("^(i (do not|dont) (want|like) any of (these|those|them)|none of (these|those|them|the above)|neither( of (these|those|them))?|not any of (these|those|them))( please)?(?<rest>.*)$", "^(这些|这几个|都)(我)?(都)?不(要|喜欢|行)(?<rest>.*)$");

    public static Intent? Read(Utterance utterance, Scene scene)
    {
        if (scene.State.Wish is { } seen && scene.Shown.Count > 0 && None.Match(utterance) is { Success: true } none)
        {
            var others = Without(seen, scene.Shown.Select(p => p.Id)).Wish;
            var wanted = RequestReader.Read(FindReader.Strip(utterance.With(none.Groups["rest"].Value)).Plain, scene.Index);
            var (changed, lacking) = Essence.Join(others, wanted);
            return new Intent.Find(changed, Refines: true, Unmet: lacking);
        }

        if (scene.State.Wish is not null && Put.Match(utterance) is { Success: true } both)
        {
            if (Read(utterance.With($"not {both.Groups["not"].Value}"), scene) is not Intent.Find excluded)
            {
                return null; // a condition like any other
            }

            var (joined, unmet) = Essence.Join(excluded.Wish, RequestReader.Read(both.Groups["what"].Value, scene.Index));
            return new Intent.Find(joined, Refines: true, Unmet: unmet);
        }

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
        if (pointed is { Kind: ReferenceKind.Ordinal or ReferenceKind.Name or ReferenceKind.Pronoun, Products.Count: > 0 } && (pointed.Kind != ReferenceKind.Pronoun || what.Words.Length == 0) && match.Groups["what"].Value.Split(' ').Length <= 3)
        {
            return Without(wish, pointed.Products.Select(p => p.Id));
        }

        if (what.Words.Length == 0)
        {
            return null;
        }

        // By all that is said of it; else by the last word that tells: of "machines with pods", "pods".
        return Having(wish, what.Words, scene) is { } rest && ChangeReader.IsMet(rest.Wish, scene.Index) ? rest : Having(wish, what.Words.Split(' ')[^1], scene);
    }

    /// <summary>The wish without the products that have the words; null where none has.</summary>
    private static Intent.Find? Having(Wish wish, string words, Scene scene)
    {
        var found = scene.Index.Search(new SearchQuery { Text = $"{wish.Words} {words}", Filters = wish.Filters, Limit = MostExcluded, Explain = true }, CancellationToken.None);
        string[] having = [.. found.Hits.Where(h => Coverage.Missing(words, found with { Hits = [h] }).Count == 0).Select(h => h.ProductId)];
        return found.Total <= MostExcluded && having.Length > 0 && Coverage.Missing(words, found).Count == 0 && Coverage.Content(words).Count > 0 ? Without(wish, having) : null;
    }

    private static Intent.Find Without(Wish wish, IEnumerable<string> ids) =>
        new(wish with { Filters = wish.Filters with { ExcludedProductIds = [.. wish.Filters.ExcludedProductIds.Union(ids)] } }, Refines: true);
}
