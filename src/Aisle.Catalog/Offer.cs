using System.Text.Json.Serialization;

namespace Aisle.Catalog;

/// <summary>A price at which a seller sells.</summary>
public sealed record Offer
{
    public required Money Price { get; init; }

    /// <summary>The price before a reduction, in the same currency; null where there is none.</summary>
    public Money? ListPrice { get; init; }

    public Availability Availability { get; init; } = Availability.Unknown;

    /// <summary>How many there are; null where the feed does not tell.</summary>
    public int? Quantity { get; init; }

    /// <summary>Null for the shop itself.</summary>
    public string? Seller { get; init; }

    /// <summary>Cheapest that can be bought, else cheapest of all; only in the first offer's currency, since amounts are never converted.</summary>
    public static Offer? Best(IEnumerable<Offer> offers)
    {
        Offer? best = null;
        foreach (var offer in offers)
        {
            if (best is null
                || (offer.Price.Currency == best.Price.Currency
                    && (offer.CanBeBought, -offer.Price.Amount).CompareTo((best.CanBeBought, -best.Price.Amount)) > 0))
            {
                best = offer;
            }
        }

        return best;
    }

    /// <summary>Everything but what is known to be out of stock or discontinued.</summary>
    [JsonIgnore]
    public bool CanBeBought => Availability is not (Availability.OutOfStock or Availability.Discontinued);
}

public enum Availability
{
    Unknown,
    InStock,
    OutOfStock,
    PreOrder,
    BackOrder,
    Discontinued,
}
