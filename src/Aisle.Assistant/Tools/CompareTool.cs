using Aisle.Assistant.Understanding;
using Aisle.Catalog;

namespace Aisle.Assistant.Tools;

/// <param name="Name">An attribute's name as the catalogue writes it.</param>
/// <param name="Cells">One a product; null where its data does not say.</param>
/// <param name="Differs">Whether the cells that say something differ.</param>
internal sealed record ComparedAttribute(string Name, IReadOnlyList<string?> Cells, bool Differs);

/// <summary>Sets products side by side by the attributes that at least two of them state, what differs first.</summary>
internal static class CompareTool
{
    public const int MostProducts = 4;
    private const int MostRows = 14;

    public static IReadOnlyList<ComparedAttribute> Run(IReadOnlyList<Product> products, IReadOnlySet<string> askedWords)
    {
        var stated = products.Select(Attributes).ToList();
        return
        [
            .. stated.SelectMany(s => s.Keys).Distinct(StringComparer.OrdinalIgnoreCase)
                .Select(name => new ComparedAttribute(name, [.. stated.Select(s => s.GetValueOrDefault(name))], Differ(stated, name)))
                .Where(row => row.Cells.Count(c => c is not null) >= 2)
                .OrderByDescending(row => IsAsked(row.Name, askedWords))
                .ThenByDescending(row => row.Differs)
                .ThenByDescending(row => row.Cells.Count(c => c is not null))
                .Take(MostRows),
        ];
    }

    public static bool IsAsked(string attribute, IReadOnlySet<string> askedWords) =>
        Utterance.Of(attribute, Language.English).Words.Any(w => askedWords.Contains(Plural.Strip(w)));

    private static bool Differ(List<Dictionary<string, string>> stated, string name) =>
        stated.Where(s => s.ContainsKey(name)).Select(s => s[name]).Distinct(StringComparer.OrdinalIgnoreCase).Count() > 1;

    private static Dictionary<string, string> Attributes(Product product)
    {
        var options = product.Variants.SelectMany(v => v.Options).Select(o => (o.Name, o.Value));
        return product.Attributes.Select(a => (a.Name, Value: a.Value.ToString())).Concat(options)
            .Where(a => a.Value.Length is > 0 and <= 200)
            .GroupBy(a => a.Name, StringComparer.OrdinalIgnoreCase)
            .ToDictionary(g => g.Key, g => string.Join(", ", g.Select(a => a.Value).Distinct().Take(8)), StringComparer.OrdinalIgnoreCase);
    }
}
