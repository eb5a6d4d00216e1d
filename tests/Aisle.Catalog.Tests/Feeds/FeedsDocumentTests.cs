using System.Text.RegularExpressions;

namespace Aisle.Catalog.Tests.Feeds;

/// <summary>docs/concepts/feeds.md shows one mapping; it has to work.</summary>
public sealed partial class FeedsDocumentTests
{
    [Fact]
    public async Task Mapping_OfTheDocument_ReadsAFile()
    {
        using var folder = new FeedFolder();
        folder.Write("stock.mapping.json", Example().Match(File.ReadAllText(DocumentPath())).Groups[1].Value);

        var product = Assert.Single((await folder.ReadAsync("stock.csv", "ref,label,cents,path,photo,photo2,w,spec_screen_size\nr1,Tablet,19990,Home/Tablets,/1.jpg|/2.jpg,/3.jpg,500,10 in\n")).Products());

        Assert.Equal((new Money(199.90m, "EUR"), "Acme", "Home > Tablets"), (product.BestOffer()!.Price, product.Brand, product.Categories[0].ToString()));
        Assert.Equal(3, product.Media.Count);
        Assert.Equal([new("Weight", new AttributeValue.Measure(500, "g")), new("Screen size", new AttributeValue.Measure(10, "in"))], product.Attributes);
    }

    [Fact]
    public void Document_EveryFormat_IsInItsTable()
    {
        var text = File.ReadAllText(DocumentPath());

        Assert.All(Catalog.Feeds.FeedFormats.All, f => Assert.Contains($"`{f.Format}`", text, StringComparison.Ordinal));
    }

    private static string DocumentPath()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Aisle.slnx")))
            {
                return Path.Combine(folder.FullName, "docs", "concepts", "feeds.md");
            }
        }

        throw new InvalidOperationException("The tests run outside the repository.");
    }

    [GeneratedRegex("```json\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex Example();
}
