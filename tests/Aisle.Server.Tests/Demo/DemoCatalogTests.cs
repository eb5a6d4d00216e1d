using System.Text;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Aisle.Catalog;
using Aisle.Server.Demo;

namespace Aisle.Server.Tests.Demo;

public sealed class DemoCatalogTests
{
    internal static DemoCatalog Catalog { get; } = DemoCatalog.Write();

    private static IEnumerable<Product> Products => Catalog.Products.Select(p => p.Product);

    [Fact]
    public void Catalog_Size_IsThatOfARealShop()
    {
        Assert.InRange(Products.Count(), 400, 1000);
        Assert.Equal(8, Products.Select(p => p.Categories[0].Names[0]).Distinct().Count());
        Assert.All(
            Catalog.Products.GroupBy(p => p.Product.Categories[0].Names[0]), department => Assert.InRange(department.Select(p => p.Family.Key).Distinct().Count(), 6, 10));
        Assert.InRange(Catalog.Reviews.Count, 6000, 12000);
        Assert.InRange(Catalog.Questions.Count, 1000, 4000);
        Assert.Contains(Catalog.Questions, q => q.Answers.Count == 0);
        Assert.Contains(Products, p => p.Variants.Count >= 200);
    }

    [Fact]
    public void Ids_All_AreUniqueAndResolve()
    {
        var ids = Products.Select(p => p.Id).ToList();
        Assert.Equal(ids.Count, ids.Distinct().Count());
        var known = ids.ToHashSet();
        Assert.All(Products.SelectMany(p => p.Links), link => Assert.Contains(link.ProductId, known));
        Assert.All(Products, p => Assert.DoesNotContain(p.Links, link => link.ProductId == p.Id));
        Assert.All(Catalog.Questions, q => Assert.Contains(q.ProductId, known));
        Assert.Equal(Catalog.Questions.Count, Catalog.Questions.Select(q => q.Id).Distinct().Count());
        Assert.Equal(Catalog.Reviews.Count, Catalog.Reviews.Select(r => r.Id).Distinct().Count());
        var variants = Products.ToDictionary(p => p.Id, p => p.Variants.Select(v => v.Id).ToHashSet());
        Assert.All(variants, pair => Assert.Equal(Products.First(p => p.Id == pair.Key).Variants.Count, pair.Value.Count));
        Assert.All(Catalog.Reviews, r => Assert.True(r.VariantId is null || variants[r.ProductId].Contains(r.VariantId), r.Id));
    }

    [Fact]
    public void Offers_All_ArePositiveAndReducedFromMore()
    {
        var offers = Products.SelectMany(p => p.AllOffers()).ToList();
        Assert.All(Products, p => Assert.NotEmpty(p.AllOffers()));
        Assert.All(offers, offer =>
        {
            Assert.True(offer.Price.Amount > 0);
            Assert.True(offer.ListPrice is null || offer.ListPrice > offer.Price);
            Assert.False(offer.Availability == Availability.InStock && offer.Quantity == 0);
        });
        Assert.InRange(offers.Count(o => o.ListPrice is not null), 1, offers.Count / 2);
        Assert.InRange(offers.Count(o => !o.CanBeBought), 1, offers.Count / 3);
    }

    [Fact]
    public void Pictures_All_AreSmallSafeSvg()
    {
        foreach (var (name, svg) in Catalog.Products.SelectMany(p => p.Pictures))
        {
            Assert.InRange(Encoding.UTF8.GetByteCount(svg), 300, 6000);
            var elements = XDocument.Parse(svg).Descendants().ToList();
            Assert.Contains(elements, e => e.Name.LocalName == "title" && e.Value.Length > 5);
            Assert.All(elements, e => Assert.Contains(e.Name.LocalName, "svg title rect g path circle ellipse".Split(' ')));
            Assert.All(elements.SelectMany(e => e.Attributes()), a => Assert.DoesNotMatch("^on|href|style", a.Name.LocalName));
            Assert.True(elements.Count > 6, name);
            Assert.DoesNotContain('$', svg);
        }
    }

    [Fact]
    public void Texts_All_AreFinished()
    {
        var texts = Products.SelectMany(p => p.Bullets.Append(p.Title).Append(p.Description))
            .Concat(Catalog.Reviews.SelectMany(r => new[] { r.Text, r.Title }))
            .Concat(Catalog.Questions.SelectMany(q => q.Answers.Select(a => a.Text).Append(q.Text)));
        Assert.All(texts, text => Assert.DoesNotMatch(@"[{}<>|\[\]]|a\(n\)|  | ,|\.\.|lorem|,[A-Za-z]", text));
        Assert.All(Products, p => Assert.InRange(p.Bullets.Count, 2, 6));
        Assert.All(Products, p => Assert.InRange(p.Description.Length, 60, 900));
        Assert.All(Catalog.Reviews, r => Assert.NotEmpty(r.Text));
        Assert.All(Products, p => Assert.DoesNotMatch(@"\b([A-Za-z]{2,}),? \1\b", p.Title));
    }

    /// <summary>What a text says, the attribute must say too, where there is one.</summary>
    [Theory]
    [InlineData(@"(?i)(?<!not |isn't |aren't )\bwaterproof\b", "Waterproof", true)]
    [InlineData(@"(isn't|not|aren't) waterproof", "Waterproof", false)]
    [InlineData(@"^Machine washable|in the machine", "Machine washable", true)]
    [InlineData(@"^Dishwasher safe", "Dishwasher safe", true)]
    [InlineData(@"^(Wash|Hand wash).* (by hand|only)", "Dishwasher safe", false)]
    [InlineData(@"^Rechargeable|^Charges by USB-C", "Rechargeable", true)]
    [InlineData(@"Active noise canceling", "Noise canceling", true)]
    [InlineData(@"no noise canceling", "Noise canceling", false)]
    [InlineData(@"\bGPS\b(?! without)(?<!phone's GPS)", "GPS", true)]
    [InlineData(@"Uses the phone's GPS", "GPS", false)]
    [InlineData(@"^Leakproof", "Leakproof", true)]
    [InlineData(@"^Foldable|^Folds (flat|away|for)", "Foldable", true)]
    [InlineData(@"has no backlight", "Backlit", false)]
    [InlineData(@"^Organic cotton", "Organic", true)]
    [InlineData(@"Works on all stoves, induction included", "Induction", true)]
    public void Texts_Claim_AgreesWithAttribute(string claim, string attribute, bool expected)
    {
        var checks = 0;
        foreach (var product in Products)
        {
            if (product.Attributes.FirstOrDefault(a => a.Name == attribute)?.Value is AttributeValue.YesNo(var value)
                && product.Bullets.Concat(product.Description.Split('\n', '.')).FirstOrDefault(t => Regex.IsMatch(t.Trim(), claim)) is { } text)
            {
                Assert.True(value == expected, $"{product.Id}: {attribute} is {value}, but: {text}");
                checks++;
            }
        }

        Assert.True(checks > 0, "nothing claims that");
    }

    [Fact]
    public void Reviews_Texts_AreAlikeOnlyWhereCopied()
    {
        var copies = Catalog.Reviews.GroupBy(r => r.Text).Where(g => g.Count() > 1).ToList();
        Assert.InRange(copies.Count, 5, 80);
        Assert.All(copies, copy => Assert.True(copy.Count(r => !r.Id.Contains("-x", StringComparison.Ordinal)) <= 1, copy.Key));
    }

    [Fact]
    public void Reviews_OfOneProduct_RepeatNoSentenceOften()
    {
        foreach (var reviews in Catalog.Reviews.Where(r => !r.Id.Contains("-x", StringComparison.Ordinal)).GroupBy(r => r.ProductId))
        {
            var most = reviews.SelectMany(r => Regex.Split(r.Text, @"(?<=\.)\s").Distinct()).Where(s => s.Length > 40).CountBy(s => s).Select(s => s.Value).DefaultIfEmpty().Max();
            Assert.True(most <= ReviewWriter.MostRepeats + 1, $"{reviews.Key}: {most} times");
        }
    }

    [Fact]
    public void Reviews_Counts_AreHeavyTailed()
    {
        var counts = Products.Select(p => Catalog.Reviews.Count(r => r.ProductId == p.Id)).Order().ToList();
        Assert.True(counts[0] == 0);
        Assert.InRange(counts[counts.Count / 2], 2, 15);
        Assert.InRange(counts[^1], 150, 450);
    }

    [Fact]
    public void Reviews_Stars_FollowTheQualities()
    {
        var pairs = Catalog.Products
            .Select(p => (Quality: p.Qualities.Average(q => q.Value), Stars: Catalog.Reviews.Where(r => r.ProductId == p.Product.Id).Select(r => r.Stars!.Value).ToList()))
            .Where(p => p.Stars.Count >= 10)
            .Select(p => (p.Quality, Stars: p.Stars.Average()))
            .ToList();
        var (quality, stars) = (pairs.Average(p => p.Quality), pairs.Average(p => p.Stars));
        var covariance = pairs.Sum(p => (p.Quality - quality) * (p.Stars - stars));
        var correlation = covariance / Math.Sqrt(pairs.Sum(p => Math.Pow(p.Quality - quality, 2)) * pairs.Sum(p => Math.Pow(p.Stars - stars, 2)));

        Assert.True(correlation > 0.7, $"{correlation:0.00}");
        Assert.InRange(stars, 3.3, 4.5);
    }

    [Fact]
    public void Reviews_Dates_LieBetweenReleaseAndToday()
    {
        var released = Products.ToDictionary(p => p.Id, p => p.ReleasedAt!.Value);
        Assert.All(
            Catalog.Reviews.Where(r => !r.Id.Contains("-x", StringComparison.Ordinal)),
            r => Assert.InRange(r.WrittenAt!.Value, released[r.ProductId], SharedContent.Today));
        Assert.All(Catalog.Questions.SelectMany(q => q.Answers), a => Assert.True(a.WrittenAt < SharedContent.Today));
    }
}
