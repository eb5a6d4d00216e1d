using Aisle.Catalog.Index;
using Aisle.Catalog.Search;
using Aisle.Catalog.Search.Reading;

namespace Aisle.Assistant.Understanding;

/// <summary>A request split into what must hold and what is searched for.</summary>
/// <param name="Words">What is left for search to match.</param>
/// <param name="Filters">What must hold.</param>
/// <param name="Sort">The order asked for.</param>
/// <param name="Index">By whose vocabulary it was read.</param>
internal sealed record Request(string Words, SearchFilters Filters, SearchSort Sort, CatalogIndex Index)
{
    /// <summary>Whether it says anything beside words to match.</summary>
    public bool HasConditions => Sort != SearchSort.Relevance || WishCondition.Of(Filters).Any();
}

/// <summary>Reads a request by the catalogue's own vocabulary; the order that is asked for, and the words that only ask, are taken out first.</summary>
internal static class RequestReader
{
    private static readonly (Cue Cue, SearchSort Sort)[] Orders =
    [
        (new("(sort(ed)?|order(ed)?|rank(ed)?) (them |it |these )?by (lowest )?(price|cost)( (low to high|ascending))?|(cheapest|lowest price|least expensive)( ones?)?( first)?|low(est)? to high(est)?", "按价格(从低到高)?(排序?)?|从低到高|最便宜的?"), SearchSort.PriceAscending),
        (new("(sort(ed)? )?(by )?(highest price|price high to low|most expensive|priciest)( ones?)?( first)?|high(est)? to low(est)?", "价格从高到低|从高到低|最贵的?"), SearchSort.PriceDescending),
        (new("(sort(ed)?|order(ed)?|rank(ed)?) (them |it |these )?by (rating|ratings|reviews?|stars)|(best|highest|top)[- ]?(rated|rating|reviewed)( ones?)?( first)?|with (the )?(best|highest) (reviews|ratings?)", "按评分(排序?)?|评分最高的?|评价最好的?|口碑最好的?|好评"), SearchSort.Rating),
        (new("(sort(ed)? )?(by )?(newest|latest|most recent|new arrivals)( ones?)?( first)?|(sort(ed)?|order(ed)?) by (date|newest)", "最新的?|新品|新款"), SearchSort.Newest),
    ];

    public static Request Read(string plain, CatalogIndex index)
    {
        var sort = SearchSort.Relevance;
        foreach (var (cue, order) in Orders)
        {
            if (cue.In(plain))
            {
                sort = order;
                plain = cue.Without(plain);
            }
        }

        var read = QueryReader.Read(ChineseWords.Translate(Brands.Translate(plain), index), index);
        return new Request(Connectives.Trim(read.Text), read.Filters, sort, index);
    }
}
