namespace Aisle.Catalog.Search.Reading;

/// <summary>What a request was read to mean.</summary>
/// <param name="Text">What is left to search for once the conditions are taken out.</param>
/// <param name="Filters">The conditions, as filters.</param>
/// <param name="Conditions">Each condition on its own, in the order of the text, so that it can be shown and undone.</param>
public sealed record ReadQuery(string Text, SearchFilters Filters, IReadOnlyList<ReadCondition> Conditions);

/// <param name="Key">Stable, so that two turns can speak of the same one: "price", "rating", "availability", "brand:logitech", "attribute:color:black".</param>
/// <param name="Kind">What it is about.</param>
/// <param name="Source">The stretch of the request that it was read from.</param>
public sealed record ReadCondition(string Key, ConditionKind Kind, string Source)
{
    /// <summary>The brand's, category's or attribute value's name as the catalogue writes it; empty for bounds.</summary>
    public IReadOnlyList<string> Values { get; init; } = [];

    /// <summary>The attribute's name; null for other kinds.</summary>
    public string? Attribute { get; init; }

    /// <summary>Of a price, rating or measure, inclusive.</summary>
    public decimal? Min { get; init; }

    /// <summary>Of a price or measure, inclusive.</summary>
    public decimal? Max { get; init; }

    /// <summary>ISO 4217 code where the request names one: "50 euros"; null where it means the shop's: "$50", "50", "200块".</summary>
    public string? Currency { get; init; }

    /// <summary>False for what is understood but can't be held against the products: a price in a currency that is not the shop's.</summary>
    public bool IsApplied { get; init; } = true;

    /// <summary>Where in the request it starts, for the order of conditions.</summary>
    internal int Start { get; init; }

    /// <summary>Whether it says what must not be: "not Sony".</summary>
    public bool Excluded { get; init; }
}

public enum ConditionKind
{
    Price,
    Rating,
    Availability,
    Brand,
    Attribute,
}
