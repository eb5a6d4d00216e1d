using Aisle.Catalog.Search;
using Aisle.Catalog.Tests.Index;
using CsCheck;

namespace Aisle.Catalog.Tests.Search;

/// <summary>Families of several hundred variants: one hit each, found if and only if a variant fits, and shown by one that does.</summary>
public sealed class FamiliesTests
{
    private static readonly string[] Colors = [.. Enumerable.Range(0, 20).Select(i => $"Hue{(char)('a' + i)}")];
    private static readonly string[] Sizes = [.. Enumerable.Range(30, 20).Select(i => $"{i}")];

    private static readonly Gen<Product> Family = Gen.Select(Gen.Int[200, 400], Gen.Int[0, 1_000_000], (count, seed) =>
    {
        var random = new Random(seed);
        return Shops.Make("shirt", "Linen shirt") with
        {
            Variants = [.. Enumerable.Range(0, count).Select(i => new Variant
            {
                Id = $"v{i}",
                Options = [new("Color", Colors[random.Next(Colors.Length)]), new("Size", Sizes[random.Next(Sizes.Length)])],
                Offers = [Shops.Offer(random.Next(10, 200), random.Next(3) == 0 ? Availability.OutOfStock : Availability.InStock)],
            })],
        };
    });

    private static readonly Gen<(string Color, string Size, decimal Most, bool Available)> Wish =
        Gen.Select(Gen.OneOf(Colors), Gen.OneOf(Sizes), Gen.Int[10, 200].Select(n => (decimal)n), Gen.Bool);

    [Fact]
    public void Search_LargeFamily_IsFoundWhereAVariantFitsAndShownByIt() => Gen.Select(Family, Wish.Array[8]).Sample((family, wishes) =>
    {
        var index = Shops.Index([family, Shops.Make("other", "Linen sheet", 20)]);
        foreach (var (color, size, most, available) in wishes)
        {
            var fits = family.Variants.Where(v => Fits(v, color, size, most, available)).ToArray();

            var found = index.Search(
                new SearchQuery
                {
                    Text = "linen shirt",
                    Filters = SearchFilters.None with { Attributes = [new("Color", [color]), new("Size", [size])], MaxPrice = most, AvailableOnly = available },
                },
                TestContext.Current.CancellationToken);

            Assert.Equal(fits.Length > 0 ? 1 : 0, found.Total);
            Assert.Equal(found.Total, found.Hits.Count);
            Assert.All(found.Hits, hit => Assert.Contains(hit.VariantId, fits.Select(v => v.Id)));
        }
    }, iter: 30);

    [Fact]
    public void Search_OptionsInTheText_ShowAVariantThatHasThemAndIsCheapest() => Gen.Select(Family, Wish).Sample((family, wish) =>
    {
        var index = Shops.Index([family]);
        var named = family.Variants.Where(v => v.Options[0].Value == wish.Color && v.Options[1].Value == wish.Size).ToArray();

        var shown = Assert.Single(index.Search(new SearchQuery { Text = $"linen shirt {wish.Color} {wish.Size}" }, TestContext.Current.CancellationToken).Hits).VariantId;

        if (named.Length > 0)
        {
            var best = named.OrderByDescending(v => v.Offers[0].CanBeBought).ThenBy(v => v.Offers[0].Price.Amount).First();
            var chosen = named.Single(v => v.Id == shown);
            Assert.Equal((best.Offers[0].CanBeBought, best.Offers[0].Price), (chosen.Offers[0].CanBeBought, chosen.Offers[0].Price));
        }
    }, iter: 30);

    private static bool Fits(Variant variant, string color, string size, decimal most, bool available) =>
        variant.Options[0].Value == color && variant.Options[1].Value == size
        && variant.Offers[0].Price.Amount <= most && (!available || variant.Offers[0].CanBeBought);
}
