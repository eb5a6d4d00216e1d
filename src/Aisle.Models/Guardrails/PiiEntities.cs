using System.Net;
using System.Text.RegularExpressions;

namespace Aisle.Models.Guardrails;

/// <summary>
/// Personal data by the shape it has and the check digits it carries, in a text of any script. What has no shape (a name, a password) is found only behind words that
/// announce it, such as "my name is". A pattern's group "v" is what is hidden; without one, all of the match.
/// </summary>
internal static class PiiEntities
{
    private static readonly Dictionary<string, Detector> Detectors = new(StringComparer.Ordinal)
    {
        ["ADDRESS"] = new(@"\b\d{1,5}[A-Za-z]?\s+(?:[A-Z][\w'.-]*\s+){1,4}(?:Street|St|Avenue|Ave|Road|Rd|Boulevard|Blvd|Lane|Ln|Drive|Dr|Court|Ct|Square|Sq|Place|Pl|Way|Terrace)\b\.?", MindsCase: true),
        ["AGE"] = new(@"\b(?:i am|i'm|he is|she is|aged?:?)\s+(?<v>\d{1,3})(?:\s*(?:years?[ -]old|y/?o))?\b|\b(?<v>\d{1,3})[ -]years?[ -]old\b"),
        ["AWS_ACCESS_KEY"] = new(@"\b(?:AKIA|ASIA|ABIA|ACCA)[A-Z2-7]{16}\b", MindsCase: true),
        ["AWS_SECRET_KEY"] = new(@"\b(?:aws_?)?secret(?:_?access)?(?:_?|\s)key[""']?\s*(?:[:=]|is)\s*[""']?(?<v>[A-Za-z0-9/+]{40})(?:[^A-Za-z0-9/+]|$)"),
        ["CA_HEALTH_NUMBER"] = new(@"\b(?:health (?:card|insurance)(?: number)?|ohip)\b\D{0,12}(?<v>\d{4}[ -]?\d{3}[ -]?\d{3})\b"),
        ["CA_SOCIAL_INSURANCE_NUMBER"] = new(@"\b\d{3}[ -]\d{3}[ -]\d{3}\b", CheckDigits.Luhn),
        ["CN_RESIDENT_ID_NUMBER"] = new(@"\b[1-9]\d{5}(?:18|19|20)\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{3}[\dX]\b", CheckDigits.ResidentId), // the one type that the service has not
        ["CREDIT_DEBIT_CARD_CVV"] = new(@"\b(?:cvv2?|cvc2?|security code|card verification(?: value| code)?)\b\D{0,6}(?<v>\d{3,4})\b"),
        ["CREDIT_DEBIT_CARD_EXPIRY"] = new(@"\b(?:exp(?:ir(?:es|y|ation))?(?: date)?|valid (?:thru|until))\b\D{0,6}(?<v>(?:0?[1-9]|1[0-2])\s?[/-]\s?(?:20)?\d\d)\b"),
        ["CREDIT_DEBIT_CARD_NUMBER"] = new(@"\b(?:\d[ -]?){12,18}\d\b", CheckDigits.Luhn),
        ["DRIVER_ID"] = new(@"\bdriver'?s?'? ?(?:licen[cs]e|id)(?: (?:number|no\.?))?\b[\s:#is]{0,6}(?<v>[A-Z]*\d[A-Z0-9-]{4,18})\b"),
        ["EMAIL"] = new(@"[\w.!#$%&'*+/=?^`{|}~-]+@[\w-]+(?:\.[\w-]+)+"),
        ["INTERNATIONAL_BANK_ACCOUNT_NUMBER"] = new(@"\b[A-Z]{2}\d{2}(?:[ -]?[A-Z0-9]{4}){2,7}(?:[ -]?[A-Z0-9]{1,3})?\b", CheckDigits.Iban),
        ["IP_ADDRESS"] = new(@"\b(?:\d{1,3}\.){3}\d{1,3}\b|(?:\b[0-9a-f]{1,4})?(?::{1,2}[0-9a-f]{1,4}){2,7}\b", text => IPAddress.TryParse(text, out _)),
        ["LICENSE_PLATE"] = new(@"\b(?:licen[cs]e|number|registration) plate\b[\s:#is]{0,6}(?<v>[A-Z0-9]{1,4}[ -]?[A-Z0-9]{2,5})\b"),
        ["MAC_ADDRESS"] = new(@"\b[0-9a-f]{2}(?:[:-][0-9a-f]{2}){5}\b"),
        ["NAME"] = new(@"\b(?:[Mm]y name(?: is|'s)|[Nn]ame:|I am called|[Mm]r\.?|[Mm]rs\.?|[Mm]s\.?|[Dd]r\.?)\s+(?<v>\p{Lu}[\p{L}'-]+(?:\s+\p{Lu}[\p{L}'-]+){0,2})", MindsCase: true),
        ["PASSWORD"] = new(@"\b(?:password|passwd|pwd|passphrase)\b\s*(?:[:=]|is)\s*[""']?(?<v>[^\s""',;]{4,})"),
        ["PHONE"] = new(@"\+\d{1,3}(?:[ .-]?\(?\d{1,4}\)?){2,5}\b|\(\d{3}\)\s?\d{3}[ .-]?\d{4}\b|\b\d{3}[ .-]\d{3}[ .-]\d{4}\b|\b0\d{2,4}[ ./-]\d{3,4}[ .-]?\d{3,4}\b|\b(?:86[ -]?)?1[3-9]\d[ -]?\d{4}[ -]?\d{4}\b", text => text.Count(char.IsAsciiDigit) is >= 8 and <= 15),
        ["PIN"] = new(@"\bpin(?: (?:code|number))?\b\s*(?:[:=]|is)?\s*(?<v>\d{4,6})\b"),
        ["SWIFT_CODE"] = new(@"\b(?:swift|bic)(?: ?code)?\b[\s:/#is]{0,6}(?<v>[A-Z]{4}[A-Z]{2}[A-Z0-9]{2}(?:[A-Z0-9]{3})?)\b"),
        ["UK_NATIONAL_HEALTH_SERVICE_NUMBER"] = new(@"\b\d{3}[ -]?\d{3}[ -]?\d{4}\b", CheckDigits.Nhs),
        ["UK_NATIONAL_INSURANCE_NUMBER"] = new(@"\b[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z] ?\d{2} ?\d{2} ?\d{2} ?[A-D]\b"),
        ["UK_UNIQUE_TAXPAYER_REFERENCE_NUMBER"] = new(@"\b(?:utr|taxpayer reference)\b\D{0,12}(?<v>\d{5} ?\d{5})\b"),
        ["URL"] = new(@"\b(?:https?|ftp)://[^\s<>""]+|\bwww\.[\w-]+(?:\.[\w-]+)+(?:/[^\s<>""]*)?"),
        ["USERNAME"] = new(@"\b(?:user ?name|login|user ?id)\b\s*(?:[:=]|is)\s*[""']?(?<v>[\w.@-]{3,})"),
        ["US_BANK_ACCOUNT_NUMBER"] = new(@"\b(?:bank )?account (?:number|no\.?|#)[\s:#is]{0,6}(?<v>\d{6,17})\b"),
        ["US_BANK_ROUTING_NUMBER"] = new(@"\b\d{9}\b", CheckDigits.Routing),
        ["US_INDIVIDUAL_TAX_IDENTIFICATION_NUMBER"] = new(@"\b9\d{2}[ -]\d{2}[ -]\d{4}\b"),
        ["US_PASSPORT_NUMBER"] = new(@"\bpassport(?: (?:number|no\.?|#))?[\s:#is]{0,6}(?<v>[A-Z]?\d{8,9})\b"),
        ["US_SOCIAL_SECURITY_NUMBER"] = new(@"\b\d{3}[ -]\d{2}[ -]\d{4}\b", CheckDigits.Ssn),
        ["VEHICLE_IDENTIFICATION_NUMBER"] = new(@"\b[A-HJ-NPR-Z0-9]{17}\b", CheckDigits.Vin),
    };

    public static IReadOnlyCollection<string> Types => Detectors.Keys;

    /// <summary>Where personal data of a type stands in a text. What two patterns find is told twice.</summary>
    public static IEnumerable<(int Start, int Length)> Find(string type, string text)
    {
        var narrow = WideText.Narrow(text);
        var detector = Detectors[type];
        foreach (Match match in detector.Regex.Matches(WideText.Latin(narrow)))
        {
            Group found = match.Groups["v"] is { Success: true } value ? value : match;
            if (found.Length > 0 && detector.Check?.Invoke(found.Value) != false)
            {
                yield return (found.Index, found.Length);
            }
        }

        foreach (var found in ChineseEntities.Find(type, narrow))
        {
            yield return found;
        }
    }

    /// <summary>No pattern backtracks: the time is linear in the text, whatever stands in it.</summary>
    private sealed record Detector(string Pattern, Func<string, bool>? Check = null, bool MindsCase = false)
    {
        private readonly Lazy<Regex> _regex = new(() => new Regex(
            Pattern, RegexOptions.NonBacktracking | RegexOptions.CultureInvariant | (MindsCase ? RegexOptions.None : RegexOptions.IgnoreCase)));

        public Regex Regex => _regex.Value;
    }
}
