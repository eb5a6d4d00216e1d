using System.Buffers;
using System.Text;
using System.Text.RegularExpressions;

namespace Aisle.Catalog.Feeds.Values;

/// <summary>
/// Names for shoppers out of names for machines: "screen_size" is "Screen size", "usb_2_0_ports" is "USB 2.0 ports",
/// "operating_temperature__t_t_" is "Operating temperature (T-T)". A name with blanks or capitals was written for people and stays.
/// </summary>
internal static partial class AttributeNames
{
    private static readonly HashSet<string> Initials = new(
        "usb hdmi cpu gpu lan wlan hdd ssd dvd cd ram led lcd oled vga dvi gps nfc tv pc uv ac dc sim sd ip rgb hdr fm am id upc ean isbn sku mpn bpa poe wps sata pcie ddr nvme atx url fsb ecc oem awg hs".Split(' '),
        StringComparer.Ordinal);

    private static readonly SearchValues<char> Vowels = SearchValues.Create("aeiouy");

    public static string Clean(string name)
    {
        name = name.Trim();
        if (name.Contains(' ', StringComparison.Ordinal) || (!name.Contains('_', StringComparison.Ordinal) && name.Any(char.IsUpper) && !CamelCase().IsMatch(name)))
        {
            return name;
        }

        // "a__b_": the marks of a bracket that a machine wrote over.
        var suffix = "";
        var open = name.LastIndexOf("__", StringComparison.Ordinal);
        if (open > 0 && name[^1] == '_' && open + 2 < name.Length - 1)
        {
            var words = Words(name[..open]);
            suffix = $" ({Bracket(name[(open + 2)..^1], words)})";
            name = name[..open];
        }

        var text = new StringBuilder();
        foreach (var word in Words(name))
        {
            text.Append(text.Length == 0 ? "" : " ").Append(Initials.Contains(word) ? word.ToUpperInvariant() : text.Length == 0 ? char.ToUpperInvariant(word[0]) + word[1..] : word);
        }

        return text.Append(suffix).ToString();
    }

    private static string[] Words(string name) =>
        Version().Replace(CamelCase().Replace(name, "_"), ".").ToLowerInvariant().Split(['_', '-'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    /// <summary>An abbreviation is in capitals: the initials of the words before it, or letters without a vowel, or single letters.</summary>
    private static string Bracket(string inner, string[] before)
    {
        var words = Words(inner);
        if (words.All(w => w.Length == 1))
        {
            return string.Join(words.Contains("x") ? " " : "-", words).ToUpperInvariant().Replace(" X ", " x ", StringComparison.Ordinal);
        }

        if (words is [var word])
        {
            var initials = string.Concat(before.Select(w => w[0]));
            var isAbbreviation = Initials.Contains(word) || (word.All(char.IsAsciiLetter) && (initials.EndsWith(word, StringComparison.Ordinal) || !word.AsSpan().ContainsAny(Vowels)));
            return TimesSigns().IsMatch(word) ? string.Join(" x ", word.Split('x')).ToUpperInvariant().Replace(" X ", " x ", StringComparison.Ordinal) : isAbbreviation ? word.ToUpperInvariant() : word;
        }

        return string.Join(' ', words.Select(w => Initials.Contains(w) ? w.ToUpperInvariant() : w));
    }

    [GeneratedRegex("(?<=[a-z0-9])(?=[A-Z])")]
    private static partial Regex CamelCase();

    [GeneratedRegex("(?<=(?<![0-9])[0-9]{1,3})_(?=[0-9]{1,2}(?![0-9]))")]
    private static partial Regex Version();

    [GeneratedRegex("^[a-z](x[a-z]){1,2}$")]
    private static partial Regex TimesSigns();
}
