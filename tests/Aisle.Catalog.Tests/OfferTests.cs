using System.Text.Json;

namespace Aisle.Catalog.Tests;

public sealed class OfferTests
{
    [Fact]
    public void Json_OfAnOffer_HasOnlyWhatTheFeedSaid()
    {
        var offer = new Offer { Price = new Money(5, "EUR"), Availability = Availability.InStock };

        Assert.Equal("""{"price":{"amount":5,"currency":"EUR"},"availability":"in_stock"}""", JsonSerializer.Serialize(offer, CatalogJson.Options));
    }

    [Fact]
    public void Json_OfAnOlderStore_IsRead() => Assert.Equal(
        new Offer { Price = new Money(5, "EUR"), Availability = Availability.InStock },
        JsonSerializer.Deserialize<Offer>("""{"price":{"amount":5,"currency":"EUR"},"availability":"in_stock","canBeBought":true}""", CatalogJson.Options));
}
