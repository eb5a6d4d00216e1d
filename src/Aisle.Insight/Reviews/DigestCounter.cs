using System.Runtime.InteropServices;
using Aisle.Catalog;

namespace Aisle.Insight.Reviews;

/// <summary>
/// Counts the notes of a product's reviews into its digest, in two steps: first the counts, which need no texts; then, with the texts
/// of the few reviews that are <see cref="Wanted"/>, the quotes and the summary.
/// </summary>
internal sealed class DigestCounter
{
    private readonly ReviewDigest _counts;
    private readonly IReadOnlyList<IReadOnlyList<SpokenSentence>> _candidates;
    private readonly IReadOnlyList<ReviewNotes> _sample;

    private DigestCounter(ReviewDigest counts, IReadOnlyList<IReadOnlyList<SpokenSentence>> candidates, IReadOnlyList<ReviewNotes> sample)
    {
        _counts = counts;
        _candidates = candidates;
        _sample = sample;
    }

    /// <summary>Ids of the reviews whose texts the second step reads.</summary>
    public IReadOnlyCollection<string> Wanted =>
        [.. _candidates.SelectMany(c => c).Select(c => c.Notes.ReviewId).Concat(_sample.Select(n => n.ReviewId)).Distinct()];

    public static DigestCounter Count(string productId, ReviewCrowd crowd, Product? product)
    {
        var learned = LearnedAspects.In(crowd, product);
        var known = new AspectTally?[AspectLexicon.All.Count];
        var nouns = new Dictionary<string, AspectTally>(StringComparer.Ordinal);
        for (var i = 0; i < crowd.Notes.Length; i++)
        {
            if (!crowd.Counts(i)) continue;
            foreach (var sentence in crowd.Notes[i].Sentences)
            {
                foreach (var mention in sentence.Mentions)
                {
                    if (TallyOf(mention) is { } tally) tally.Add(i, crowd.Notes[i], sentence, mention);
                }
            }
        }

        var aspects = known.OfType<AspectTally>().Concat(nouns.Values)
            .Where(t => t.Known is not null || InclusionRule.IsHeadlined(t.Mentions, crowd.Notes.Length))
            .Select(t => (Count: t.Count(crowd), Candidates: t.Candidates()))
            .OrderByDescending(a => a.Count.Mentions)
            .ThenBy(a => a.Count.Aspect, StringComparer.Ordinal)
            .ToList();
        return new DigestCounter(
            crowd.Frame(productId) with { Aspects = [.. aspects.Select(a => a.Count)] },
            [.. aspects.Select(a => a.Candidates)],
            [.. crowd.Notes.Where((_, i) => crowd.Counts(i)).Take(SummaryChooser.MostReviews)]);

        AspectTally? TallyOf(Mention mention)
        {
            if (mention.Known is { } aspect) return aspect.Nature is AspectNature.Whole ? null : known[aspect.Number] ??= new AspectTally(aspect.Label, aspect);
            return learned.Contains(mention.Key) ? CollectionsMarshal.GetValueRefOrAddDefault(nouns, mention.Key, out _) ??= new AspectTally(mention.Form, null) : null;
        }
    }

    public static DigestCounter Count(string productId, ReviewCrowd crowd, AskedAspect? asked, IReadOnlyDictionary<string, Review> reviews)
    {
        var tally = asked is null ? null : new AspectTally(asked.Label, null);
        for (var i = 0; i < crowd.Notes.Length; i++)
        {
            if (tally is null || !crowd.Counts(i)) continue;
            var notes = crowd.Notes[i];
            foreach (var sentence in notes.Sentences)
            {
                foreach (var mention in asked!.In(sentence, reviews[notes.ReviewId])) tally.Add(i, notes, sentence, mention with { Form = asked.Label });
            }
        }

        var frame = crowd.Frame(productId);
        return tally is null or { Mentions: 0 }
            ? new DigestCounter(frame, [], [])
            : new DigestCounter(frame with { Aspects = [tally.Count(crowd)] }, [tally.Candidates()], []);
    }

    public ReviewDigest With(IReadOnlyDictionary<string, Review> reviews) => _counts with
    {
        Aspects = [.. _counts.Aspects.Zip(_candidates, (count, candidates) => count with { Quotes = QuoteChooser.Choose(candidates, reviews) })],
        Summary = SummaryChooser.Choose(_sample, reviews),
    };
}
