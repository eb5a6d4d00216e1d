using Aisle.Catalog;
using Aisle.Server.Demo.Families;
using Aisle.Server.Demo.Writing;

namespace Aisle.Server.Demo;

/// <summary>The offers of one product: what its variants cost more, whether it is reduced, and what is left in stock.</summary>
internal sealed class Pricing(decimal price, Dice dice)
{
    private readonly decimal _before = dice.Chance(0.2) ? 1.1m + dice.Below(6) * 0.05m : 1;
    private readonly Availability _mood = dice.Below(100) switch
    {
        < 4 => Availability.OutOfStock,
        4 => Availability.Discontinued,
        5 => Availability.BackOrder,
        6 => Availability.PreOrder,
        _ => Availability.InStock,
    };

    public Offer Next(IReadOnlyList<FamilyOptionValue> options)
    {
        var extra = options.Sum(option => option.IsPercent ? price * option.Extra / 100 : option.Extra);
        var now = extra == 0 ? price : Ending99(price + extra);
        var left = _mood != Availability.InStock || dice.Chance(0.09) ? 0 : dice.Chance(0.15) ? 1 + dice.Below(5) : 6 + dice.Below(140);
        return new Offer
        {
            Price = new Money(now, "USD"),
            ListPrice = _before > 1 ? new Money(Ending99(now * _before), "USD") : null,
            Availability = left == 0 && _mood == Availability.InStock ? Availability.OutOfStock : _mood,
            Quantity = _mood == Availability.InStock ? left : null,
        };
    }

    private static decimal Ending99(decimal amount) => Math.Ceiling(amount) - 0.01m;
}
