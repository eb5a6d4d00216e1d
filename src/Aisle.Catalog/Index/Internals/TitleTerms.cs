using Aisle.Catalog.Index.Internals.Files;

namespace Aisle.Catalog.Index.Internals;

/// <summary>The titles as terms in their order: for phrases, for nearness, and for what a title says that its product is.</summary>
internal sealed class TitleTerms(Column<int> starts, Column<int> terms)
{
    /// <summary>Stands where a phrase ends.</summary>
    public const int Break = -1;

    /// <summary>Stands for "for", "with" and the like: what follows is what the product goes with, not what it is.</summary>
    public const int Preposition = -2;

    public static TitleTerms Read(SectionReader from) => new(from.Next<int>(), from.Next<int>());

    public void Write(SectionWriter to)
    {
        to.Add(starts);
        to.Add(terms);
    }

    public ReadOnlySpan<int> Of(int document) => terms.Slice(starts[document], starts[document + 1] - starts[document]);

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
