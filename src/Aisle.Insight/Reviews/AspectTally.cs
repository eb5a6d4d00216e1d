using System.Runtime.InteropServices;
using Aisle.Insight.Text;

namespace Aisle.Insight.Reviews;

/// <summary>Gathers the reviews that speak of one aspect. A review counts once, however often it speaks of it.</summary>
internal sealed class AspectTally(string label)
{
    private readonly Dictionary<string, Sides> _reviews = new(StringComparer.Ordinal);
    private readonly List<SpokenSentence> _sentences = [];
    private int _chinese;

    [Flags]
    private enum Sides
    {
        None = 0,
        Good = 1,
        Bad = 2,
    }

    public string Label { get; } = label;

    public KnownAspect? Known { get; init; }

    public int Mentions => _reviews.Count;

    public void Add(ReviewNotes review, SentenceNotes sentence, Mention mention)
    {
        ref var sides = ref CollectionsMarshal.GetValueRefOrAddDefault(_reviews, review.Review.Id, out _);
        sides |= mention.Polarity switch
        {
            Polarity.Positive => Sides.Good,
            Polarity.Negative => Sides.Bad,
            _ => Sides.None,
        };
        if (Han.Is(sentence.Text[mention.At.Start])) _chinese++;
        _sentences.Add(new SpokenSentence(review.Review, sentence, mention.Polarity));
    }

    public AspectCount Count(int reviews)
    {
        var (good, bad) = (_reviews.Values.Count(s => s == Sides.Good), _reviews.Values.Count(s => s == Sides.Bad));
        var name = Known is not null && _chinese * 2 > _sentences.Count ? Known.ChineseLabel : Label;
        return new AspectCount(name, Mentions, good, bad, Mentions - good - bad, [.. _reviews.Keys], QuoteChooser.Choose(_sentences))
        {
            Headlined = Known?.Nature is AspectNature.Serious || InclusionRule.IsHeadlined(Mentions, reviews),
            Serious = Known?.Nature is AspectNature.Serious,
        };
    }
}

/// <param name="Review">Whose.</param>
/// <param name="Sentence">Which.</param>
/// <param name="Polarity">What it says of the aspect at hand.</param>
internal readonly record struct SpokenSentence(Catalog.Review Review, SentenceNotes Sentence, Polarity Polarity);
