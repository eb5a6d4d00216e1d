using Aisle.Assistant.Conversations;
using Aisle.Catalog.Index;
using Aisle.Catalog.Search;

namespace Aisle.Assistant.Understanding;

/// <summary>What was looked for together ("a tent and two sleeping bags"), each with its own wish: a condition that names none of them holds for each.</summary>
internal static class Alongside
{
    /// <summary>The intent for each of the things, in the order in which they were asked for; the intent alone where it is about one.</summary>
    public static IReadOnlyList<Intent> Each(Intent intent, ConversationState state)
    {
        if (intent is not Intent.Find { Refines: true, Relative: null } find || state.Alongside.Count == 0 || state.Wish is not { } last || find.Wish.Words != last.Words || find.Unmet.Length > 0)
        {
            return [intent];
        }

        return [.. state.Alongside.Select(wish => (Intent)(find with { Wish = wish with { Filters = Changed(wish.Filters, last.Filters, find.Wish.Filters), Sort = find.Wish.Sort } })), intent];
    }

    /// <summary>The state with the thing that is named as the one that is talked of: "the tent for two, please" after a tent and sleeping bags.</summary>
    public static ConversationState Named(ConversationState state, Utterance utterance, CatalogIndex index)
    {
        if (state.Alongside.Count == 0 || state.Wish is not { } last)
        {
            return state;
        }

        var said = ChineseWords.Translate(utterance.Plain, index).Split(' ').Where(w => Things.IsNear(w, index)).Select(Plural.Strip).ToHashSet(StringComparer.Ordinal);
        bool Has(Wish wish) => wish.Words.Split(' ').Select(Plural.Strip).Any(said.Contains);
        return Has(last) || state.Alongside.FirstOrDefault(Has) is not { } named ? state
            : state with { Wish = named, Alongside = [.. state.Alongside.Where(w => w != named), last] };
    }

    /// <summary>The filters with what changed between two others.</summary>
    private static SearchFilters Changed(SearchFilters filters, SearchFilters before, SearchFilters after) => filters with
    {
        MinPrice = after.MinPrice == before.MinPrice ? filters.MinPrice : after.MinPrice,
        MaxPrice = after.MaxPrice == before.MaxPrice ? filters.MaxPrice : after.MaxPrice,
        MinRating = after.MinRating == before.MinRating ? filters.MinRating : after.MinRating,
        AvailableOnly = after.AvailableOnly == before.AvailableOnly ? filters.AvailableOnly : after.AvailableOnly,
        Brands = after.Brands.SequenceEqual(before.Brands) ? filters.Brands : after.Brands,
        ExcludedBrands = [.. filters.ExcludedBrands.Except(before.ExcludedBrands).Union(after.ExcludedBrands)],
        Attributes = [.. filters.Attributes.Where(a => !before.Attributes.Except(after.Attributes).Any(gone => WishCondition.Same(gone.Name, a.Name))), .. after.Attributes.Except(before.Attributes)],
    };
}
