using System.Numerics;
using Aisle.Catalog.Index.Internals.Files;

namespace Aisle.Catalog.Index.Internals;

/// <summary>
/// The documents of frequent terms as sets of bits, with what finds a document's posting: how many documents come before each interval
/// of 512, and the largest impact in each interval, by which a search skips intervals that can't reach the page (after Ding and Suel, "Faster
/// top-k document retrieval using block-max indexes", SIGIR 2011; in intervals of documents as Chakrabarti et al., "Interval-based
/// pruning for top-k processing over compressed lists", ICDE 2011). A word in the title is worth most, and only there part of a phrase, so the
/// documents that have a term in their title are a set too.
/// </summary>
/// <param name="documents">How many there are.</param>
/// <param name="firstPostings">By term.</param>
/// <param name="sets">By term, a bit for each document.</param>
/// <param name="before">By term and interval, how many of the term's documents come before it.</param>
/// <param name="titled">By term, a bit for each document that has it in its title.</param>
/// <param name="most">By term and interval, the largest impact.</param>
/// <param name="mostBeside">The same, of the documents that do not have it in their title.</param>
internal sealed class DenseLists(
    int documents, Column<int> firstPostings, Column<ulong> sets, Column<int> before, Column<ulong> titled, Column<ushort> most, Column<ushort> mostBeside)
{
    public const int IntervalWords = 8;
    public const int IntervalBits = 9;

    private readonly int _words = Bits.Words(documents);
    private readonly int _intervals = Intervals(documents);

    public int Documents => documents;

    public static DenseLists Read(SectionReader from, int documents) =>
        new(documents, from.Next<int>(), from.Next<ulong>(), from.Next<int>(), from.Next<ulong>(), from.Next<ushort>(), from.Next<ushort>());

    public void Write(SectionWriter to)
    {
        to.Add(firstPostings);
        to.Add(sets);
        to.Add(before);
        to.Add(titled);
        to.Add(most);
        to.Add(mostBeside);
    }

    public static int Intervals(int documents) => (documents + (1 << IntervalBits) - 1) >> IntervalBits;

    public ReadOnlySpan<ulong> Set(int number) => sets.Slice(number * _words, _words);

    /// <summary>The documents that have the term in their title.</summary>
    public ReadOnlySpan<ulong> Titled(int number) => titled.Slice(number * _words, _words);

    /// <summary>By interval, how many of the term's documents come before it.</summary>
    public ReadOnlySpan<int> Before(int number) => before.Slice(number * _intervals, _intervals);

    /// <summary>By interval, the largest impact.</summary>
    public ReadOnlySpan<ushort> Most(int number) => most.Slice(number * _intervals, _intervals);

    /// <summary>By interval, the largest impact of a document that has the term elsewhere than in its title.</summary>
    public ReadOnlySpan<ushort> MostBeside(int number) => mostBeside.Slice(number * _intervals, _intervals);

    /// <summary>To look up the postings of documents in their order.</summary>
    public DenseCursor Cursor(int number, Column<ushort> impacts) =>
        new(sets.Part(number * _words, _words), before.Part(number * _intervals, _intervals), impacts);

    public int Find(int number, int document)
    {
        var set = Set(number);
        return Bits.Has(set, document) ? Place(set, Before(number), document) : -1;
    }

    /// <summary>The place of a document that is in the set.</summary>
    public static int Place(ReadOnlySpan<ulong> set, ReadOnlySpan<int> before, int document)
    {
        var interval = document >> IntervalBits;
        var word = document >> 6;
        var place = before[interval] + BitOperations.PopCount(set[word] & ((1ul << document) - 1));
        for (var at = interval * IntervalWords; at < word; at++)
        {
            place += BitOperations.PopCount(set[at]);
        }

        return place;
    }

    /// <param name="impacts">By posting.</param>
    /// <param name="isTitled">By posting, whether the term stands in the document's title.</param>
    public DenseLists With(ReadOnlySpan<ushort> impacts, Func<int, bool> isTitled)
    {
        var (largest, largestBeside, inTitle) = (new ushort[firstPostings.Length * _intervals], new ushort[firstPostings.Length * _intervals], new ulong[sets.Length]);
        for (var number = 0; number < firstPostings.Length; number++)
        {
            var set = Set(number);
            var posting = firstPostings[number];
            for (var word = 0; word < set.Length; word++)
            {
                var interval = (number * _intervals) + (word / IntervalWords);
                for (var rest = set[word]; rest != 0; rest &= rest - 1, posting++)
                {
                    largest[interval] = Math.Max(largest[interval], impacts[posting]);
                    if (isTitled(posting))
                    {
                        inTitle[(number * _words) + word] |= rest & (0 - rest);
                    }
                    else
                    {
                        largestBeside[interval] = Math.Max(largestBeside[interval], impacts[posting]);
                    }
                }
            }
        }

        return new DenseLists(documents, firstPostings, sets, before, Column<ulong>.Of(inTitle), Column<ushort>.Of(largest), Column<ushort>.Of(largestBeside));
    }
}

/// <summary>Which terms are dense.</summary>
/// <param name="Sparsest">Those that at least one document in so many has.</param>
/// <param name="Fewest">And that at least so many have: below, there is nothing to skip.</param>
internal readonly record struct Density(int Sparsest, int Fewest)
{
    /// <summary>At one in 32 a set of bits takes some four times the packed list, for the few terms that this is; a search then reads no list of more than a 32nd of the documents.</summary>
    public static Density Usual { get; } = new(32, 1024);

    public bool IsDense(int documents, int of) => documents >= Fewest && (long)documents * Sparsest >= of;
}
