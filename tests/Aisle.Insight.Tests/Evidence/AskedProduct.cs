using System.Globalization;
using System.Text.RegularExpressions;
using Aisle.Catalog;

namespace Aisle.Insight.Tests.Evidence;

/// <summary>A product as the files of Asked/ write it: "=" title, "name: value" attributes, "-" bullets, ">" description, "*" stars and a review, "?" what is asked.</summary>
internal sealed partial record AskedProduct(Product Product, IReadOnlyList<Review> Reviews, IReadOnlyList<(string Question, string Expected)> Asked)
{
    public static IReadOnlyList<AskedProduct> All { get; } =
        [.. Directory.GetFiles(Path.Combine(AppContext.BaseDirectory, "Evidence", "Asked"), "*.txt").Order(StringComparer.Ordinal).Select(Read)];

    private static AskedProduct Read(string file)
    {
        var id = Path.GetFileNameWithoutExtension(file);
        var lines = File.ReadAllLines(file).Where(l => l.Length > 2).ToLookup(l => l[0] is '=' or '-' or '>' or '*' or '?' ? l[0] : ':');
        var attributes = lines[':'].Select(l => l.Split(": ", 2)).ToArray();
        var product = new Product
        {
            Id = id,
            Title = lines['='].Single()[2..],
            Brand = attributes.Single(a => a[0] == "brand")[1],
            Description = string.Join(' ', lines['>'].Select(l => l[2..])),
            Bullets = [.. lines['-'].Select(l => l[2..])],
            Attributes = [.. attributes.Where(a => a[0] != "brand").Select(a => new ProductAttribute(a[0], Value(a[1])))],
            Offers = [new Offer { Price = new Money(59, "USD"), Availability = Availability.InStock }],
        };
        return new AskedProduct(
            product,
            [.. lines['*'].Select((l, i) => new Review { Id = $"r{i + 1}", ProductId = id, Stars = l[2] - '0', Text = l[4..] })],
            [.. lines['?'].Select(l => l[2..].Split(" => ")).Select(c => (c[0], c[1]))]);
    }

    private static AttributeValue Value(string text) =>
        text is "Yes" or "No" ? new AttributeValue.YesNo(text == "Yes")
        : Measure().Match(text) is { Success: true } m ? new AttributeValue.Measure(decimal.Parse(m.Groups[1].ValueSpan, CultureInfo.InvariantCulture), m.Groups[2].Value)
        : new AttributeValue.Text(text);

    [GeneratedRegex(@"^(\d+(?:\.\d+)?) (kg|g|cm|mm|m|in|l|W|Hz|dB|hours|years|months)$")]
    private static partial Regex Measure();
}
