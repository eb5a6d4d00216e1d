using Aisle.Catalog.Index;
using CsCheck;

namespace Aisle.Catalog.Tests.Index;

/// <summary>Small made-up shops to search in.</summary>
internal static class Shops
{
    private static readonly string[] Words = ["mouse", "pad", "wireless", "laptop", "bag", "red", "cable", "usb", "lamp", "desk"];
    private static readonly string[] Colors = ["Black", "Red", "Navy blue", "black/red"];

    public static Gen<Product[]> Any { get; } = AnyProduct().Array[0, 14].Select(NumberThem);

    public static async Task<CatalogIndex> IndexAsync(params Product[] products) =>
        await CatalogIndex.BuildAsync(Stream(products), new Dictionary<string, Rating>(), TestContext.Current.CancellationToken);

    /// <summary>For properties, which are not asynchronous: building from memory never waits.</summary>
    public static CatalogIndex Index(IEnumerable<Product> products) =>
        CatalogIndex.BuildAsync(Stream(products), new Dictionary<string, Rating>(), CancellationToken.None).GetAwaiter().GetResult();

    public static Product Make(string id, string title, decimal? price = null) => new()
    {
        Id = id,
        Title = title,
        Offers = price is { } amount ? [Offer(amount)] : [],
    };

    public static Offer Offer(decimal price, Availability availability = Availability.InStock, string currency = "USD") =>
        new() { Price = new Money(price, currency), Availability = availability };

    private static async IAsyncEnumerable<Product> Stream(IEnumerable<Product> products)
    {
        foreach (var product in products)
        {
            yield return product;
        }

        await Task.CompletedTask;
    }

    private static Product[] NumberThem(Product[] products) => [.. products.Select((p, i) => p with { Id = $"p{i}" })];

    private static Gen<Product> AnyProduct()
    {
        var text = Gen.OneOf(Words).Array[1, 4].Select(w => string.Join(' ', w));
        var offer = Gen.Select(Gen.Int[1, 9], Gen.Enum<Availability>(), Gen.Int[0, 9], (price, availability, foreign) =>
            Offer(price * 10, availability, foreign == 0 ? "EUR" : "USD"));
        var variant = Gen.Select(Gen.OneOf(Colors), Gen.OneOf("S", "M", "L"), offer.Array[0, 2], Gen.Int[0, 1000], (color, size, offers, n) =>
            new Variant { Id = $"v{n}", Options = [new("Color", color), new("Size", size)], Offers = offers });
        var attributes = Gen.Select(Gen.Int[0, 3], Gen.OneOf(Colors), Gen.Int[1, 3], Gen.Bool, (kind, color, number, yes) => (ProductAttribute[])(kind switch
        {
            0 => [],
            1 => [new("Color", new AttributeValue.Text(color))],
            2 => [new("Length", new AttributeValue.Measure(number, "m")), new("Wireless", new AttributeValue.YesNo(yes))],
            _ => [new("Length", new AttributeValue.Measure(number * 50, "cm"))],
        }));
        var rating = Gen.Select(Gen.Int[0, 10], Gen.Int[1, 50], (stars, count) => stars == 0 ? null : new Rating(stars / 2d, count));
        return Gen.Select(
            Gen.Select(text, text, Gen.OneOf("Acme", "Bolt", "acme", ""), Gen.OneOf("A", "A > B", "A > B > C", "D > B", "")),
            Gen.Select(variant.Array[0, 3], offer.Array[0, 2], attributes, rating),
            (words, facts) => new Product
            {
                Id = "",
                Title = words.Item1,
                Description = words.Item2,
                Brand = words.Item3.Length == 0 ? null : words.Item3,
                Categories = words.Item4.Length == 0 ? [] : [CategoryPath.Parse(words.Item4)],
                Variants = facts.Item1,
                Offers = facts.Item2,
                Attributes = facts.Item3,
                Rating = facts.Item4,
            });
    }
}
