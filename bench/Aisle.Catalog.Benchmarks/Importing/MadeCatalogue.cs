using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Aisle.Catalog.Benchmarks.Importing;

/// <summary>Writes a made catalogue as Aisle's JSON Lines, the same at every run: about 2 KB a product, every fifth one a family of six variants.</summary>
internal static class MadeCatalogue
{
    private static readonly string[] Words =
        ("solid light quiet compact wireless rugged bright steel oak cotton garden kitchen travel studio winter summer lamp mouse kettle chair "
        + "jacket drill speaker keyboard tent bottle charger monitor blanket backpack with for and made of easy fast long lasting battery cable").Split(' ');

    public static void Write(string path, int products, int reviewsEach)
    {
        var random = new Random(20_240_601);
        using var file = new StreamWriter(path);
        for (var n = 0; n < products; n++)
        {
            var id = $"p{n:D7}";
            file.WriteLine(Line("product", Product(id, random)));
            for (var r = 0; r < reviewsEach; r++)
            {
                file.WriteLine(Line("review", Review($"{id}-r{r}", id, random)));
            }
        }
    }

    private static Product Product(string id, Random random) => new()
    {
        Id = id,
        Title = Text(random, 8),
        Description = Text(random, 90),
        Bullets = [Text(random, 9), Text(random, 9), Text(random, 9)],
        Brand = "Brand " + random.Next(300).ToString(CultureInfo.InvariantCulture),
        Categories = [CategoryPath.Of("Department " + random.Next(12).ToString(CultureInfo.InvariantCulture), Words[random.Next(Words.Length)])],
        Attributes = [.. Enumerable.Range(0, 14).Select(n => Attribute(n, random))],
        Media = [new($"/media/{id}-1.jpg"), new($"/media/{id}-2.jpg")],
        Offers = random.Next(5) == 0 ? [] : [Offer(random)],
        Variants = random.Next(5) != 0 ? [] :
            [.. Enumerable.Range(0, 6).Select(n => new Variant { Id = $"{id}-{n}", Options = [new("Color", Words[n]), new("Size", "XL")], Offers = [Offer(random)] })],
        Gtins = [Gtin(random.NextInt64(100_000_000_000, 999_999_999_999).ToString(CultureInfo.InvariantCulture))],
    };

    /// <summary>With its check digit (GS1 General Specifications, 7.9): what goes wrong with a product costs more than the product.</summary>
    private static string Gtin(string twelve) => twelve + ((10 - (twelve.Select((c, at) => (c - '0') * (at % 2 == 0 ? 1 : 3)).Sum() % 10)) % 10).ToString(CultureInfo.InvariantCulture);

    private static Review Review(string id, string productId, Random random) => new()
    {
        Id = id,
        ProductId = productId,
        Stars = random.Next(1, 6),
        Title = Text(random, 4),
        Text = Text(random, 40),
        WrittenAt = new DateTimeOffset(2020, 1, 1, 0, 0, 0, TimeSpan.Zero).AddMinutes(random.Next(2_000_000)),
    };

    private static ProductAttribute Attribute(int n, Random random) => new(
        "Attribute " + n.ToString(CultureInfo.InvariantCulture),
        (n % 3) switch
        {
            0 => new AttributeValue.Measure(random.Next(1, 5000) / 10m, "cm"),
            1 => new AttributeValue.Text(Text(random, 2)),
            _ => new AttributeValue.YesNo(random.Next(2) == 0),
        });

    private static Offer Offer(Random random) => new() { Price = new(random.Next(100, 100_000) / 100m, "EUR"), Availability = Availability.InStock, Quantity = random.Next(50) };

    private static string Text(Random random, int words) => string.Join(' ', Enumerable.Range(0, words).Select(_ => Words[random.Next(Words.Length)]));

    private static string Line<T>(string type, T record)
    {
        var json = JsonSerializer.SerializeToNode(record, CatalogJson.Options)!.AsObject();
        json.Insert(0, "type", JsonValue.Create(type));
        return json.ToJsonString(CatalogJson.Options);
    }
}
