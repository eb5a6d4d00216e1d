using System.Runtime.InteropServices;

namespace Aisle.Insight.Reviews;

/// <summary>Gathers the reviews that speak of one aspect. A review counts once, however often it speaks of it.</summary>
internal sealed class AspectTally(string label, KnownAspect? known)
{
    private readonly List<(int Review, Sides Sides)> _reviews = [];
    private readonly List<SpokenSentence> _sentences = [];
    private readonly Dictionary<string, int> _forms = new(StringComparer.Ordinal);
    private int _chinese;

    [Flags]
    private enum Sides
    {
        None = 0,
        Good = 1,
        Bad = 2,
    }

    public KnownAspect? Known => known;

    public int Mentions => _reviews.Count;

    /// <param name="review">The review's number among the product's; they come in order.</param>
    /// <param name="notes">The review.</param>
    /// <param name="sentence">One of its sentences.</param>
    /// <param name="mention">One of the sentence's mentions, of this aspect.</param>
    public void Add(int review, ReviewNotes notes, SentenceNotes sentence, Mention mention)
    {
        if (_reviews.Count == 0 || _reviews[^1].Review != review) _reviews.Add((review, Sides.None));
        CollectionsMarshal.AsSpan(_reviews)[^1].Sides |= mention.Polarity switch
        {
            Polarity.Positive => Sides.Good,
            Polarity.Negative => Sides.Bad,
            _ => Sides.None,
        };
        if (mention.IsHan) _chinese++;
        if (known is null) CollectionsMarshal.GetValueRefOrAddDefault(_forms, mention.Form, out _)++;
        if (_sentences.Count == 0 || !ReferenceEquals(_sentences[^1].Sentence, sentence)) _sentences.Add(new SpokenSentence(notes, sentence, mention.Polarity));
    }

    /// <summary>The counts; quotes come when the texts are at hand.</summary>
    public AspectCount Count(ReviewCrowd crowd)
    {
        var (good, bad) = (_reviews.Count(r => r.Sides == Sides.Good), _reviews.Count(r => r.Sides == Sides.Bad));
        var quarters = Quarters(crowd);
        return new AspectCount(Name(), Mentions, good, bad, Mentions - good - bad, [.. _reviews.Select(r => crowd.Notes[r.Review].ReviewId)], [])
        {
            Headlined = known?.Nature is AspectNature.Serious || InclusionRule.IsHeadlined(Mentions, crowd.Notes.Length),
            Serious = known?.Nature is AspectNature.Serious,
            Stars = crowd.StarsOf(_reviews.Select(r => r.Review)),
            Quarters = quarters,
            Change = AspectTrend.ChangeIn(quarters),
            Variants = Variants(crowd, good, bad),
        };
    }

    /// <summary>The few sentences from which quotes may be chosen, by what is known of them without their text.</summary>
    public IReadOnlyList<SpokenSentence> Candidates() => QuoteChooser.Candidates(_sentences);

    private string Name() => known switch
    {
        null => _forms.Count == 0 ? label : _forms.OrderByDescending(f => f.Value).ThenBy(f => f.Key, StringComparer.Ordinal).First().Key,
        _ => _chinese * 2 > _sentences.Count ? known.ChineseLabel : known.Label,
    };

    private IReadOnlyList<QuarterCount> Quarters(ReviewCrowd crowd) =>
    [
        .. from spoken in _reviews
           where crowd.Notes[spoken.Review].Written is not null
           group spoken.Sides by AspectTrend.QuarterOf(crowd.Notes[spoken.Review].Written!.Value) into quarter
           orderby quarter.Key
           select new QuarterCount(quarter.Key, quarter.Count(), quarter.Count(s => s == Sides.Good), quarter.Count(s => s == Sides.Bad)),
    ];

    private IReadOnlyList<VariantCount> Variants(ReviewCrowd crowd, int good, int bad) =>
    [
        .. from spoken in _reviews
           where crowd.Notes[spoken.Review].VariantId is not null
           group spoken.Sides by crowd.Notes[spoken.Review].VariantId into variant
           let positive = variant.Count(s => s == Sides.Good)
           let negative = variant.Count(s => s == Sides.Bad)
           let differs = Difference.IsClear(positive, positive + negative, good - positive, good + bad - positive - negative)
           orderby variant.Count() descending, variant.Key
           select new VariantCount(variant.Key, crowd.NameOf(variant.Key), crowd.ReviewsOf(variant.Key), variant.Count(), positive, negative, differs),
    ];
}

/// <param name="Notes">Of the review it stands in.</param>
/// <param name="Sentence">Which.</param>
/// <param name="Polarity">What it says of the aspect at hand.</param>
internal readonly record struct SpokenSentence(ReviewNotes Notes, SentenceNotes Sentence, Polarity Polarity);
