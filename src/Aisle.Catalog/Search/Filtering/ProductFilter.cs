using System.Numerics;
using Aisle.Catalog.Index.Internals;

namespace Aisle.Catalog.Search.Filtering;

/// <summary>
/// <see cref="SearchFilters"/> made ready for one index: labels as numbers, categories as a set. A product meets price, availability
/// and attributes only if one of its skus meets them together; price and availability must hold of the same offer.
/// </summary>
internal sealed class ProductFilter
{
    private readonly ProductColumns _columns;
    private readonly SearchFilters _filters;
    private readonly bool[]? _brands;
    private readonly bool[]? _excludedBrands;
    private readonly bool[]? _categories;
    private readonly HashSet<string>? _ids;
    private readonly HashSet<string>? _excludedIds;
    private readonly PropertyCondition[] _conditions;
    private readonly bool _needsOffer;
    private readonly OfferBounds[] _offers;
    private readonly double _min;
    private readonly double _max;

    public ProductFilter(SearchFilters filters, ProductColumns columns)
    {
        _columns = columns;
        _filters = filters;
        _brands = Set(filters.Brands, columns.Brands);
        _excludedBrands = Set(filters.ExcludedBrands, columns.Brands);
        _ids = filters.ProductIds.Count == 0 ? null : [.. filters.ProductIds];
        _excludedIds = filters.ExcludedProductIds.Count == 0 ? null : [.. filters.ExcludedProductIds];
        _conditions = [.. filters.Attributes.Select(a => new PropertyCondition(a, columns))];
        _needsOffer = filters.MinPrice is not null || filters.MaxPrice is not null || filters.AvailableOnly;
        (_min, _max) = ((double?)filters.MinPrice ?? double.NegativeInfinity, (double?)filters.MaxPrice ?? double.PositiveInfinity);
        _offers = _needsOffer ? columns.OfferBounds.Value : [];
        if (filters.Categories.Count > 0)
        {
            var wanted = filters.Categories.Select(columns.Categories.Find).ToArray();
            _categories = new bool[columns.Categories.Count];
            for (var number = 0; number < _categories.Length; number++)
            {
                _categories[number] = wanted.Any(w => w >= 0 && columns.Categories.IsWithin(number, w));
            }
        }
    }

    /// <summary>Whether a sku may fail where its product passes, so that skus must be looked at one by one.</summary>
    public bool LooksAtSkus => _needsOffer || _conditions.Length > 0;

    /// <summary>Takes out of a set what does not match; gives how many are left.</summary>
    public int Keep(Span<ulong> documents)
    {
        if (_filters == SearchFilters.None)
        {
            return Bits.Count(documents);
        }

        var kept = 0;
        for (var word = 0; word < documents.Length; word++)
        {
            for (var set = documents[word]; set != 0; set &= set - 1)
            {
                if (Matches((word * 64) + BitOperations.TrailingZeroCount(set)))
                {
                    kept++;
                }
                else
                {
                    documents[word] &= ~(set & (0 - set));
                }
            }
        }

        return kept;
    }

    public bool Matches(int document)
    {
        if (!MatchesProduct(document))
        {
            return false;
        }

        if (!LooksAtSkus)
        {
            return true;
        }

        if (_needsOffer && HasOffer(_offers[document]) is { } has && (!has || _conditions.Length == 0))
        {
            return has;
        }

        for (var sku = _columns.Skus.Start(document); sku < _columns.Skus.End(document); sku++)
        {
            if (MatchesSku(document, sku))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether of a product that matches all offers are known to meet the filters.</summary>
    public bool TakesAllOffers(OfferBounds offers) => !LooksAtSkus || offers.IsSingle;

    public bool MatchesSku(int document, int sku)
    {
        foreach (var condition in _conditions)
        {
            if (!condition.Holds(_columns.Options[sku], _columns.Attributes[document]))
            {
                return false;
            }
        }

        if (!_needsOffer)
        {
            return true;
        }

        foreach (var offer in _columns.Offers[sku])
        {
            if (MatchesOffer(offer))
            {
                return true;
            }
        }

        return false;
    }

    public bool MatchesOffer(Price offer) =>
        (!_filters.AvailableOnly || offer.CanBeBought)
        && (_filters.MinPrice is not { } min || offer.Amount >= min)
        && (_filters.MaxPrice is not { } max || offer.Amount <= max);

    /// <summary>Of the offers that meet the filters: of those that can be bought if there are any. In the shop's currency; null for none.</summary>
    public decimal? LowestPrice(int document)
    {
        (bool CanBeBought, decimal Price)? best = null;
        for (var sku = _columns.Skus.Start(document); sku < _columns.Skus.End(document); sku++)
        {
            if (LooksAtSkus && !MatchesSku(document, sku))
            {
                continue;
            }

            foreach (var offer in _columns.Offers[sku])
            {
                if (MatchesOffer(offer) && offer.Amount is { } amount && (best is null || (offer.CanBeBought, -amount).CompareTo(best.Value) > 0))
                {
                    best = (offer.CanBeBought, -amount);
                }
            }
        }

        return -best?.Price;
    }

    /// <summary>Whether one of the offers meets the filters; null where each has to be looked at.</summary>
    private bool? HasOffer(OfferBounds offers)
    {
        if (_filters is { MinPrice: null, MaxPrice: null })
        {
            return (offers.Availabilities & Price.ToBuy) != 0;
        }

        var (lowest, highest) = _filters.AvailableOnly ? (offers.LowestToBuy, offers.HighestToBuy) : (offers.Lowest, offers.Highest);
        return double.IsNaN(lowest) || lowest > _max || highest < _min ? false
            : (lowest > _min && lowest < _max) || (highest > _min && highest < _max) ? true
            : null;
    }

    private bool MatchesProduct(int document)
    {
        var brand = _columns.Brand[document];
        return (_brands is null || (brand >= 0 && _brands[brand]))
            && (_excludedBrands is null || brand < 0 || !_excludedBrands[brand])
            && (_filters.MinRating is not { } stars || _columns.RatingAverage[document] >= stars)
            && (_ids is null || _ids.Contains(_columns.Ids[document]))
            && (_excludedIds is null || !_excludedIds.Contains(_columns.Ids[document]))
            && (_categories is null || AnyCategory(document, _categories));
    }

    private bool AnyCategory(int document, bool[] within)
    {
        foreach (var category in _columns.Category[document])
        {
            if (within[category])
            {
                return true;
            }
        }

        return false;
    }

    private static bool[]? Set(IReadOnlyList<string> labels, LabelTable table)
    {
        if (labels.Count == 0)
        {
            return null;
        }

        var set = new bool[table.Count];
        foreach (var label in labels)
        {
            if (table.Find(label) is var number and >= 0)
            {
                set[number] = true;
            }
        }

        return set;
    }
}
