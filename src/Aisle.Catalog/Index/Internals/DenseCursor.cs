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
        if ((bits & bit) == 0)
        {
            return 0;
        }

        if (word != _word)
        {
            _word = word;
            _place = DenseLists.Place(set.Span, before.Span, word << 6);
        }

        return impacts[_place + BitOperations.PopCount(bits & (bit - 1))];
    }
}
