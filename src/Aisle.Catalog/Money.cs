using System.Globalization;

namespace Aisle.Catalog;

/// <summary>An amount in one currency. Never a floating-point number, never without its currency.</summary>
/// <param name="Amount">Major units: 12.50 is twelve dollars fifty.</param>
/// <param name="Currency">ISO 4217 code in upper case, such as "USD"; see <see cref="Currencies"/>.</param>
public readonly record struct Money(decimal Amount, string Currency) : IComparable<Money>
{
    /// <summary>Orders by amount within a currency; currencies are never converted.</summary>
    /// <exception cref="InvalidOperationException">The currencies differ.</exception>
    public int CompareTo(Money other) =>
        Currency == other.Currency
            ? Amount.CompareTo(other.Amount)
            : throw new InvalidOperationException($"Cannot compare {Currency} with {other.Currency}: amounts in different currencies have no order.");

    public static bool operator <(Money left, Money right) => left.CompareTo(right) < 0;

    public static bool operator >(Money left, Money right) => left.CompareTo(right) > 0;

    public static bool operator <=(Money left, Money right) => left.CompareTo(right) <= 0;

    public static bool operator >=(Money left, Money right) => left.CompareTo(right) >= 0;

    /// <summary>The form for people: "$12.50", "¥1,200", "12.50 CHF".</summary>
    public override string ToString()
    {
        var digits = Currencies.MinorDigits(Currency);
        var number = Amount.ToString("N" + digits.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
        return Currencies.Symbol(Currency) is { } symbol ? symbol + number : $"{number} {Currency}";
    }
}
