using Aisle.Catalog.Feeds.Values;

namespace Aisle.Catalog.Tests.Feeds.Values;

public sealed class DatesTests
{
    [Theory]
    [InlineData("2024-03-31", "2024-03-31T00:00:00Z")]
    [InlineData("2016-04-30 03:22:56 +0530", "2016-04-29T21:52:56Z")]
    [InlineData("2009-12-10T00:00:00Z", "2009-12-10T00:00:00Z")]
    [InlineData("31/03/2024", "2024-03-31T00:00:00Z")]
    [InlineData("03/31/2024 10:00", "2024-03-31T10:00:00Z")]
    [InlineData("05/05/2024", "2024-05-05T00:00:00Z")]
    [InlineData("09 13, 2009", "2009-09-13T00:00:00Z")]
    [InlineData("31.3.2024", "2024-03-31T00:00:00Z")]
    [InlineData("1252800000", "2009-09-13T00:00:00Z")]
    [InlineData("1252800000000", "2009-09-13T00:00:00Z")]
    public void TryParse_AsExportsWrite_IsUtc(string text, string expected) =>
        Assert.Equal(DateTimeOffset.Parse(expected, System.Globalization.CultureInfo.InvariantCulture), Dates.TryParse(text));

    [Theory]
    [InlineData("03/04/2024")]
    [InlineData("soon")]
    [InlineData("2024-13-45")]
    [InlineData("0001-01-01")]
    [InlineData("12")]
    public void TryParse_NoDateOrTwo_IsNull(string text) => Assert.Null(Dates.TryParse(text));

    [Theory]
    [InlineData("4006381333931", "4006381333931")]
    [InlineData("0-306-40615-2", null)]
    [InlineData("978-0-306-40615-7", "9780306406157")]
    [InlineData("036000291452", "036000291452")]
    [InlineData("4006381333932", null)]
    [InlineData("123", null)]
    [InlineData("ABCDEFGHIJKLM", null)]
    public void Gtin_CheckDigit_Decides(string text, string? expected) => Assert.Equal(expected, Gtin.TryParse(text));

    [Theory]
    [InlineData("in stock", Availability.InStock)]
    [InlineData("https://schema.org/InStock", Availability.InStock)]
    [InlineData("in_stock", Availability.InStock)]
    [InlineData("SoldOut", Availability.OutOfStock)]
    [InlineData("0", Availability.OutOfStock)]
    [InlineData("17", Availability.InStock)]
    [InlineData("preorder", Availability.PreOrder)]
    [InlineData("maybe", null)]
    public void Availability_Words_AreKnown(string text, Availability? expected) => Assert.Equal(expected, Availabilities.TryParse(text));

    [Theory]
    [InlineData("A > B", "A > B")]
    [InlineData("A >> B >> C", "A > B > C")]
    [InlineData("A|B", "A > B")]
    [InlineData("Home / Garden", "Home > Garden")]
    [InlineData("Skirts/Dresses", "Skirts/Dresses")]
    public void Categories_Separators_AreKnown(string text, string expected) => Assert.Equal(expected, Categories.Parse(text).ToString());
}
