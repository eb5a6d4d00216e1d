using System.Numerics;

namespace Aisle.Catalog.Index.Internals;

/// <summary>Reads the impacts of a dense term's documents. Where its posting lies is counted once for 64 documents, so rising ones are read quickest.</summary>
/// <param name="set">The term's documents.</param>
/// <param name="before">By interval of <see cref="DenseLists"/>, how many of them come before it.</param>
/// <param name="impacts">Of the term, by place.</param>
internal sealed class DenseCursor(Column<ulong> set, Column<int> before, Column<ushort> impacts)
{
    private int _word = -1;
    private int _place;

    /// <summary>0 for a document that is not in the set.</summary>
    public int Impact(int document)
    {
        var word = document >> 6;
        var (bits, bit) = (set[word], 1ul << document);
        return (bits & bit) == 0 ? 0 : impacts[Place(word) + BitOperations.PopCount(bits & (bit - 1))];
    }

    /// <summary>Adds to some of 64 documents what their impacts are worth.</summary>
    /// <param name="word">The place of the 64 in a set.</param>
    /// <param name="documents">Which of them.</param>
    /// <param name="scale">What an impact of 1 is worth.</param>
    /// <param name="sums">One for each of the 64.</param>
    public void Add(int word, ulong documents, float scale, Span<float> sums)
    {
        var bits = set[word];
        documents &= bits;
        if (documents != 0)
        {
            var rest = impacts.Span[Place(word)..];
            for (; documents != 0; documents &= documents - 1)
            {
                sums[BitOperations.TrailingZeroCount(documents)] += rest[BitOperations.PopCount(bits & ((documents & (0 - documents)) - 1))] * scale;
            }
        }
    }

    /// <summary>Of the first posting of 64 documents.</summary>
    private int Place(int word)
    {
        if (word != _word)
        {
            var interval = word / DenseLists.IntervalWords;
            var at = interval * DenseLists.IntervalWords;
            (at, _place) = _word >= at && _word < word ? (_word, _place) : (at, before[interval]);
            for (; at < word; at++)
            {
                _place += BitOperations.PopCount(set[at]);
            }

            _word = word;
        }

        return _place;
    }
}
