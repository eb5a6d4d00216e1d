using Aisle.Assistant.Answering;
using Aisle.Catalog;
using CsCheck;

namespace Aisle.Assistant.Tests.Answering;

public sealed class SwatchesTests
{
    [Fact]
    public void Family_OfColoursAndSizes_ShowsColoursOfTheSizeShown()
    {
        var product = Family(("S", "Black"), ("M", "Black"), ("S", "Red"), ("M", "Red"), ("L", "Red"));

        var (shown, more) = Swatches.Of(product, product.Variants[1]);

        Assert.Equal([("Black", "v1"), ("Red", "v3")], shown.Select(s => (s.Value, s.VariantId)));
        Assert.Equal(0, more);
        Assert.All(shown, s => Assert.Equal("Colour", s.Option));
    }

    [Fact]
    public void Family_OfOneColour_ShowsWhatDiffers()
    {
        var product = Family(("S", "Black"), ("M", "Black"));

        Assert.Equal(["S", "M"], Swatches.Of(product, null).Shown.Select(s => s.Value));
    }

    [Fact]
    public void Family_OfWhichOneIsSoldOut_LeadsToOneThatCanBeHad()
    {
        var product = Family(("S", "Black"), ("M", "Black"), ("S", "Red"));
        product = product with { Variants = [product.Variants[0] with { Offers = [new Offer { Price = new Money(5, "USD"), Availability = Availability.OutOfStock }] }, .. product.Variants.Skip(1)] };

        Assert.Equal("v1", Swatches.Of(product, null).Shown[0].VariantId);
    }

    [Fact]
    public void Product_WithoutVariants_HasNone()
    {
        Assert.Empty(Swatches.Of(Family(), null).Shown);
        Assert.Empty(Swatches.Of(Family(("S", "Red")), null).Shown);
    }

    /// <summary>Whatever is shown: each value once, the one in view among them, and none lost in the count.</summary>
    [Fact]
    public void Family_OfAnySize_CountsEachValueOnceAndHasTheOneInView() =>
        Gen.Select(Gen.Int[0, 3], Gen.Int[0, 30]).Array[2, 60].SelectMany(options => Gen.Int[-1, options.Length - 1].Select(at => (options, at))).Sample(c =>
        {
            var product = Family([.. c.options.Select(o => ($"size {o.Item1}", $"colour {o.Item2}"))]);
            var inView = c.at < 0 ? null : product.Variants[c.at];
            var colours = product.Variants.Select(v => v.Options[1].Value).Distinct().Count();
            var (shown, more) = Swatches.Of(product, inView);

            Assert.True(shown.Count <= Swatches.Most);
            Assert.Equal(shown.Count, shown.Select(s => s.Value).Distinct().Count());
            Assert.All(shown, s => Assert.Contains(product.Variants.Single(v => v.Id == s.VariantId).Options, o => o.Name == s.Option && o.Value == s.Value));
            if (colours > 1)
            {
                Assert.Equal(colours, shown.Count + more);
                Assert.True(inView is null || shown.Any(s => s.VariantId == inView.Id));
            }
        });

    private static Product Family(params (string Size, string Colour)[] variants) => new()
    {
        Id = "p",
        Title = "Shirt",
        Variants = [.. variants.Select((v, i) => new Variant { Id = $"v{i}", Options = [new("Size", v.Size), new("Colour", v.Colour)] })],
    };
}
