using System.Text.RegularExpressions;
using Aisle.Assistant.Understanding;

namespace Aisle.Assistant.Memory;

/// <summary>Uses what is remembered when a request is read: "my size" is the size that was told; a budget and disliked brands hold for what is looked for anew.</summary>
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

    public static Intent Apply(Intent intent, ShopperMemory memory)
    {
        if (memory.IsNothing || intent is not Intent.Find { Refines: false, Wish: var wish } find)
        {
            return intent;
        }

        var filters = wish.Filters;
        if (memory.Budget is { } budget && filters is { MaxPrice: null, MinPrice: null })
        {
            filters = filters with { MaxPrice = budget };
        }

        var unwanted = memory.Dislikes.Where(d => !filters.Brands.Contains(d, StringComparer.OrdinalIgnoreCase)).ToList();
        return unwanted.Count == 0 && ReferenceEquals(filters, wish.Filters) ? intent
            : find with { Wish = wish with { Filters = filters with { ExcludedBrands = [.. filters.ExcludedBrands.Union(unwanted, StringComparer.OrdinalIgnoreCase)] } } };
    }

    [GeneratedRegex(@"(?:in |of )?(?:my|(?:(?:my|our) )?(?<who>[a-z]{3,12})'s|her|his) (?:own )?(?:(?<of>shoe|shirt|trouser|jeans|clothing) )?size(?! is)", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex OwnSize();
}
