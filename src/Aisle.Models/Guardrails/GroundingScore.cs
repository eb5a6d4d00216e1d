using System.Globalization;

namespace Aisle.Models.Guardrails;

/// <summary>
/// How far an answer is borne out, from 0 to 1, by words: the share of an answer's words and numbers that the source has, each sentence alike.
/// A number weighs as <see cref="NumberWeight"/> words, since a wrong one is a wrong answer. Synonyms count as missing, and a sentence turned
/// into its opposite by "not" counts as there: a bound, not an understanding.
/// </summary>
internal static class GroundingScore
{
    private const double NumberWeight = 3;

    /// <summary>1 where the answer claims nothing.</summary>
    public static double Grounding(string answer, string source)
    {
        var known = Terms.Content(source).ToHashSet(StringComparer.Ordinal);
        var shares = Terms.Sentences(answer).Select(s => Share(s, known)).OfType<double>().ToList();
        return shares.Count == 0 ? 1 : shares.Average();
    }

    /// <summary>The share of the question's words that the answer takes up; 1 where it has none.</summary>
    public static double Relevance(string answer, string query) => Share(query, Terms.Content(answer).ToHashSet(StringComparer.Ordinal)) ?? 1;

    private static double? Share(string text, HashSet<string> known)
    {
        var (all, carried) = (0.0, 0.0);
        foreach (var word in Terms.Content(text).Distinct(StringComparer.Ordinal))
        {
            var weight = double.TryParse(word, NumberStyles.None, CultureInfo.InvariantCulture, out _) ? NumberWeight : 1;
            all += weight;
            carried += known.Contains(word) ? weight : 0;
        }

        return all == 0 ? null : carried / all;
    }
}
