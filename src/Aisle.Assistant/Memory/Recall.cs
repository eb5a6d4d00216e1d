using System.Text.RegularExpressions;
using Aisle.Assistant.Understanding;
using Aisle.Catalog.Index;
using Aisle.Catalog.Search;
using Aisle.Catalog.Search.Synonyms;

namespace Aisle.Assistant.Memory;

/// <summary>
/// Uses what is remembered when something is looked for anew: the size as a condition where the thing comes in it, the budget as a
/// bound, unwanted brands left out, liked brands first among what fits. Whatever is used is told with the answer and can be undone; of
/// someone who is shopped for, what was told of them counts, and the shopper's own size and taste do not.
/// </summary>
internal static partial class Recall
{
    /// <summary>"Running shoes in my size" with the size in its place.</summary>
    public static Utterance Fill(Utterance utterance, ShopperMemory memory)
    {
        if (memory.Sizes.Count == 0 || !OwnSize().IsMatch(utterance.Plain))
        {
            return utterance;
        }

        return utterance.With(OwnSize().Replace(utterance.Plain, match =>
        {
            var who = match.Groups["who"].Value;
            var of = match.Groups["of"].Success ? Plural.Strip(match.Groups["of"].Value) : null;
            var known = memory.Sizes.Where(s => s.For == who).ToList();
            var size = known.Find(s => of is not null && s.Of == of) ?? known.Find(s => s.Of.Length > 0 && utterance.Plain.Contains(s.Of, StringComparison.Ordinal)) ?? (known.Count > 0 ? known[^1] : null);
            return size is null ? match.Value : $"size {size.Size}";
        }));
    }

    /// <param name="intent">As it was read.</param>
    /// <param name="utterance">What was said: it tells whom the thing is for.</param>
    /// <param name="memory">What is remembered.</param>
    /// <param name="index">Tells whether a size is one that the thing comes in.</param>
    public static Intent Apply(Intent intent, Utterance utterance, ShopperMemory memory, CatalogIndex index)
    {
        if (memory.IsNothing || intent is not Intent.Find { Refines: false, Wish: var wish } find || wish == Wish.Nothing)
        {
            return intent;
        }

        var who = People.In(utterance);
        var filters = wish.Filters;
        var used = ShopperMemory.Nothing;
        if (memory.Budget is { } budget && filters is { MaxPrice: null, MinPrice: null })
        {
            filters = filters with { MaxPrice = budget };
            used = used with { Budget = budget };
        }

        var (likes, dislikes) = memory.BrandsOf(who);
        var unwanted = dislikes.Where(d => !Names(filters.Brands, d)).ToList();
        filters = unwanted.Count == 0 ? filters : filters with { ExcludedBrands = [.. filters.ExcludedBrands.Union(unwanted, StringComparer.OrdinalIgnoreCase)] };
        if (Fitting(wish with { Filters = filters }, memory.Sizes.Where(s => People.Same(s.For, who)), index) is var (size, filter))
        {
            filters = filters with { Attributes = [.. filters.Attributes, filter] };
            used = used with { Sizes = [size] };
        }

        used = who.Length == 0 ? used with { Likes = filters.Brands.Count > 0 ? [] : likes, Dislikes = unwanted }
            : used with { Tastes = [.. memory.Tastes.Where(t => People.Same(t.For, who) && (!t.Dislikes || Names(unwanted, t.Brand)))] };
        return used.IsNothing ? intent : find with { Wish = wish with { Filters = filters }, Recalled = used };
    }

    /// <summary>The size that the thing comes in; null where none is remembered for it, or where another was asked for.</summary>
    private static (RememberedSize Size, AttributeFilter Filter)? Fitting(Wish wish, IEnumerable<RememberedSize> sizes, CatalogIndex index)
    {
        if (!Things.Name(wish.Words, index) || wish.Filters.Attributes.Any(a => OptionReader.IsSize(a.Name)))
        {
            return null;
        }

        foreach (var size in sizes.Where(s => s.Of.Length == 0 || IsKind(s.Of, wish.Words)).OrderByDescending(s => s.Of.Length))
        {
            foreach (var value in index.Vocabulary.FindValues(size.Size).Where(v => OptionReader.IsSize(v.Attribute)))
            {
                var filter = new AttributeFilter(value.Attribute, [value.Value]);
                if (ChangeReader.IsMet(wish with { Filters = wish.Filters with { Attributes = [.. wish.Filters.Attributes, filter] } }, index))
                {
                    return (size, filter);
                }
            }
        }

        return null;
    }

    /// <summary>Boots are shoes, by the thesaurus.</summary>
    private static bool IsKind(string of, string words)
    {
        var main = Plural.Strip(Things.MainWord(words));
        return words.Split(' ').Select(Plural.Strip).Contains(Plural.Strip(of))
            || Thesaurus.Retail.Groups.Any(g => g.Same.Any(s => Plural.Strip(s) == Plural.Strip(of)) && g.Same.Concat(g.Narrower).Any(n => Plural.Strip(n) == main));
    }

    private static bool Names(IEnumerable<string> brands, string brand) => brands.Contains(brand, StringComparer.OrdinalIgnoreCase);

    [GeneratedRegex(@"(?:in |of )?(?:my|(?:(?:my|our) )?(?<who>[a-z]{3,12})'s|her|his) (?:own )?(?:(?<of>shoe|shirt|trouser|jeans|clothing) )?size(?! is)", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex OwnSize();
}
