using System.Text.RegularExpressions;
using Aisle.Catalog;
using Aisle.Catalog.Index;
using Aisle.Catalog.Index.Internals;
using Aisle.Catalog.Search;

namespace Aisle.Assistant.Understanding;

/// <summary>A property that products are ranked by: "lightest", "a bigger one", "the highest refresh rate".</summary>
/// <param name="Names">Attributes that tell it, the most telling first.</param>
/// <param name="Most">Whether more of it is what was asked for.</param>
internal sealed record Measurable(IReadOnlyList<string> Names, bool Most)
{
    /// <summary>What each adjective is about. "-er" compares with what was shown, "-est" picks.</summary>
    private static readonly (string More, string Most, string Names, bool IsMost)[] Adjectives =
    [
        ("lighter|less heavy|not so heavy", "lightest|least heavy|weighs? (the )?least", "Weight", false),
        ("heavier", "heaviest", "Weight|Total weight", true),
        ("bigger|larger|more (room|space|capacity|volume)|roomier", "biggest|largest|roomiest|(the )?most (room|space|capacity)|holds? (the )?most", "Volume|Capacity|Screen size|Sleeps|Seats|Cooking area|Total weight|Size|Width|Pieces", true),
        ("smaller|more compact|more portable", "smallest|most compact", "Volume|Capacity|Screen size|Sleeps|Seats|Packed size|Cooking area|Size|Width|Weight", false),
        ("thicker|softer", "thickest", "Thickness", true),
        ("thinner", "thinnest", "Thickness", false),
        ("brighter", "brightest", "Brightness", true),
        ("quieter|less noisy|less loud", "quietest|least noisy", "Noise|Noise level", false),
        ("louder", "loudest", "Noise|Noise level", true),
        ("(stronger|more powerful)", "strongest|most powerful", "Power|Suction|Torque|Output|Voltage|Max load", true),
        ("warmer", "warmest", "Comfort temperature", false),
        ("taller|higher", "tallest", "Height|Max height", true),
        ("wider", "widest", "Width|Cutting width", true),
        ("narrower", "narrowest", "Width|Depth", false),
        ("longer", "longest", "Length|Blade length|Battery life|Run time", true),
        ("shorter", "shortest", "Length|Blade length|Height", false),
        ("lasts? longer|longer[- ]lasting|(with )?(a )?(longer|better) battery( life)?", "lasts? (the )?longest|longest[- ]lasting|(the )?(longest|best) battery( life)?", "Battery life|Run time|Keeps ice|Keeps hot", true),
        ("faster|quicker", "fastest|quickest|(boils|heats|charges|sets up) (up )?(the )?(faster|fastest|quicker)", "Max speed|Top speed|Boil time|Setup time|Refresh rate", true),
    ];

    private static readonly (Cue More, Cue Most, Measurable By)[] Known =
        [.. Adjectives.Select(a => (new Cue(a.More, Chinese(a.More)), new Cue(a.Most, ChineseMost(a.More)), new Measurable(a.Names.Split('|'), a.IsMost)))];

    private static readonly Regex Extreme = new(@"(?<![\w])(?:(?<most>highest|most|best|greatest|longest|biggest|largest)|(?<least>lowest|least|fewest|shortest|smallest)) (?<name>[a-z][a-z -]{2,30})$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture);

    /// <summary>Times that are better the shorter they are.</summary>
    private static readonly string[] Times = ["Boil time", "Setup time"];

    /// <summary>"Lighter", and what is left of the utterance without it; null where nothing of the kind is said.</summary>
    public static (Measurable By, Utterance Left)? Compared(Utterance utterance) =>
        Array.Find(Known, k => k.More.In(utterance)) is { By: { } by, More: var cue } ? (by, cue.Without(utterance)) : null;

    /// <summary>"Which is the lightest", "the highest refresh rate".</summary>
    public static (Measurable By, Utterance Left)? Leading(Utterance utterance, CatalogIndex index)
    {
        if (Array.Find(Known, k => k.Most.In(utterance)) is { By: { } by, Most: var cue })
        {
            return (by, cue.Without(utterance));
        }

        return Extreme.Match(utterance.Plain) is { Success: true } match && index.Vocabulary.FindAttribute(match.Groups["name"].Value) is { } attribute
            ? (new Measurable([attribute.Name], match.Groups["most"].Success), utterance.With(utterance.Plain[..match.Index]))
            : null;
    }

    /// <summary>The attribute that most of the products tell it by, and each one's value in one unit; null where fewer than two tell it.</summary>
    public (string Name, IReadOnlyList<(Product Product, AttributeValue Value, double Amount)> Values)? Of(IReadOnlyList<Product> products)
    {
        (string Name, IReadOnlyList<(Product Product, AttributeValue Value, double Amount)> Values)? best = null;
        foreach (var name in Names)
        {
            var values = new List<(Product Product, AttributeValue Value, double Amount)>();
            string? unit = null;
            foreach (var product in products)
            {
                if (product.Attributes.FirstOrDefault(a => WishCondition.Same(a.Name, name))?.Value is { } value && AmountOf(value, ref unit) is { } amount)
                {
                    values.Add((product, value, amount));
                }
            }

            if (values.Count > (best?.Values.Count ?? 0))
            {
                best = (name, values);
            }
        }

        return best;
    }

    /// <summary>Whether more of the attribute is what was asked for: a faster kettle has the shorter boil time.</summary>
    public bool WantsMost(string name) => Most != Times.Contains(name, StringComparer.Ordinal);

    /// <summary>The bound that what has more of it than the product meets; null where the product does not tell it.</summary>
    public AttributeFilter? Past(Product product, CatalogIndex index)
    {
        if (Of([product]) is not { } told)
        {
            return null;
        }

        var (value, amount) = (told.Values[0].Value, told.Values[0].Amount);
        if (value is AttributeValue.Measure measure && MeasureUnits.Convert(amount, measure.Unit, index.Vocabulary.FindAttribute(told.Name)?.Unit ?? measure.Unit) is { } converted)
        {
            amount = converted;
        }

        // Past the value, by less than any shop writes.
        var bound = decimal.Round((decimal)(amount * (WantsMost(told.Name) == amount >= 0 ? 1.001 : 0.999)), 3);
        return WantsMost(told.Name) ? new AttributeFilter(told.Name, [], Min: bound) : new AttributeFilter(told.Name, [], Max: bound);
    }

    private static double? AmountOf(AttributeValue value, ref string? unit)
    {
        switch (value)
        {
            case AttributeValue.Number number:
                return (double)number.Value;
            case AttributeValue.Measure measure:
                unit ??= measure.Unit;
                return MeasureUnits.Convert((double)measure.Value, measure.Unit, unit);
            default:
                return null;
        }
    }

    private static string? Chinese(string more) => more.Split('|')[0].Trim('(') switch
    {
        "lighter" => "轻一?[点些]",
        "bigger" => "大一?[点些]",
        "smaller" => "小一?[点些]",
        "quieter" => "安静一?[点些]",
        "brighter" => "亮一?[点些]",
        "thicker" => "厚一?[点些]",
        "longer" => "长一?[点些]",
        "warmer" => "暖和一?[点些]",
        _ => null,
    };

    private static string? ChineseMost(string more) => more.Split('|')[0].Trim('(') switch
    {
        "lighter" => "最轻",
        "heavier" => "最重",
        "bigger" => "最大",
        "smaller" => "最小",
        "quieter" => "最安静",
        "brighter" => "最亮",
        "thicker" => "最厚",
        "stronger" => "功率最大|最强",
        "faster" => "最快",
        "warmer" => "最暖和?",
        _ => null,
    };
}
