using Aisle.Catalog.Index.Internals.Files;

namespace Aisle.Catalog.Index.Internals;

/// <summary>
/// <see cref="PostingLists"/> as it lies in memory. Few of the ways in which a term can stand in the eight fields are common: those have
/// a number of one byte, and the postings that have another are listed.
/// </summary>
/// <param name="Starts">By term, the number of its first posting; one more than there are terms.</param>
/// <param name="Lists">By term, where its documents start in <paramref name="Packed"/>, or the complement of its number among the dense.</param>
/// <param name="Packed">As <see cref="PackedDocuments"/> writes it.</param>
/// <param name="Patterns">By posting, a number of <paramref name="PatternFrequencies"/>, or <see cref="Rare"/>.</param>
/// <param name="PatternFrequencies">Four bits a field.</param>
/// <param name="RarePostings">The postings with no pattern, rising.</param>
/// <param name="RareFrequencies">What each of these has.</param>
/// <param name="Identifiers">The terms that are an identifier of some product, a bit each.</param>
internal sealed record PostingColumns(
    Column<int> Starts,
    Column<int> Lists,
    Column<byte> Packed,
    Column<byte> Patterns,
    Column<uint> PatternFrequencies,
    Column<int> RarePostings,
    Column<uint> RareFrequencies,
    Column<ulong> Identifiers)
{
    public const byte Rare = 255;

    public static PostingColumns Read(SectionReader from) => new(
        from.Next<int>(), from.Next<int>(), from.Next<byte>(), from.Next<byte>(), from.Next<uint>(), from.Next<int>(), from.Next<uint>(), from.Next<ulong>());

    public void Write(SectionWriter to)
    {
        to.Add(Starts);
        to.Add(Lists);
        to.Add(Packed);
        to.Add(Patterns);
        to.Add(PatternFrequencies);
        to.Add(RarePostings);
        to.Add(RareFrequencies);
        to.Add(Identifiers);
    }
}
