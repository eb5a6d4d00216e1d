using Aisle.Catalog.Feeds;

namespace Aisle.Catalog.Tests.Feeds.Native;

public sealed class NativeFeedTests
{
    private const string Lamp = """{"type":"product","id":"p1","title":"Trail lamp","offers":[{"price":{"amount":19.9,"currency":"EUR"}}]}""";

    [Fact]
    public async Task Read_EveryType_GivesItsRecord()
    {
        using var folder = new FeedFolder();
        var records = await folder.ReadAsync("shop.jsonl", Lamp + "\n\n" + """
            {"type":"review","id":"r1","productId":"p1","stars":4,"text":"Bright <b>enough</b>"}
            {"type":"question","id":"q1","productId":"p1","text":"Does it float?","answers":[{"text":"Yes."}]}
            {"type":"policy","id":"returns","title":"Returns","sections":[{"heading":"","text":"30 days."}]}
            """);

        Assert.Equal(new Money(19.9m, "EUR"), Assert.Single(records.Products()).BestOffer()!.Price);
        Assert.Equal("Bright enough", Assert.Single(records.Reviews()).Text);
        Assert.Equal("Yes.", Assert.Single(records.OfType<FeedRecord.OfQuestion>()).Question.Answers[0].Text);
        Assert.Equal("30 days.", Assert.Single(records.Policies()).Sections[0].Text);
        Assert.Equal(4, records.Count);
    }

    [Theory]
    [InlineData("""{"type":"product","id":"","title":"x"}""", "id", "missing")]
    [InlineData("""{"type":"product","id":"p"}""", null, "title")]
    [InlineData("""{"type":"produce","id":"p","title":"x"}""", "type", "product, review")]
    [InlineData("""{"type":"product","id":"p","title":"x","offers":[{"price":{"amount":-1,"currency":"EUR"}}]}""", "offers.price", "negative")]
    [InlineData("""{"type":"product","id":"p","title":"x","offers":[{"price":{"amount":1,"currency":"EUX"}}]}""", "offers.price", "EUX")]
    [InlineData("""{"type":"product","id":"p","title":"x","attributes":[{"name":"a","value":{}}]}""", "attributes", "kind")]
    [InlineData("""{"type":"product","id":"p","title":"x"},""", null, "one object a line")]
    [InlineData("""{"type":"product","id":7,"title":"x"}""", "$.id", "one object a line")]
    public async Task Read_BadLine_IsRefusedAndTheRestGoesIn(string line, string? field, string reason)
    {
        using var folder = new FeedFolder();
        var records = await folder.ReadAsync("shop.jsonl", $"{Lamp}\n{line}\n{Lamp}\n");

        var refused = Assert.Single(records.Refused());
        Assert.Equal(2, refused.Line);
        Assert.Equal(field, refused.Field);
        Assert.Contains(reason, refused.Reason, StringComparison.Ordinal);
        Assert.False(refused.EndsFile);
        Assert.Equal(2, records.Products().Count);
    }

    [Fact]
    public async Task Read_ValuesThatNoShopShows_AreHeldToTheContract()
    {
        using var folder = new FeedFolder();
        var records = await folder.ReadAsync("shop.jsonl", """
            {"type":"product","id":"p1","title":"Lamp","releasedAt":"2024-03-01T01:00:00+02:00","links":[{"kind":"related","productId":"<b>p2</b>"}],"offers":[{"price":{"amount":20,"currency":"EUR"},"listPrice":{"amount":30,"currency":"USD"},"quantity":-3}]}
            {"type":"review","id":"r1","productId":"p1","variantId":"<i>v1</i>","text":"Bright"}
            """);

        var product = Assert.Single(records.Products());
        Assert.Equal("p2", Assert.Single(product.Links).ProductId);
        Assert.Equal(TimeSpan.Zero, product.ReleasedAt!.Value.Offset);
        Assert.Equal((null, 0), (Assert.Single(product.Offers).ListPrice, product.Offers[0].Quantity));
        Assert.Equal("v1", Assert.Single(records.Reviews()).VariantId);
    }

    [Fact]
    public async Task Read_NullsForLists_AreEmptyLists()
    {
        using var folder = new FeedFolder();
        var records = await folder.ReadAsync("shop.jsonl", """{"type":"product","id":"p","title":"x","description":null,"offers":null,"variants":[null],"media":[{"url":"javascript:alert(1)"}]}""");

        var product = Assert.Single(records.Products());
        Assert.Equal("", product.Description);
        Assert.Empty(product.Offers);
        Assert.Empty(product.Variants);
        Assert.Empty(product.Media);
        Assert.Equal("media", Assert.Single(records.LeftOut()).Field);
    }
}
