using System.Text;
using Aisle.Catalog.Feeds;
using CsCheck;

namespace Aisle.Catalog.Tests.Feeds;

/// <summary>Bytes changed, cut out and put in: every reader ends, throws nothing, and lets no markup or unknown currency through.</summary>
public sealed class FeedFuzzTests
{
    private static readonly string[] Splices = ["\"", "\n", ",", "<", "{", "]", "\\ud800", "\0", "\xFF", "-1", "&#x0;", "]]>", "<!--", "NaN", "9e999", "\u202E"];

    public static TheoryData<string, string, string> Samples() => new()
    {
        { "shopify", "a.csv", FeedSamples.Shopify },
        { "woocommerce", "a.csv", FeedSamples.WooCommerce },
        { "google-merchant", "a.xml", FeedSamples.GoogleRss },
        { "google-merchant", "a.tsv", FeedSamples.GoogleTsv },
        { "schema-org", "a.jsonl", FeedSamples.SchemaOrgLines },
        { "schema-org", "a.html", FeedSamples.SchemaOrgPage },
        { "magento", "a.csv", "sku,attribute_set_code,product_type,categories,name,price,additional_attributes,configurable_variations\na-s,T,simple,D/Men,A-S,5,\"size=S\",\na,T,configurable,D/Men,A,5,\"x=1|2\",\"sku=a-s,size=S\"\n" },
        { "aisle", "a.jsonl", """{"type":"product","id":"p1","title":"Lamp","attributes":[{"name":"W","value":{"kind":"measure","value":5,"unit":"g"}}],"offers":[{"price":{"amount":19.9,"currency":"EUR"}}],"categories":["A > B"]}""" },
        { "products", "a.csv", "sku,title,price,specifications,image\np1,Cup,5,\"{\"\"a\"\":1}\",\"[\"\"/1.jpg\"\"]\"\n" },
        { "reviews", "a.csv", "sku,rating,review,date\np1,4,Good,2024-01-31\n" },
        { "questions", "a.json", """[{"sku":"p1","question":"Loud?","answer":["No","Yes"]}]""" },
        { "policies", "a.md", "# Returns\n\nText\n\n## More\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\n> - quote <b>x</b>\n" },
    };

    [Theory]
    [MemberData(nameof(Samples))]
    public void Read_AnyMutation_EndsWithoutThrowing(string format, string name, string sample)
    {
        using var folder = new FeedFolder();
        var feed = FeedFormats.Find(format)!;
        var valid = Encoding.UTF8.GetBytes(sample);
        var mutation = Gen.Select(Gen.Int[0, valid.Length], Gen.Int[0, 12], Gen.Int[0, Splices.Length], Gen.Byte);
        mutation.Array[1, 4].Sample(
            mutations =>
            {
                List<byte> bytes = [.. valid];
                foreach (var (at, cut, splice, raw) in mutations)
                {
                    var from = Math.Min(at, bytes.Count);
                    bytes.RemoveRange(from, Math.Min(cut, bytes.Count - from));
                    bytes.InsertRange(from, splice < Splices.Length ? Encoding.UTF8.GetBytes(Splices[splice]) : [raw]);
                }

                var path = folder.Write($"{Environment.CurrentManagedThreadId}-{name}", [.. bytes]);
                var records = FeedFolder.ReadAsync(new FoundFeed(feed, new FeedFile(path, "USD"), bytes.Count)).GetAwaiter().GetResult();
                foreach (var product in records.Products())
                {
                    Assert.NotEmpty(product.Id);
                    Assert.All(product.AllOffers(), o => Assert.True(o.Price.Amount >= 0 && Currencies.IsKnown(o.Price.Currency)));
                    Assert.DoesNotContain("<b", product.Description, StringComparison.Ordinal);
                }
            },
            iter: 300,
            threads: 1);
    }
}
