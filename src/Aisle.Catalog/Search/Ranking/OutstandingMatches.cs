using System.Numerics;
using System.Runtime.Intrinsics;
using Aisle.Catalog.Index.Internals;

namespace Aisle.Catalog.Search.Ranking;

/// <summary>
/// The few documents that a query names outright, by title or identifier, and what that is worth. It is more than all else together, so a
/// ranking that skips by what a document can reach looks at these first and then leaves the two signals aside.
/// </summary>
internal sealed class OutstandingMatches
{
    private const int LongestTitle = byte.MaxValue - 1;

    private readonly IndexData _index;
    private readonly QueryPlan _plan;
    private readonly int[] _identified;

    public OutstandingMatches(IndexData index, QueryPlan plan)
    {
        (_index, _plan) = (index, plan);
        _identified = plan.Text.Length > 0 && index.Postings.Terms.Find(plan.Text) is var term and >= 0 && index.Postings.IsIdentifier(term) ? Identified(index.Postings, term) : [];
    }

    /// <summary>Those among the candidates, in rising order.</summary>
    public int[] Among(ReadOnlySpan<ulong> candidates)
    {
        var found = new SortedSet<int>();
        foreach (var document in _identified)
        {
            if (Bits.Has(candidates, document))
            {
                found.Add(document);
            }
        }

        if (_plan.Slots.Count is > 0 and <= LongestTitle && _index.HasTitleOf(_plan.Slots.Count))
        {
            AddExactTitles(candidates, found);
        }

        return [.. found];
    }

    public float ExactTitle(int document)
    {
        if (_plan.Slots.Count == 0 || _index.TitleLengths[document] != Math.Min(_plan.Slots.Count, byte.MaxValue))
        {
            return 0;
        }

        var at = 0;
        foreach (var term in _index.Titles.Of(document))
        {
            if (term >= 0 && (at == _plan.Slots.Count || !_plan.Slots[at++].Has(term)))
            {
                return 0;
            }
        }

        return at == _plan.Slots.Count ? _index.Weights.ExactTitle : 0;
    }

    public float Identifier(int document) => _identified.AsSpan().BinarySearch(document) >= 0 ? _index.Weights.Identifier : 0;

    private static int[] Identified(PostingLists postings, int term)
    {
        var identified = new List<int>();
        var documents = postings.Documents(term);
        for (var place = 0; place < documents.Length; place++)
        {
            if (postings.Frequencies(term, place) >> ((int)Field.Identifiers * 4) != 0)
            {
                identified.Add(documents[place]);
            }
        }

        return [.. identified];
    }

    private void AddExactTitles(ReadOnlySpan<ulong> candidates, SortedSet<int> found)
    {
        var lengths = _index.TitleLengths;
        var wanted = Vector256.Create((byte)_plan.Slots.Count);
        for (var word = 0; word < candidates.Length; word++)
        {
            if (candidates[word] == 0)
            {
                continue;
            }

            var at = lengths.Slice(word * 64, 64);
            var low = Vector256.Equals(Vector256.Create(at), wanted).ExtractMostSignificantBits();
            var high = Vector256.Equals(Vector256.Create(at[32..]), wanted).ExtractMostSignificantBits();
            for (var set = candidates[word] & (low | ((ulong)high << 32)); set != 0; set &= set - 1)
            {
                var document = (word * 64) + BitOperations.TrailingZeroCount(set);
                if (ExactTitle(document) > 0)
                {
                    found.Add(document);
                }
            }
        }
    }
}
