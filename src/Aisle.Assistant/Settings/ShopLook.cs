using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.RegularExpressions;
using Aisle.Catalog;

namespace Aisle.Assistant.Settings;

/// <summary>How the widget looks and what it is called, as the shop's people set it; what is null stays as the widget has it, and a page's own CSS outranks all.</summary>
public sealed partial record ShopLook
{
    public const int MostCharacters = 200;

    private const int MostRadius = 28;

    /// <summary>Texts of the widget that may be set, by the names that its files have.</summary>
    public static IReadOnlyDictionary<string, string> TextNames { get; } = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["launcher"] = "On the button in the corner",
        ["title"] = "Name of the assistant",
        ["greeting"] = "Greeting",
        ["greeting.more"] = "Below the greeting",
    };

    public static IReadOnlyList<string> Languages { get; } = ["en", "zh"];

    public static ShopLook Default { get; } = new();

    /// <summary>Buttons and links, such as "#0b5f4c".</summary>
    public string? Accent { get; init; }

    /// <summary>The same where the page is dark.</summary>
    public string? AccentDark { get; init; }

    /// <summary>Of corners, in CSS pixels.</summary>
    public int? Radius { get; init; }

    /// <summary>The corner of the button: "end", where a line ends, or "start".</summary>
    public string? Corner { get; init; }

    /// <summary>By language, then by name: what takes the place of the widget's own words.</summary>
    public IReadOnlyDictionary<string, IReadOnlyDictionary<string, string>> Texts { get; init; } = new Dictionary<string, IReadOnlyDictionary<string, string>>();

    /// <summary>White or black, whichever is read more easily on an accent: by the contrast of WCAG 2.2.</summary>
    [JsonIgnore]
    public string? OnAccent => Accent is { } accent ? On(accent) : null;

    [JsonIgnore]
    public string? OnAccentDark => AccentDark is { } accent ? On(accent) : null;

    public static string On(string accent) => Contrast(accent, "#ffffff") >= Contrast(accent, "#000000") ? "#ffffff" : "#000000";

    /// <summary>From 1 to 21 (WCAG 2.2, contrast ratio).</summary>
    public static double Contrast(string one, string other)
    {
        var (a, b) = (Luminance(one), Luminance(other));
        return (Math.Max(a, b) + 0.05) / (Math.Min(a, b) + 0.05);
    }

    public static bool IsColour(string? text) => text is not null && Colour().IsMatch(text);

    /// <summary>What can't be used, each with the name of its field.</summary>
    public IReadOnlyList<SettingFault> Faults()
    {
        var faults = new List<SettingFault>();
        CheckColour("accent", Accent, "#ffffff", "a light page");
        CheckColour("accentDark", AccentDark, "#16191b", "a dark page");
        if (Radius is < 0 or > MostRadius) faults.Add(new("radius", $"{Radius} is not from 0 to {MostRadius}."));
        if (Corner is not (null or "end" or "start")) faults.Add(new("corner", $"'{Corner}' is no corner; write end or start."));
        foreach (var (language, texts) in Texts)
        {
            if (!Languages.Contains(language)) faults.Add(new($"texts.{language}", $"The widget does not speak '{language}'; it has {string.Join(" and ", Languages)}."));
            foreach (var (name, text) in texts)
            {
                if (!TextNames.ContainsKey(name)) faults.Add(new($"texts.{language}.{name}", $"There is no text '{name}'; there are {string.Join(", ", TextNames.Keys)}."));
                else if (text is not { Length: > 0 and <= MostCharacters } || text.Any(char.IsControl)) faults.Add(new($"texts.{language}.{name}", $"A text has from 1 to {MostCharacters} characters on one line."));
            }
        }

        return faults;

        void CheckColour(string field, string? colour, string page, string where)
        {
            if (colour is null) return;
            if (!IsColour(colour)) faults.Add(new(field, $"'{colour}' is no colour; write six hexadecimal digits, such as #0b5f4c."));
            else if (Contrast(colour, page) < 3) faults.Add(new(field, $"{colour} can hardly be seen on {where} (contrast {Contrast(colour, page):0.0}, 3 is the least); take a {(page == "#ffffff" ? "darker" : "lighter")} one."));
        }
    }

    public string Write() => JsonSerializer.Serialize(this, CatalogJson.Options);

    /// <summary>The look that a stored text is, or what is wrong with it.</summary>
    public static (ShopLook? Look, IReadOnlyList<SettingFault> Faults) Read(string json)
    {
        try
        {
            return JsonSerializer.Deserialize<ShopLook>(json, CatalogJson.Options) is { } look ? (look.Faults() is { Count: > 0 } faults ? (null, faults) : (look, [])) : (null, [new("", "It is empty.")]);
        }
        catch (JsonException e)
        {
            return (null, [new("", $"It is not the JSON of a look: {e.Message}")]);
        }
    }

    private static double Luminance(string colour)
    {
        var rgb = Convert.ToInt32(colour[1..], 16);
        return (0.2126 * Linear(rgb >> 16)) + (0.7152 * Linear((rgb >> 8) & 255)) + (0.0722 * Linear(rgb & 255));

        static double Linear(int channel) => channel / 255.0 is var c && c <= 0.04045 ? c / 12.92 : Math.Pow((c + 0.055) / 1.055, 2.4);
    }

    [GeneratedRegex("^#[0-9a-fA-F]{6}$")]
    private static partial Regex Colour();
}

/// <param name="Where">The field, or "line 3"; "" for the whole.</param>
/// <param name="Reason">What is wrong and what to do.</param>
public sealed record SettingFault(string Where, string Reason);
