using Aisle.Catalog;
using Aisle.Insight.Text;

namespace Aisle.Insight.Reviews;

/// <summary>What one review says, by itself: nothing of it depends on other reviews, so that it can be stored once and counted often.</summary>
internal sealed record ReviewNotes(Review Review, ulong Fingerprint, IReadOnlyList<SentenceNotes> Sentences);

/// <summary>One sentence that speaks of something or says something.</summary>
/// <param name="Text">The review's text, or its title.</param>
/// <param name="At">Where in it.</param>
/// <param name="Words">Its number of words.</param>
/// <param name="Value">What it says as a whole: below 0 bad, above 0 good.</param>
/// <param name="Mentions">What it speaks of.</param>
internal sealed record SentenceNotes(string Text, Stretch At, int Words, double Value, IReadOnlyList<Mention> Mentions)
{
    public string Verbatim => At.In(Text);
}

/// <summary>Words that name an aspect, or may.</summary>
/// <param name="Key">The known aspect's label, or the stem of a noun that is not known.</param>
/// <param name="Known">Null for a noun.</param>
/// <param name="At">Where in the text the words stand.</param>
/// <param name="Value">What the sentence says of it.</param>
/// <param name="Named">For a noun: it stands as aspects do ("the X is", "great X"); always so for a known aspect.</param>
internal readonly record struct Mention(string Key, KnownAspect? Known, Stretch At, double Value, bool Named)
{
    /// <summary>Nearer to nothing than this says nothing.</summary>
    private const double Least = 0.08;

    public Polarity Polarity => Value > Least ? Polarity.Positive : Value < -Least ? Polarity.Negative : Polarity.Neutral;
}
