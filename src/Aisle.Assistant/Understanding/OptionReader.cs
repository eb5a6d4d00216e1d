using System.Text.RegularExpressions;
using Aisle.Catalog;
using Aisle.Catalog.Index;
using Aisle.Catalog.Search.Synonyms;

namespace Aisle.Assistant.Understanding;

/// <param name="Wanted">Option values of the product that were named, as the catalogue writes them.</param>
/// <param name="Unknown">A colour or size that was named and that the product does not come in, in the shopper's words.</param>
/// <param name="Listed">The option whose values are asked for ("what colours"); null where none is.</param>
internal sealed record AskedOptions(IReadOnlyList<VariantOption> Wanted, string? Unknown, string? Listed);

/// <summary>Which options of a product an utterance names: "in black, size M", "黑色的".</summary>
internal static partial class OptionReader
{
    private static readonly Cue Lists = new(@"(what|which|how many|any other|other|all|list)( \w+){0,3}? (?<name>colou?rs?|sizes?|options?|variants?|versions?|styles?)|^(?<name>colou?rs?|sizes?|options)( .*)?", "(什么|哪些|几种|哪几种)(?<name>颜色|尺码|尺寸|款式|选择)");
    private static readonly Cue Sizes = new("size (?<v>[\\w./-]+)|(?<v>xxs|xs|xl|xxl|xxxl|[234]xl|small|medium|large|extra large)|in (an? )?(?<v>[sml])", "(?<v>[xsml]+|\\d{2})码");

    private static readonly Dictionary<string, string> SizeNames = new(StringComparer.Ordinal)
    {
        ["extra small"] = "xs",
        ["small"] = "s",
        ["medium"] = "m",
        ["large"] = "l",
        ["extra large"] = "xl",
        ["小"] = "s",
        ["中"] = "m",
        ["大"] = "l",
    };

    /// <summary>Every word for a colour, by the thesaurus' groups of them: those that hold one of these.</summary>
    private static readonly Lazy<IReadOnlyList<IReadOnlyList<string>>> Colors = new(() =>
    {
        string[] seeds = ["black", "white", "red", "blue", "green", "yellow", "orange", "purple", "pink", "brown", "gray", "grey", "silver", "gold", "beige", "navy", "teal", "turquoise", "mustard", "coral", "mint", "sage", "olive", "cream", "ivory", "burgundy", "maroon", "lavender", "lilac", "rust", "tan", "khaki", "charcoal", "rose", "bronze", "copper", "violet", "magenta", "cyan", "peach", "sand", "graphite", "terracotta"];
        return [.. Thesaurus.Retail.Groups.Where(g => g.Same.Any(seeds.Contains)).Select(g => g.Same), .. seeds.Select(s => (IReadOnlyList<string>)[s])];
    });

    public static AskedOptions Read(Utterance utterance, Product product)
    {
        var plain = $" {utterance.Plain} ";
        var wanted = new List<VariantOption>();
        foreach (var option in product.Variants.SelectMany(v => v.Options).Distinct().GroupBy(o => o.Name, StringComparer.OrdinalIgnoreCase))
        {
            var named = option.Where(o => IsNamed(o, plain)).OrderByDescending(o => o.Value.Length).FirstOrDefault();
            if (named is not null)
            {
                wanted.Add(named);
            }
        }

        var listed = wanted.Count == 0 && Lists.Match(utterance) is { Success: true } match ? ListedName(match.Groups["name"].Value, product) : null;
        return new AskedOptions(wanted, listed is null ? Unknown(utterance, plain, wanted) : null, listed);
    }

    private static bool IsNamed(VariantOption option, string plain)
    {
        var value = Utterance.Of(option.Value, Language.English).Plain;
        if (value.Length == 0)
        {
            return false;
        }

        if (Has(plain, value))
        {
            // A lone letter or number is a size only where it stands as one: not the "s" or "2" of something else.
            return value.Length > 2 || SizeCue().IsMatch(plain) || plain.Contains($" in {value} ", StringComparison.Ordinal) || plain.Contains($"{value}码", StringComparison.Ordinal) || value.Length > 1 && value.All(char.IsAsciiLetter);
        }

        return SizeNames.Any(s => s.Value == value && Has(plain, s.Key))
            || Colors.Value.Any(names => names.Any(n => n == value || value.Split(' ').Contains(n)) && names.Any(n => n.Length > 1 && Has(plain, n)));
    }

    private static string? Unknown(Utterance utterance, string plain, List<VariantOption> wanted)
    {
        if (wanted.Exists(o => IsSize(o.Name)) is false && Sizes.Match(utterance) is { Success: true } size)
        {
            return size.Groups["v"].Value;
        }

        return wanted.Exists(o => IsColor(o.Name)) ? null : Colors.Value.SelectMany(names => names).FirstOrDefault(n => n.Length > 1 && Has(plain, n));
    }

    private static string? ListedName(string asked, Product product)
    {
        var names = product.Variants.SelectMany(v => v.Options).Select(o => o.Name).Distinct(StringComparer.OrdinalIgnoreCase).ToList();
        return asked switch
        {
            "颜色" => names.Find(IsColor) ?? "color",
            "尺码" or "尺寸" => names.Find(IsSize) ?? "size",
            _ when asked.StartsWith("colo", StringComparison.Ordinal) => names.Find(IsColor) ?? "color",
            _ when asked.StartsWith("size", StringComparison.Ordinal) => names.Find(IsSize) ?? "size",
            _ => names.FirstOrDefault(),
        };
    }

    /// <summary>Each colour as the catalogue writes it: "grey" is "gray" where that is what its products come in.</summary>
    public static string ColorsAsKept(string plain, CatalogIndex index) => string.Join(' ', plain.Split(' ').Select(word =>
        index.Vocabulary.FindValues(word).Count > 0 || Colors.Value.FirstOrDefault(names => names.Contains(word)) is not { } names
            ? word
            : names.FirstOrDefault(n => index.Vocabulary.FindValues(n).Count > 0) ?? word));

    public static bool NamesColor(string word) => Colors.Value.Any(names => names.Contains(word));

    public static bool IsColor(string name) => name.Contains("colo", StringComparison.OrdinalIgnoreCase) || name.Contains('色');

    public static bool IsSize(string name) => name.Contains("size", StringComparison.OrdinalIgnoreCase) || name.Contains('码') || name.Contains("尺寸", StringComparison.Ordinal);

    private static bool Has(string plain, string phrase) =>
        Utterance.IsHan(phrase[0]) ? plain.Contains(phrase, StringComparison.Ordinal) : plain.Contains($" {phrase} ", StringComparison.Ordinal);

    [GeneratedRegex(@"\b(size|sizes|length|width|waist|in an? [smlx0-9]+ )\b", RegexOptions.CultureInvariant)]
    private static partial Regex SizeCue();
}
