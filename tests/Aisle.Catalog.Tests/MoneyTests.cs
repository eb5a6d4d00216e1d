namespace Aisle.Catalog.Tests;

public sealed class MoneyTests
{
    [Theory]
    [InlineData("1234.5", "USD", "$1,234.50")]
    [InlineData("1200", "JPY", "¥1,200")]
    [InlineData("12.5", "CHF", "12.50 CHF")]
    [InlineData("1.25", "KWD", "1.250 KWD")]
    public void ToString_AmountAndCurrency_WritesThemAsPeopleDo(string amount, string currency, string expected) =>
        Assert.Equal(expected, new Money(decimal.Parse(amount, System.Globalization.CultureInfo.InvariantCulture), currency).ToString());

    [Fact]
    public void CompareTo_OtherCurrency_Throws() =>
        Assert.Throws<InvalidOperationException>(() => new Money(1, "USD") < new Money(1, "EUR"));
}
