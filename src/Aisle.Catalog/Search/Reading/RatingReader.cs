using System.Text.RegularExpressions;

namespace Aisle.Catalog.Search.Reading;

/// <summary>"At least 4 stars", "rated 4.5 and up", "highly rated", "4星以上". "5 star" alone may be a name, and is left in the text.</summary>
internal static partial class RatingReader
{
    /// <summary>What "highly rated" means.</summary>
    private const decimal WellRated = 4;

    public static ReadCondition? Read(RequestText request)
    {
        foreach (var pattern in (ReadOnlySpan<Regex>)[AtLeast(), OrMore(), Rated(), Chinese(), Well()])
        {
            var match = pattern.Match(request.Folded);
            if (match.Success && request.IsFree(match.Index, match.Length))
            {
                request.Take(match.Index, match.Length);
                var stars = match.Groups["n"].Success ? Numerals.Read(match.Groups["n"].Value)!.Value : WellRated;
                return new ReadCondition("rating", ConditionKind.Rating, request.Source(match.Index, match.Length)) { Min = stars, Start = match.Index };
            }
        }

        return null;
    }

    [GeneratedRegex(@"(?:\b(?:with |rated |has |have )?(?:a )?(?:rating (?:of )?)?(?:at least|minimum(?: of)?|min|over|above|more than|no less than|higher than)|>=?|≥)\s*(?<n>[1-4](?:\.\d)?|5|one|two|three|four|five)[ -]?(?:stars?|★)(?: (?:rating|reviews?|or (?:more|better|higher|above)|and (?:up|above)))?")]
    private static partial Regex AtLeast();

    [GeneratedRegex(@"\b(?:rated |with )?(?<n>[1-4](?:\.\d)?|5|one|two|three|four|five)(?:[ -]?(?:stars?|★)\s?(?:and (?:up|above|over|more)|or (?:more|better|higher|above|up)|plus\b|\+|ratings?|reviews?)|\+[ -]?(?:stars?|★))(?: ratings?| reviews?)?")]
    private static partial Regex OrMore();

    [GeneratedRegex(@"\b(?:rated|ratings?|rating of)\s*(?:is |are |of )?(?:at least|minimum|over|above|more than|higher than|>=?|≥)?\s*(?<n>[1-4](?:\.\d)?|5)(?!\d)(?:[ -]?(?:stars?|★))?(?:\s?(?:and (?:up|above|over)|or (?:more|better|higher|above|up)|\+))?")]
    private static partial Regex Rated();

    [GeneratedRegex(@"\b(?:highly|well|top|best)[ -](?:rated|reviewed)\b|\b(?:with )?(?:good|great|excellent) (?:reviews|ratings?)\b|(?:评价|口碑|评分)(?:好|高|不错)的?|高评分的?|好评的?")]
    private static partial Regex Well();

    [GeneratedRegex(@"(?:评分|评价)?(?:在|不低于|高于|至少|大于|超过)?\s*(?<n>[1-4](?:\.\d)?|5|[一二两三四五])\s*(?:颗?星|分)(?:级)?(?:及以上|或以上|以上|起|好评)的?|(?:评分|评价)(?:在|不低于|高于|至少|大于|超过)\s*(?<n>[1-4](?:\.\d)?|5)(?!\d)\s*(?:颗?星|分)?(?:以上)?的?|(?:至少|不低于|最少)\s*(?<n>[1-4](?:\.\d)?|5|[一二两三四五])\s*颗?星的?")]
    private static partial Regex Chinese();
}
