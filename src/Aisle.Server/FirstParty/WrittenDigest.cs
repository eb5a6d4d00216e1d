using System.Globalization;
using Aisle.Insight.Reviews;

namespace Aisle.Server.FirstParty;

/// <summary>A review digest as text: what most reviews say, in their own sentences, then counts over all of them.</summary>
internal static class WrittenDigest
{
    private const int MostAspects = 8;

    /// <param name="digest">The counts.</param>
    /// <param name="focus">The aspect that was asked about; null for the whole.</param>
    public static string Of(ReviewDigest digest, string? focus)
    {
        List<string> lines = [];
        if (focus is null && digest.Summary.Count > 0)
        {
            lines.Add(string.Join(' ', digest.Summary.Select(s => s.Text)));
            lines.Add("");
        }

        lines.Add(digest.AverageStars is { } average
            ? string.Create(CultureInfo.InvariantCulture, $"{digest.Reviews:N0} reviews, {average:0.0} of 5 stars.")
            : string.Create(CultureInfo.InvariantCulture, $"{digest.Reviews:N0} reviews."));
        lines.AddRange(digest.Aspects.Where(a => a.Headlined || a.Serious || focus is not null).Take(MostAspects).Select(a => string.Create(
            CultureInfo.InvariantCulture,
            $"- {a.Aspect}: {a.Mentions:N0} of {digest.Reviews:N0} reviews ({a.Positive:N0} good, {a.Negative:N0} bad, {a.Mixed:N0} both or neither)")));
        return string.Join('\n', lines);
    }
}
