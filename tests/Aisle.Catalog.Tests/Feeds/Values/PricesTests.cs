using System.Globalization;
using Aisle.Catalog.Feeds.Values;
using CsCheck;

namespace Aisle.Catalog.Tests.Feeds.Values;

public sealed class PricesTests
{
    [Theory]
    [InlineData("105.29 USD", null, "105.29", "USD")]
    [InlineData("$1,299.00", null, "1299.00", "USD")]
    [InlineData("$1,299.00", "AUD", "1299.00", "AUD")]
    [InlineData("1.299,00 €", null, "1299.00", "EUR")]
    [InlineData("1 299,00 €", null, "1299.00", "EUR")]
    [InlineData("1'299.50 CHF", null, "1299.50", "CHF")]
    [InlineData("Rs. 899", null, "899", "INR")]
    [InlineData("Rs.99", null, "99", "INR")]
    [InlineData("₹1,29,999/-", null, "129999", "INR")]
    [InlineData("Rs. 899", "PKR", "899", "PKR")]
    [InlineData("899.0", "INR", "899.0", "INR")]
    [InlineData("¥1,200", null, "1200", "JPY")]
    [InlineData("1.200", "JPY", "1200", "JPY")]
    [InlineData("1.250", "KWD", "1.250", "KWD")]
    [InlineData("12,5", "EUR", "12.5", "EUR")]
    [InlineData(".99", "USD", ".99", "USD")]
    [InlineData("kr 120", "SEK", "120", "SEK")]
    [InlineData("usd 12", null, "12", "USD")]
    [InlineData("12,- €", null, "12", "EUR")]
    [InlineData("0", "USD", "0", "USD")]
    public void TryParse_AsShopsWrite_IsTheAmount(string text, string? currency, string amount, string expected)
    {
        Assert.Null(Prices.TryParse(text, currency, out var price));
        Assert.Equal(new Money(decimal.Parse(amount, CultureInfo.InvariantCulture), expected), price);
    }

    [Theory]
    [InlineData("-5.00", "USD", "negative")]
    [InlineData("$-5.00", "USD", "negative")]
    [InlineData("-$5.00", "USD", "negative")]
    [InlineData("(5.00)", "USD", "negative")]
    [InlineData("5.00", null, "--currency")]
    [InlineData("5.00 XYZ", "USD", "xyz")]
    [InlineData("5.00", "XYZ", "XYZ")]
    [InlineData("kr 120", "USD", "several")]
    [InlineData("call us", "USD", "no price")]
    [InlineData("1.299", "EUR", "two digits")]
    [InlineData("1.2.3,4,5", "USD", "no amount")]
    [InlineData("12 or 15", "USD", "no amount")]
    [InlineData("99999999999999999999999999999999", "USD", "no amount")]
    public void TryParse_WrongOrTwoWays_SaysWhy(string text, string? currency, string reason)
    {
        Assert.Contains(reason, Prices.TryParse(text, currency, out _), StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public void TryParse_AmountsWrittenOut_AreThemselves() =>
        Gen.Int[0, 99_999_999].Sample(cents =>
        {
            var amount = cents / 100m;
            foreach (var text in (string[])[amount.ToString("0.00", CultureInfo.InvariantCulture), amount.ToString("N2", CultureInfo.InvariantCulture), "$" + amount.ToString("N2", CultureInfo.InvariantCulture)])
            {
                if (Prices.TryParse(text, "USD", out var price) is not null || price.Amount != amount)
                {
                    return false;
                }
            }

            return true;
        });

    [Fact]
    public void TryParse_AnyText_IsAPriceOrAReason() =>
        Gen.String[Gen.Char["0123456789.,-$€ RsUSD\u00A0'/()abc元"], 0, 30].Sample(text => Prices.TryParse(text, "EUR", out var price) is not null || (price.Amount >= 0 && Currencies.IsKnown(price.Currency)));
}
