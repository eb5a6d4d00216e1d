using Aisle.Catalog.Index;
using Aisle.Catalog.Search.Ranking;

namespace Aisle.Catalog.Search.Reading;

/// <summary>
/// Reads what the words of a request mean, in English and Chinese, by the vocabulary of the shop's own catalogue: price and rating
/// bounds, availability, brands, colours, sizes and other values. What becomes a condition leaves the text; what may mean something
/// else stays in it.
/// </summary>
public static class QueryReader
{
    /// <summary>Longer requests are read up to here.</summary>
    public const int LongestText = 2000;

    public static ReadQuery Read(string text, CatalogIndex index)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(index);
        var request = new RequestText(text.Length > LongestText ? text[..LongestText] : text);
        var conditions = new List<ReadCondition>();
        AddIfAny(RatingReader.Read(request)); // before prices: "at least 4 stars"
        AddIfAny(PriceReader.Read(request));
        AddIfAny(AvailabilityReader.Read(request));
        Fillers.TakeTerms(request);
        Fillers.TakeCategories(request);
        Fillers.Take(request); // before names: "looking for Sony" is not "a case for Sony"
        conditions.AddRange(VocabularyReader.Read(request, index));
        conditions = [.. conditions.OrderBy(c => c.Start).Select(c => InShops(c, index))];
        return new ReadQuery(request.Rest(), Filters(conditions, index), conditions);

        void AddIfAny(ReadCondition? condition)
        {
            if (condition is not null)
            {
                conditions.Add(condition);
            }
        }
    }

    /// <summary>
    /// Reads a request that may ask for several things, each with conditions of its own: "a tent, two sleeping bags and a stove under 300".
    /// What it says of the purchase as a whole is no condition of one thing; a bound that closes a plain list holds for each thing and for
    /// all together.
    /// </summary>
    public static ReadRequest ReadItems(string text, CatalogIndex index)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(index);
        text = text.Length > LongestText ? text[..LongestText] : text;
        var (request, budget, hasVoucher) = PurchaseTerms.Split(text);
        var items = Whole(RequestItems.Of(request, NamesAThing));
        items = items.Count > 1 ? items : BareList.Of(request, index);
        if (items.Count < 2)
        {
            var one = hasVoucher ? request : text;
            return new ReadRequest([new ReadItem(one, 1, Read(one, index))], budget);
        }

        ReadItem[] read = [.. items.Select(ReadItem)];
        if (budget is null && read[..^1].All(i => i.Query.Conditions.All(c => c.Kind != ConditionKind.Price))
            && read[^1].Query.Conditions.FirstOrDefault(c => c is { Kind: ConditionKind.Price, Min: null, IsApplied: true }) is { } closing
            && PurchaseTerms.ClosesAList(closing.Source, request))
        {
            budget = closing.Max;
            read = [.. read[..^1].Select(i => i with { Query = With(i.Query, closing) }), read[^1]];
        }

        return new ReadRequest(read, budget);

        ReadItem ReadItem(string item)
        {
            var (thing, count) = ItemCount.Read(item, NamesAThing);
            return new ReadItem(item, count, Read(thing, index));
        }

        // "With short sleeves" and "the price should be over 20" are no things by themselves: they are said of the one before.
        IReadOnlyList<string> Whole(IReadOnlyList<string> cut)
        {
            var whole = new List<string>();
            foreach (var item in cut)
            {
                if (whole.Count == 0 || QueryWords.NamesSomething(Read(item, index).Text))
                {
                    whole.Add(item);
                }
                else
                {
                    whole[^1] = $"{whole[^1]}, {item}";
                }
            }

            return whole;
        }

        bool NamesAThing(string phrase) => index.NamesAThing(Read(phrase, index).Text);

        ReadQuery With(ReadQuery query, ReadCondition condition)
        {
            ReadCondition[] conditions = [.. query.Conditions, condition];
            return query with { Conditions = conditions, Filters = Filters(conditions, index) };
        }
    }

    /// <summary>The filters that conditions amount to. What can't be applied, as a price in a currency without a rate, is left out.</summary>
    public static SearchFilters Filters(IReadOnlyList<ReadCondition> conditions, CatalogIndex index)
    {
        ArgumentNullException.ThrowIfNull(conditions);
        ArgumentNullException.ThrowIfNull(index);
        var price = conditions.FirstOrDefault(c => c.Kind == ConditionKind.Price && c.IsApplied);
        return new SearchFilters
        {
            MinPrice = price?.Min,
            MaxPrice = price?.Max,
            MinRating = (double?)conditions.FirstOrDefault(c => c.Kind == ConditionKind.Rating)?.Min,
            AvailableOnly = conditions.Any(c => c.Kind == ConditionKind.Availability),
            Brands = [.. conditions.Where(c => c is { Kind: ConditionKind.Brand, Excluded: false }).SelectMany(c => c.Values)],
            ExcludedBrands = [.. conditions.Where(c => c is { Kind: ConditionKind.Brand, Excluded: true }).SelectMany(c => c.Values)],
            Attributes = [.. conditions
                .Where(c => c.Kind == ConditionKind.Attribute)
                .GroupBy(c => (c.Attribute, c.Excluded))
                .Select(g => new AttributeFilter(g.Key.Attribute!, [.. g.SelectMany(c => c.Values)], Excluded: g.Key.Excluded))],
        };
    }

    /// <summary>A bound in another currency is converted where the shop gave a rate; else it can't be held against its prices.</summary>
    private static ReadCondition InShops(ReadCondition condition, CatalogIndex index)
    {
        var currency = Currencies.Resolve(condition.Currency, index.Currency);
        return currency is null || index.Currency is null ? condition with { Currency = currency }
            : index.Options.Rates.TryGetValue(currency, out var rate) ? condition with { Currency = currency, Min = condition.Min * rate, Max = condition.Max * rate }
            : condition with { Currency = currency, IsApplied = false };
    }
}
