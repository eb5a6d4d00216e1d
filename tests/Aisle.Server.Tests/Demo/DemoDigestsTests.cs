using Aisle.Catalog;
using Aisle.Insight.Reviews;
using Aisle.Server.Demo;

namespace Aisle.Server.Tests.Demo;

/// <summary>What the digests of the demo shop claim is true of its reviews.</summary>
public sealed class DemoDigestsTests
{
    /// <summary>The few Chinese ones are left out: alone, they name their aspects in Chinese.</summary>
    private static readonly Dictionary<string, Review[]> Reviews =
        DemoCatalogTests.Catalog.Reviews.Where(r => !r.Text.Any(c => c is >= '\u4e00' and <= '\u9fff')).GroupBy(r => r.ProductId).ToDictionary(g => g.Key, g => g.ToArray(), StringComparer.Ordinal);

    private static readonly HashSet<string> Known = ReadKnown();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public void Digest_OfEveryProduct_CitesReviewsThatSayItsSentences()
    {
        foreach (var (product, digest) in Digests())
        {
            var texts = Reviews[product.Id].ToDictionary(r => r.Id, r => $"{r.Title}\n{r.Text}", StringComparer.Ordinal);
            var quotes = digest.Summary.Concat(digest.Aspects.SelectMany(a => a.Quotes)).ToList();

            Assert.All(quotes, quote => Assert.Contains(quote.Text, texts[quote.ReviewId], StringComparison.Ordinal));
            Assert.All(digest.Aspects, aspect => Assert.Empty(aspect.Quotes.Select(q => q.ReviewId).Except(aspect.ReviewIds)));
        }
    }

    [Fact]
    public void Digest_OfEveryProduct_CountsWhatItsReviewsSayOneByOne()
    {
        foreach (var (product, digest) in Digests())
        {
            var apart = digest.SetApart.Duplicates.Concat(digest.SetApart.Templated).ToHashSet(StringComparer.Ordinal);
            var alone = Reviews[product.Id].Where(r => !apart.Contains(r.Id))
                .SelectMany(r => ReviewReader.Digest(product.Id, [r], product, Token).Aspects)
                .ToLookup(a => a.Aspect, StringComparer.Ordinal);
            foreach (var aspect in digest.Aspects.Where(a => Known.Contains(a.Aspect))) // any other noun is an aspect only where several reviews make it one
            {
                var recount = alone[aspect.Aspect].ToList();
                Assert.Equal(recount.SelectMany(a => a.ReviewIds).Order(StringComparer.Ordinal), aspect.ReviewIds.Order(StringComparer.Ordinal));
                Assert.Equal(
                    (recount.Count, recount.Sum(a => a.Positive), recount.Sum(a => a.Negative), recount.Sum(a => a.Mixed)),
                    (aspect.Mentions, aspect.Positive, aspect.Negative, aspect.Mixed));
            }
        }
    }

    [Fact]
    public void Digest_OfEveryProduct_DividesItsCountsWithoutRest()
    {
        foreach (var (product, digest) in Digests())
        {
            var reviews = Reviews[product.Id].ToDictionary(r => r.Id, StringComparer.Ordinal);
            Assert.Equal(reviews.Count, digest.Reviews);
            foreach (var aspect in digest.Aspects)
            {
                var counted = aspect.ReviewIds.Select(id => reviews[id]).ToList();
                Assert.Equal(aspect.Mentions, counted.Count);
                Assert.Equal(counted.Count(r => r.Stars is not null), aspect.Stars.Sum());
                Assert.Equal(counted.Count(r => r.WrittenAt is not null), aspect.Quarters.Sum(q => q.Mentions));
                Assert.Equal(counted.Count(r => r.VariantId is not null), aspect.Variants.Sum(v => v.Mentions));
            }
        }
    }

    private static IEnumerable<(Product Product, ReviewDigest Digest)> Digests() =>
        from demo in DemoCatalogTests.Catalog.Products
        where Reviews.ContainsKey(demo.Product.Id)
        select (demo.Product, ReviewReader.Digest(demo.Product.Id, Reviews[demo.Product.Id], demo.Product, Token));

    private static HashSet<string> ReadKnown()
    {
        using var lines = new StreamReader(typeof(ReviewReader).Assembly.GetManifestResourceStream("Aisle.Insight.Lexicons.aspects.txt")!);
        return
        [
            .. from line in lines.ReadToEnd().Split('\n')
               where line.Contains('|', StringComparison.Ordinal) && line[0] != '#'
               let label = line[0] == '@' ? line[(line.IndexOf(' ', StringComparison.Ordinal) + 1)..] : line
               select label[..label.IndexOf('|', StringComparison.Ordinal)].Trim(),
        ];
    }
}
