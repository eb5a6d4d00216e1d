using Aisle.Catalog.Index.Internals.Files;
using Aisle.Catalog.Index.Internals.Merging;

namespace Aisle.Catalog.Index.Internals;

/// <summary>The titles as terms in their order: for phrases, for nearness, and for what a title says that its product is.</summary>
internal sealed class TitleTerms(Ragged<int> titles)
{
    private readonly Ragged<int> _titles = titles;

    /// <summary>Stands where a phrase ends.</summary>
    public const int Break = -1;

    /// <summary>Stands for "for", "with" and the like: what follows is what the product goes with, not what it is.</summary>
    public const int Preposition = -2;

    public static TitleTerms Read(SectionReader from) => new(Ragged<int>.Read(from));

    public void Write(SectionWriter to) => _titles.Write(to);

    public ReadOnlySpan<int> Of(int document) => _titles[document];

    /// <param name="numbers">By term, its number in the merged.</param>
    /// <param name="other">To be merged with.</param>
    /// <param name="otherNumbers">The same for its terms.</param>
    /// <param name="rows">Which title comes from where.</param>
    public TitleTerms Merged(int[] numbers, TitleTerms other, int[] otherNumbers, MergedRows rows) =>
        new(rows.Of(_titles, other._titles, t => t < 0 ? t : numbers[t], t => t < 0 ? t : otherNumbers[t]));

    /// <summary>How many words each has, at most 255; zeros fill the last 64.</summary>
    public byte[] Lengths(int documents)
    {
        var lengths = new byte[Bits.Words(documents) * 64];
        for (var document = 0; document < documents; document++)
        {
            foreach (var term in Of(document))
            {
                lengths[document] += (byte)(term >= 0 && lengths[document] < byte.MaxValue ? 1 : 0);
            }
        }

        return lengths;
    }
}
