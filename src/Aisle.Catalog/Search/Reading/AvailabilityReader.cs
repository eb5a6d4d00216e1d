using System.Text.RegularExpressions;

namespace Aisle.Catalog.Search.Reading;

/// <summary>"In stock", "available now", 有货.</summary>
internal static partial class AvailabilityReader
{
    public static ReadCondition? Read(RequestText request)
    {
        var match = InStock().Match(request.Folded);
        if (!match.Success || !request.IsFree(match.Index, match.Length))
        {
            return null;
        }

        request.Take(match.Index, match.Length);
        return new ReadCondition("availability", ConditionKind.Availability, request.Source(match.Index, match.Length)) { Start = match.Index };
    }

    [GeneratedRegex(@"(?:\b(?:that |which )?(?:is|are) |\bonly )?\b(?:(?:currently |available )?in[ -]stock(?: now| only)?|available (?:now|today|immediately)|(?:currently|only) available|ready to ship)\b|(?:现在)?(?:有货|有现货|现货|有库存)的?")]
    private static partial Regex InStock();
}
