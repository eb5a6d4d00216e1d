using Aisle.Catalog;
using Aisle.Insight.Text;

namespace Aisle.Insight.Reviews;

/// <summary>
/// What one review says, by itself: nothing of it depends on other reviews, so that it can be stored once and counted often. It holds
/// places in the review's text and not the text.
/// </summary>
/// <param name="ReviewId">The review.</param>
/// <param name="Sentences">Those that are opinions.</param>
internal sealed record ReviewNotes(string ReviewId, IReadOnlyList<SentenceNotes> Sentences)
{
    public double? Stars { get; init; }

    public DateOnly? Written { get; init; }

    public string? VariantId { get; init; }

    /// <summary>The same for texts that differ in spacing and punctuation only; 0 for a text too short to tell.</summary>
    public ulong Fingerprint { get; init; }

    /// <summary>The same for texts that differ in the things they name only; 0 for a text too short to tell.</summary>
    public ulong Template { get; init; }
}

/// <summary>One sentence that is an opinion or may be.</summary>
/// <param name="InTitle">Whether it stands in the review's title.</param>
/// <param name="At">Where in the title or the text.</param>
/// <param name="Words">Its number of words.</param>
/// <param name="Value">What it says as a whole: below 0 bad, above 0 good.</param>
/// <param name="Mentions">What it speaks of.</param>
internal sealed record SentenceNotes(bool InTitle, Stretch At, int Words, float Value, IReadOnlyList<Mention> Mentions)
{
    public Polarity Polarity => Value > 0 ? Polarity.Positive : Value < 0 ? Polarity.Negative : Polarity.Neutral;

    public string In(Review review) => At.In(InTitle ? review.Title : review.Text);
}

/// <summary>Words that name an aspect, or may.</summary>
/// <param name="Key">The known aspect's label, or the stem of a noun that is not known.</param>
/// <param name="Form">For a noun: the word in lower case as the reviewer wrote it.</param>
/// <param name="Known">Null for a noun.</param>
/// <param name="At">Where in the title or the text the words stand.</param>
/// <param name="Polarity">What the sentence says of it.</param>
/// <param name="Named">For a noun: it stands as aspects do ("the X is", "great X"); always so for a known aspect.</param>
/// <param name="IsTerm">Whether the words name the aspect; "sturdy" speaks of durability without naming it.</param>
/// <param name="IsHan">Whether it is named in Chinese.</param>
internal readonly record struct Mention(string Key, string Form, KnownAspect? Known, Stretch At, Polarity Polarity, bool Named, bool IsTerm, bool IsHan)
{
    /// <summary>Nearer to nothing than this says nothing.</summary>
    private const double Least = 0.08;

    public static Polarity PolarityOf(double value) => value > Least ? Polarity.Positive : value < -Least ? Polarity.Negative : Polarity.Neutral;
}
