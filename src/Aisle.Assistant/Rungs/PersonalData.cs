using System.Text.RegularExpressions;

namespace Aisle.Assistant.Rungs;

/// <summary>
/// What a shopper types of themselves does not go to a model: addresses, numbers of telephones, cards, accounts and orders, and names
/// that are announced as such. What has no shape stays; see docs/concepts/ladder.md.
/// </summary>
internal static partial class PersonalData
{
    public const string Hidden = "(hidden)";

    public static string Hide(string text) => Name().Replace(Street().Replace(LongNumber().Replace(Mail().Replace(text, Hidden), Hidden), Hidden), m => m.Value.Replace(m.Groups["v"].Value, Hidden, StringComparison.Ordinal));

    [GeneratedRegex(@"[\w.!#$%&'*+/=?^`{|}~-]+@[\w-]+(?:\.[\w-]+)+", RegexOptions.CultureInvariant)]
    private static partial Regex Mail();

    /// <summary>Seven digits or more, as telephones, cards, accounts and orders have them; prices and sizes are shorter. IBANs begin with letters.</summary>
    [GeneratedRegex(@"(?<![\w.])(?:[A-Z]{2}\d{2}[ -]?)?[+(]?\d(?:[ ().-]{0,2}\d){6,}\b|\b[A-Z]{2}\d{2}(?: ?[A-Z0-9]{4}){3,7}\b", RegexOptions.CultureInvariant)]
    private static partial Regex LongNumber();

    [GeneratedRegex(@"\b\d{1,5}[A-Za-z]?\s+(?:[A-Z][\w'.-]*\s+){1,4}(?:Street|St|Avenue|Ave|Road|Rd|Boulevard|Blvd|Lane|Ln|Drive|Dr|Court|Ct|Square|Sq|Place|Pl|Way|Terrace)\b\.?", RegexOptions.CultureInvariant)]
    private static partial Regex Street();

    [GeneratedRegex(@"(?:\b(?:[Mm]y name(?: is|'s)|I am called|[Mm]r\.?|[Mm]rs\.?|[Mm]s\.?|[Dd]r\.?)\s+(?<v>\p{Lu}[\p{L}'-]+(?:\s+\p{Lu}[\p{L}'-]+){0,2}))|我叫(?<v>\p{IsCJKUnifiedIdeographs}{2,3})|我的名字是(?<v>\p{IsCJKUnifiedIdeographs}{2,3})", RegexOptions.CultureInvariant)]
    private static partial Regex Name();
}
