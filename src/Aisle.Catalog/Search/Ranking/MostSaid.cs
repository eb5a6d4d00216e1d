using System.Numerics;
using Aisle.Catalog.Search.Filtering;

namespace Aisle.Catalog.Search.Ranking;

/// <summary>
/// Documents that have not all words and say enough of the query: enough beside the one that says most, where none has all, or enough of the
/// whole. They are taken 64 at a time and parted by each word in turn; a part that can't say enough any more is left.
/// </summary>
/// <param name="said">By word, what it says.</param>
/// <param name="sets">By word, the documents that have it.</param>
/// <param name="filter">What they must meet.</param>
internal sealed class MostSaid(float[] said, ulong[][] sets, ProductFilter filter)
{
    /// <summary>Share of what the best says of the query that a match must say.</summary>
    private const float Enough = 0.6f;

    /// <summary>What may still be said from a word on. A sum in another order may differ in its last bits.</summary>
    private readonly float[] _rest = [.. said.Select((_, i) => said.Skip(i).Sum() * 1.00001f), 0];

    private float _most;
    private float _least;

    /// <summary>Those that say enough beside what says most; gives how many they are.</summary>
    public int BesideBest(Span<ulong> found)
    {
        _most = -1;
        for (var word = 0; word < found.Length; word++)
        {
            SeekMost(word, 0, ulong.MaxValue, 0, false);
        }

        return Find(found, _most < 0 ? float.PositiveInfinity : Enough * _most, []);
    }

    /// <summary>Those that say a share of the whole, and are not among <paramref name="others"/>; gives how many they are.</summary>
    public int OfWhole(Span<ulong> found, float share, ReadOnlySpan<ulong> others) => Find(found, share * said.Sum(), others);

    private int Find(Span<ulong> found, float least, ReadOnlySpan<ulong> others)
    {
        _least = least;
        for (var word = 0; word < found.Length; word++)
        {
            found[word] = WithEnough(word, 0, others.IsEmpty ? ulong.MaxValue : ~others[word], 0, false);
        }

        return filter.Keep(found);
    }

    private void SeekMost(int word, int slot, ulong documents, float sum, bool any)
    {
        if (documents == 0 || sum + _rest[slot] <= _most)
        {
            return;
        }

        if (slot < sets.Length)
        {
            SeekMost(word, slot + 1, documents & sets[slot][word], sum + said[slot], true);
            SeekMost(word, slot + 1, documents & ~sets[slot][word], sum, any);
            return;
        }

        for (; any && documents != 0; documents &= documents - 1)
        {
            if (filter.Matches((word * 64) + BitOperations.TrailingZeroCount(documents)))
            {
                _most = sum;
                return;
            }
        }
    }

    private ulong WithEnough(int word, int slot, ulong documents, float sum, bool any) =>
        documents == 0 || sum + _rest[slot] < _least ? 0
        : slot == sets.Length ? any && sum >= _least ? documents : 0
        : WithEnough(word, slot + 1, documents & sets[slot][word], sum + said[slot], true)
            | WithEnough(word, slot + 1, documents & ~sets[slot][word], sum, any);
}
