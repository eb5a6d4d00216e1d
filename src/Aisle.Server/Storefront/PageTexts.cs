using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using Aisle.Catalog;
using Aisle.Server.Storefront.Markup;

namespace Aisle.Server.Storefront;

/// <summary>
/// The storefront's own words in one language. What a file lacks is said in English. Numbers and dates are written without ICU, which small
/// images leave out: dates by the file's "format.date", with English names of months where it asks for names.
/// </summary>
internal sealed partial class PageTexts
{
    private readonly Dictionary<string, JsonElement> _words;
    private readonly PageTexts? _english;

    public PageTexts(string language, Dictionary<string, JsonElement> words, PageTexts? english) => (Language, _words, _english) = (language, words, english);

    /// <summary>A tag of BCP 47, such as "zh".</summary>
    public string Language { get; }

    /// <summary>"ltr" or "rtl".</summary>
    public string Direction => this["direction"];

    public string this[string key] => Of(key);

    public bool Has(string key) => _words.ContainsKey(key);

    /// <param name="key">A text, or an object of "one" and "other" of which "count" chooses.</param>
    /// <param name="values">What stands for {name} in the text.</param>
    public string Of(string key, params ReadOnlySpan<(string Name, object Value)> values)
    {
        if (!_words.TryGetValue(key, out var text))
        {
            return _english?.Of(key, values) ?? key;
        }

        if (text.ValueKind == JsonValueKind.Object)
        {
            var one = false;
            foreach (var (name, value) in values)
            {
                one |= name == "count" && value is 1;
            }

            text = one && text.TryGetProperty("one", out var single) ? single : text.GetProperty("other");
        }

        var filled = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (name, value) in values)
        {
            filled[name] = value is int number ? Number(number) : value.ToString() ?? "";
        }

        return Place().Replace(text.GetString()!, place => filled.GetValueOrDefault(place.Groups[1].Value, place.Value));
    }

    public static string Number(int value) => value.ToString("N0", CultureInfo.InvariantCulture);

    /// <summary>One digit after the point: the mean of ratings.</summary>
    public static string Mean(double value) => value.ToString("N1", CultureInfo.InvariantCulture);

    public string Date(DateTimeOffset time) => time.UtcDateTime.ToString(this["format.date"], CultureInfo.InvariantCulture);

    public string Date(DateOnly day) => day.ToString(this["format.date"], CultureInfo.InvariantCulture);

    /// <summary>"$12.50"; a bound of a facet goes without zeros: "$12".</summary>
    public static string Money(Money money, bool round = false) =>
        round && money.Amount == decimal.Truncate(money.Amount) && Currencies.MinorDigits(money.Currency) > 0
            ? ZeroCents().Replace(money.ToString(), "$1")
            : money.ToString();

    /// <summary>Words that only a screen reader says.</summary>
    public static Html Unseen(string words) => Html.H("span.unseen", words);

    [GeneratedRegex(@"\{(\w+)\}")]
    private static partial Regex Place();

    [GeneratedRegex(@"\.0+( |$)")]
    private static partial Regex ZeroCents();
}
