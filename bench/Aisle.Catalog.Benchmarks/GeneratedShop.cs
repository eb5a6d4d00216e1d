using Aisle.Catalog;

namespace Aisle.Catalog.Benchmarks;

/// <summary>Products with the word frequencies of a shop: few words in most texts, many in few (Zipf), each the same in every run.</summary>
internal static class GeneratedShop
{
    private const int VocabularySize = 20_000;

    public static IEnumerable<Product> Products(int count)
    {
        var random = new Random(7);
        for (var i = 0; i < count; i++)
        {
            yield return new Product
            {
                Id = $"p{i:D7}",
                Title = Text(random, 8),
                Description = Text(random, 40),
                Brand = "brand" + (Zipf(random, 200) + 1),
                Categories = [CategoryPath.Of("department" + random.Next(8), "shelf" + random.Next(200))],
                Attributes = [new("Material", new AttributeValue.Text(Word(random))), new("Weight", new AttributeValue.Measure(random.Next(1, 5000), "g"))],
                Variants = i % 3 == 0 ? [.. Enumerable.Range(0, 6).Select(n => Variant(i, n, random))] : [],
                Offers = i % 3 == 0 ? [] : [Offer(random)],
                Rating = new Rating(random.Next(20, 51) / 10d, random.Next(1, 500)),
            };
        }
    }

    public static string[] Queries(int count)
    {
        var random = new Random(11);
        return [.. Enumerable.Range(0, count).Select(i => Text(random, 1 + (i % 3)))];
    }

    public static async IAsyncEnumerable<Product> Stream(IEnumerable<Product> products)
    {
        foreach (var product in products)
        {
            yield return product;
        }

        await Task.CompletedTask;
    }

    private static Variant Variant(int product, int n, Random random) => new()
    {
        Id = $"p{product}v{n}",
        Options = [new("Color", "color" + (n % 3)), new("Size", "size" + (n / 3))],
        Offers = [Offer(random)],
    };

    private static Offer Offer(Random random) => new()
    {
        Price = new Money(random.Next(100, 100_000) / 100m, "USD"),
        Availability = random.Next(10) == 0 ? Availability.OutOfStock : Availability.InStock,
    };

    private static string Text(Random random, int words) => string.Join(' ', Enumerable.Range(0, words).Select(_ => Word(random)));

    private static string Word(Random random)
    {
        var number = Zipf(random, VocabularySize);
        return string.Concat("bdfgklmnprt"[number % 11], "aeiou"[number / 11 % 5], "bdgklmnrtvz"[number / 55 % 11], "aeiou"[number / 605 % 5], "dklmnrt"[number / 3025 % 7]);
    }

    /// <summary>Rank r comes about 1/r as often as the first.</summary>
    private static int Zipf(Random random, int ranks) => (int)Math.Pow(ranks, random.NextDouble()) - 1;
}
