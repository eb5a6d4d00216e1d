using System.Text.Json;

namespace Aisle.Catalog.Tests;

public sealed class CatalogJsonTests
{
    [Fact]
    public void Options_Product_RoundTrips()
    {
        var product = new Product
        {
            Id = "p1",
            Title = "Trail lamp",
            Categories = [CategoryPath.Parse("Outdoor > Lamps")],
            Attributes = [new("Weight", new AttributeValue.Measure(85.5m, "g")), new("Waterproof", new AttributeValue.YesNo(true))],
            Offers = [new() { Price = new(19.90m, "EUR"), Availability = Availability.PreOrder }],
        };

        var json = JsonSerializer.Serialize(product, CatalogJson.Options);
        var back = JsonSerializer.Deserialize<Product>(json, CatalogJson.Options)!;

        Assert.Contains("\"outdoor > lamps\"", json, StringComparison.OrdinalIgnoreCase);
        Assert.Equal(json, JsonSerializer.Serialize(back, CatalogJson.Options));
        Assert.Equal(product.Attributes, back.Attributes);
    }

    [Fact]
    public void Options_MissingLists_KeepTheirInitialValue()
    {
        var product = JsonSerializer.Deserialize<Product>("""{"id":"p1","title":"Trail lamp"}""", CatalogJson.Options)!;

        Assert.Empty(product.Variants);
        Assert.Equal("", product.Description);
    }
}
