using Aisle.Insight.Text;

namespace Aisle.Insight.Evidence;

/// <summary>Whether a text holds what an answer of a kind must hold: a weight, a colour, a material, a number.</summary>
internal static class AnswerTypes
{
    /// <summary>The kinds whose words are listed here, so that one of them denies the others.</summary>
    public static readonly string[] ClosedKinds = ["colour", "material", Gender];

    private const string Gender = "gender";

    private static readonly HashSet<string> Colours =
    [
        .. ("black white red blue green yellow orange purple pink brown gray silver gold beige navy teal turquoise maroon burgundy cream ivory tan khaki olive coral lavender violet magenta rose copper bronze charcoal clear transparent multicolor " +
            "黑 白 红 蓝 绿 黄 紫 粉 棕 灰 银 金").Split(' '),
    ];

    private static readonly HashSet<string> Materials =
    [
        .. ("leather suede cotton polyester nylon wool linen silk denim fleece spandex rayon acrylic canvas plastic metal steel aluminum iron brass copper wood bamboo oak pine rubber silicone latex vinyl pvc glass ceramic porcelain foam resin microfiber polyurethane titanium zinc gold silver fiber paper cardboard stone marble neoprene mesh beech walnut birch velvet satin " +
            "皮 棉 涤 木 钢 铁 铝 玻 塑 硅 绒").Split(' ').Select(w => Term.Of(w).Stem),
    ];

    private static readonly HashSet<string> Genders = [.. "men women man woman mens womens men's women's ladies boy girl boys girls 男 女".Split(' ').Select(w => Term.Of(w).Stem)];

    private static readonly HashSet<string> Places =
        [.. "china usa america american japan germany korea taiwan vietnam india italy mexico canada uk england france bangladesh indonesia thailand turkey imported overseas europe asia 中 国 产 美 日 德".Split(' ')];

    public static bool Holds(string type, ReadOnlySpan<Word> words, List<Amount> amounts, string text)
    {
        switch (type)
        {
            case "count": return HasNumber(words);
            case "colour": return HasAny(words, Colours);
            case "material": return HasAny(words, Materials);
            case Gender: return HasAny(words, Genders);
            case "place": return HasAny(words, Places);
            case "money": return text.AsSpan().IndexOfAny("$€£¥") >= 0;
            case "age": return HasNumber(words) || text.Contains("adult", StringComparison.OrdinalIgnoreCase) || text.Contains("kid", StringComparison.OrdinalIgnoreCase);
            case "date": return HasNumber(words);
            case "length": return amounts.Exists(a => a.Quantity == "length") || text.Contains(" x ", StringComparison.OrdinalIgnoreCase);
            case "volume": return amounts.Exists(a => a.Quantity is "volume" or "weight");
            case "power": return amounts.Exists(a => a.Quantity is "power" or "voltage" or "current");
            default: return amounts.Exists(a => a.Quantity == type);
        }
    }

    /// <summary>Whether the word is one of a closed kind.</summary>
    public static bool Names(string kind, Term term) =>
        (kind switch { "colour" => Colours, "material" => Materials, _ => Genders }) is var set && (set.Contains(term.Text) || set.Contains(term.Stem));

    private static readonly Dictionary<string, HashSet<string>> Families = new(StringComparer.Ordinal)
    {
        ["metal"] = Stems("steel iron aluminum brass copper zinc titanium gold silver bronze"),
        ["wood"] = Stems("bamboo oak pine beech walnut birch"),
        ["plastic"] = Stems("polyester nylon acrylic pvc vinyl polyurethane resin foam silicone rubber spandex rayon microfiber neoprene latex fleece synthetic faux"),
        ["rubber"] = Stems("latex silicone neoprene"),
        ["leather"] = Stems("suede faux synthetic"),
        ["steel"] = Stems("metal"),
        ["aluminum"] = Stems("metal"),
        ["fiber"] = Stems("polyester nylon microfiber cotton"),
        ["foam"] = Stems("polyurethane neoprene latex"),
    };

    /// <summary>Whether what is said may be of the family that is asked, so that it denies nothing: steel is metal, polyester a plastic.</summary>
    public static bool MayBe(Term said, Term asked) => Families.TryGetValue(asked.Stem, out var members) && members.Contains(said.Stem);

    private static HashSet<string> Stems(string words) => [.. words.Split(' ').Select(w => Term.Of(w).Stem)];

    public static bool HasNumber(ReadOnlySpan<Word> words)
    {
        foreach (var word in words)
        {
            if (word.Term.IsNumber || word.Term.Text is "one" or "two" or "three" or "four" or "five" or "six" or "eight" or "ten" or "twelve" or "single" or "一" or "两" or "三") return true;
        }

        return false;
    }

    private static bool HasAny(ReadOnlySpan<Word> words, HashSet<string> any)
    {
        foreach (var word in words)
        {
            if (any.Contains(word.Term.Text) || any.Contains(word.Term.Stem)) return true;
        }

        return false;
    }
}
