using System.Globalization;
using Aisle.Insight.Evidence;

namespace Aisle.Assistant.Answering;

/// <summary>
/// What stands in a sentence and is not wording. There are three kinds and no other way in: a fact from a record, cited; a count
/// that code made over records that the same turn shows; the shopper's own words.
/// </summary>
internal readonly record struct Slot
{
    private Slot(string text, string? evidenceId) => (Text, EvidenceId) = (text, evidenceId);

    public string Text { get; }

    /// <summary>What it rests on; null for a count and for the shopper's words.</summary>
    public string? EvidenceId { get; }

    /// <exception cref="ArgumentException">The evidence does not carry the text.</exception>
    public static Slot Fact(string text, EvidenceItem evidence) =>
        evidence.Text.Contains(text, StringComparison.Ordinal) || evidence.Title.Contains(text, StringComparison.Ordinal)
            ? new Slot(text, evidence.Id)
            : throw new ArgumentException($"'{text}' is not in its evidence, '{evidence.Title}: {evidence.Text}'.", nameof(text));

    /// <summary>The whole text of a piece of evidence, or its beginning up to a word where it is long.</summary>
    public static Slot Quote(EvidenceItem evidence, int longest = 280)
    {
        var text = evidence.Text.Trim();
        if (text.Length <= longest)
        {
            return Fact(text, evidence);
        }

        var cut = text.LastIndexOf(' ', longest);
        cut = cut > longest / 2 ? cut : longest;
        return Fact(text[..(char.IsHighSurrogate(text[cut - 1]) ? cut - 1 : cut)], evidence);
    }

    public static Slot Count(int count) => new(count.ToString("N0", CultureInfo.InvariantCulture), null);

    public static Slot Said(string words) => new(words, null);

    /// <summary>A condition's label, which the same turn shows, or the name of one of the shop's own facets.</summary>
    public static Slot Shown(string label) => new(label, null);
}
