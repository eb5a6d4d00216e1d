using Aisle.Catalog;

namespace Aisle.Insight.Reviews;

/// <summary>Counts the notes of a product's reviews into its digest.</summary>
internal static class DigestCounter
{
    /// <summary>A review of the shop only is short; a long one tells of the product, if in words that are not known.</summary>
    private const int LongestOffTopic = 60;

    public static ReviewDigest Count(string productId, IReadOnlyList<ReviewNotes> notes, Product? product)
    {
        var duplicates = DuplicatesIn(notes);
        var learned = LearnedAspects.In(notes, product);
        var tallies = new Dictionary<string, AspectTally>(StringComparer.Ordinal);
        foreach (var review in notes)
        {
            if (duplicates.Contains(review.Review.Id)) continue;
            foreach (var sentence in review.Sentences)
            {
                foreach (var mention in sentence.Mentions)
                {
                    if (mention.Known is null && !learned.Contains(mention.Key)) continue;
                    if (!tallies.TryGetValue(mention.Key, out var tally))
                    {
                        tally = new AspectTally(mention.Known?.Label ?? mention.At.In(sentence.Text).ToLowerInvariant()) { Known = mention.Known };
                        tallies.Add(mention.Key, tally);
                    }

                    tally.Add(review, sentence, mention);
                }
            }
        }

        var counts = tallies.Values
            .Where(t => t.Known is not null || InclusionRule.IsHeadlined(t.Mentions, notes.Count))
            .Select(t => t.Count(notes.Count))
            .OrderByDescending(c => c.Mentions)
            .ThenBy(c => c.Aspect, StringComparer.Ordinal);
        return Frame(productId, notes, duplicates) with { Aspects = [.. counts], Summary = SummaryChooser.Choose(notes.Where(n => !duplicates.Contains(n.Review.Id))) };
    }

    public static ReviewDigest Count(string productId, IReadOnlyList<ReviewNotes> notes, AskedAspect? asked)
    {
        var duplicates = DuplicatesIn(notes);
        var digest = Frame(productId, notes, duplicates);
        if (asked is null) return digest;
        var tally = new AspectTally(asked.Label);
        foreach (var review in notes.Where(n => !duplicates.Contains(n.Review.Id)))
        {
            foreach (var sentence in review.Sentences)
            {
                foreach (var mention in asked.In(sentence)) tally.Add(review, sentence, mention);
            }
        }

        return tally.Mentions == 0 ? digest : digest with { Aspects = [tally.Count(notes.Count)] };
    }

    private static ReviewDigest Frame(string productId, IReadOnlyList<ReviewNotes> notes, HashSet<string> duplicates)
    {
        var stars = new int[5];
        var rated = notes.Where(n => n.Review.Stars is not null).Select(n => n.Review.Stars!.Value).ToList();
        foreach (var given in rated) stars[Math.Clamp((int)Math.Round(given, MidpointRounding.AwayFromZero), 1, 5) - 1]++;
        return new ReviewDigest(productId, notes.Count, rated.Count == 0 ? null : rated.Average(), stars, [])
        {
            SetApart = new SetApart([.. notes.Select(n => n.Review.Id).Where(duplicates.Contains)], [.. notes.Where(IsOffTopic).Select(n => n.Review.Id)]),
        };
    }

    /// <summary>All but the first of reviews with the same text.</summary>
    private static HashSet<string> DuplicatesIn(IReadOnlyList<ReviewNotes> notes)
    {
        var seen = new HashSet<ulong>();
        return [.. notes.Where(n => n.Fingerprint != 0 && !seen.Add(n.Fingerprint)).Select(n => n.Review.Id)];
    }

    private static bool IsOffTopic(ReviewNotes notes) =>
        notes.Sentences.Sum(s => s.Words) <= LongestOffTopic
        && notes.Sentences.Any(s => s.Mentions.Any(m => m.Known?.Nature is AspectNature.Shop))
        && !notes.Sentences.Any(s => s.Mentions.Any(m => m.Named && m.Known?.Nature is not AspectNature.Shop));
}
