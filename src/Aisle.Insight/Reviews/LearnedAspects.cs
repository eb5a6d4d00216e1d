using System.Runtime.InteropServices;
using Aisle.Catalog;
using Aisle.Insight.Text;

namespace Aisle.Insight.Reviews;

/// <summary>The nouns that these reviews themselves make an aspect: often named as aspects are, or named once and an attribute of the product; never what the product is called.</summary>
internal static class LearnedAspects
{
    /// <summary>A noun becomes an aspect when this many mentions stand as aspects do ("the X is", "great X") ...</summary>
    private const int LeastNamed = 3;

    /// <summary>... and they are at least this part of all its mentions.</summary>
    private const double LeastNamedShare = 0.25;

    private static readonly HashSet<string> KnownKeys = [.. AspectLexicon.All.Select(a => NoteTaker.KeyOf(a.Label))];

    public static HashSet<string> In(ReviewCrowd crowd, Product? product)
    {
        var tallies = new Dictionary<string, (int Mentions, int Named)>(StringComparer.Ordinal);
        for (var i = 0; i < crowd.Notes.Length; i++)
        {
            if (!crowd.Counts(i)) continue;
            foreach (var sentence in crowd.Notes[i].Sentences)
            {
                foreach (var mention in sentence.Mentions)
                {
                    if (mention.Known is not null) continue;
                    ref var tally = ref CollectionsMarshal.GetValueRefOrAddDefault(tallies, mention.Key, out _);
                    tally = (tally.Mentions + 1, tally.Named + (mention.Named ? 1 : 0));
                }
            }
        }

        var named = tallies.Where(t => t.Value.Named >= LeastNamed && t.Value.Named >= LeastNamedShare * t.Value.Mentions).Select(t => t.Key).ToHashSet(StringComparer.Ordinal);
        named.ExceptWith(KnownKeys); // one name, one count
        if (product is null) return named;

        // A word for one of its attributes is an aspect as soon as one reviewer names it.
        foreach (var word in product.Attributes.SelectMany(a => Words.Of(a.Name)))
        {
            if (tallies.TryGetValue(word.Term.Stem, out var tally) && tally.Named > 0 && !KnownKeys.Contains(word.Term.Stem)) named.Add(word.Term.Stem);
        }

        // What the product is called is the product itself and no aspect of it.
        foreach (var word in Words.Of(product.Title)) named.Remove(word.Term.Stem);
        return named;
    }
}
