using System.Numerics;
using System.Numerics.Tensors;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using Aisle.Catalog.Index.Internals;
using Aisle.Catalog.Search.Filtering;

namespace Aisle.Catalog.Search.Ranking;

/// <summary>
/// Finds the asked page of candidates without sorting, and for relevance without scoring, the rest: a heap of as many as the page reaches, and
/// what can't get into it is passed over (after Turtle and Flood, "Query evaluation: strategies and optimizations", 1995, and Ding and Suel,
/// 2011). The page is exactly the one that scoring everything gives.
/// </summary>
/// <param name="index">What is searched.</param>
/// <param name="ranker">Scores.</param>
/// <param name="scratch">Has the scores of the words with packed lists.</param>
/// <param name="filter">Chooses the offers that prices are of.</param>
internal sealed class Order(IndexData index, Ranker ranker, Scratch scratch, ProductFilter filter)
{
    /// <summary>Sums of a few floats, added in another order, differ by less than this share.</summary>
    private const float Rounding = 1e-5f;

    /// <summary>With fewer candidates among 64 it is quicker to look at each.</summary>
    private const int FewestAtOnce = 6;

    /// <summary>A product is called what the query names from this share of the best's match of type.</summary>
    private const float LeastType = 0.5f;

    /// <summary>Scores every candidate, to compare with.</summary>
    public bool IsExhaustive { get; init; }

    /// <summary>Whether the query names a type: then a sort by price or the like begins with what is of it. The cheapest "desk" is no mouse that suits a desk.</summary>
    public bool IsTypeFirst { get; init; }

    /// <param name="candidates">What to order; all meet the filter.</param>
    /// <param name="sort">By what.</param>
    /// <param name="offset">How many to leave out; nothing where negative.</param>
    /// <param name="limit">How many to give.</param>
    public IReadOnlyList<(int Document, float Score)> Page(ReadOnlySpan<ulong> candidates, SearchSort sort, int offset, int limit)
    {
        offset = Math.Max(offset, 0);
        var end = (int)Math.Min((long)offset + Math.Max(limit, 0), Bits.Count(candidates));
        if (end <= offset)
        {
            return [];
        }

        var best = new RankHeap(end);
        if (sort == SearchSort.Relevance && !IsExhaustive)
        {
            AddByRelevance(candidates, best);
        }
        else if (sort != SearchSort.Relevance && IsTypeFirst && OfType(candidates) is { } named && Bits.Count(named) is var count)
        {
            AddByKey(named, sort, best);
            if (count < end)
            {
                var others = candidates.ToArray();
                for (var word = 0; word < others.Length; word++)
                {
                    others[word] &= ~named[word];
                }

                var after = new RankHeap(end - count);
                AddByKey(others, sort, after);
                return [.. best.Sorted(0).Concat(after.Sorted(0)).Skip(offset)];
            }
        }
        else
        {
            AddByKey(candidates, sort, best);
        }

        return best.Sorted(offset);
    }

    /// <summary>Those of the candidates that are of the type that the query names; null where none is, or all are.</summary>
    private ulong[]? OfType(ReadOnlySpan<ulong> candidates)
    {
        var most = 0f;
        for (var word = 0; word < candidates.Length; word++)
        {
            for (var set = candidates[word]; set != 0; set &= set - 1)
            {
                most = Math.Max(most, ranker.Type((word * 64) + BitOperations.TrailingZeroCount(set)));
            }
        }

        if (most == 0)
        {
            return null;
        }

        var named = new ulong[candidates.Length];
        for (var word = 0; word < candidates.Length; word++)
        {
            for (var set = candidates[word]; set != 0; set &= set - 1)
            {
                named[word] |= ranker.Type((word * 64) + BitOperations.TrailingZeroCount(set)) >= most * LeastType ? set & (~set + 1) : 0;
            }
        }

        return named.AsSpan().SequenceEqual(candidates) ? null : named;
    }

    private void AddByRelevance(ReadOnlySpan<ulong> candidates, RankHeap best)
    {
        var outstanding = ranker.Outstanding.Among(candidates);
        foreach (var document in outstanding)
        {
            best.Add(new Rank(0, ranker.Score(document, ranker.Words(document)), document));
        }

        var mostBeside = index.Priors.MostOfAll + TensorPrimitives.Max<float>(scratch.MostScores);
        foreach (var part in ranker.Parts.All)
        {
            if (best.MayTake(Loosened(ranker.Most(part) + mostBeside)))
            {
                AddPart(ranker.Parts.Among(candidates, part), part, outstanding, best);
            }
        }
    }

    private void AddPart(ReadOnlySpan<ulong> candidates, TitlePart part, ReadOnlySpan<int> outstanding, RankHeap best)
    {
        Span<float> sums = stackalloc float[64];
        for (var (interval, first) = (0, 0); first < candidates.Length; interval++, first += DenseLists.IntervalWords)
        {
            var words = candidates[first..Math.Min(first + DenseLists.IntervalWords, candidates.Length)];
            if (!words.ContainsAnyExcept(0ul))
            {
                continue;
            }

            var most = ranker.Most(part, interval);
            if (!best.MayTake(Loosened(most + scratch.MostScores[interval] + index.Priors.Most[interval])))
            {
                continue;
            }

            for (var word = first; word < first + words.Length; word++)
            {
                // First by what the whole interval can have, then by the words of each.
                var set = MayReach(candidates[word], word, scratch.Scores.AsSpan(word * 64, 64), most, best);
                if (set == 0)
                {
                    continue;
                }

                ranker.Words(word, set, sums);
                for (set = MayReach(set, word, sums, ranker.MostTypeOfAll + part.MostPhrase, best); set != 0; set &= set - 1)
                {
                    var bit = BitOperations.TrailingZeroCount(set);
                    Consider((word * 64) + bit, sums[bit], part.MostPhrase, outstanding, best);
                }
            }
        }
    }

    /// <summary>Of 64 documents those that can have more than the worst of the page.</summary>
    /// <param name="documents">Which of them.</param>
    /// <param name="word">Their place in a set.</param>
    /// <param name="scores">What each is known to have beside its prior.</param>
    /// <param name="most">What each can have beyond that.</param>
    /// <param name="best">The page.</param>
    private ulong MayReach(ulong documents, int word, ReadOnlySpan<float> scores, float most, RankHeap best)
    {
        if (documents == 0 || !best.IsFull)
        {
            return documents;
        }

        var missing = ranker.IsPriorOnly ? best.Worst : best.Worst - most - (Rounding * (1 + MathF.Abs(best.Worst)));
        var reach = 0ul;
        if (BitOperations.PopCount(documents) < FewestAtOnce)
        {
            var each = index.Priors.Scores.Slice(word * 64, 64);
            for (; documents != 0; documents &= documents - 1)
            {
                var bit = BitOperations.TrailingZeroCount(documents);
                reach |= each[bit] + scores[bit] > missing ? 1ul << bit : 0;
            }

            return reach;
        }

        ref var priors = ref MemoryMarshal.GetReference(index.Priors.Scores.Slice(word * 64, 64));
        ref var known = ref MemoryMarshal.GetReference(scores[..64]);
        for (var at = 0; at < 64; at += Vector256<float>.Count)
        {
            var sums = Vector256.LoadUnsafe(ref priors, (nuint)at) + Vector256.LoadUnsafe(ref known, (nuint)at);
            reach |= (ulong)Vector256.GreaterThan(sums, Vector256.Create(missing)).ExtractMostSignificantBits() << at;
        }

        return documents & reach;
    }

    /// <summary>The dear signals in steps, as long as the document may still get in.</summary>
    private void Consider(int document, float words, float mostPhrase, ReadOnlySpan<int> outstanding, RankHeap best)
    {
        var prior = index.Priors.Scores[document];
        if (!best.MayTake(Loosened(words + ranker.MostType(document) + mostPhrase + prior)))
        {
            return;
        }

        var fit = ranker.Fit(document);
        if (best.MayTake(Loosened(words + fit + mostPhrase + prior)) && outstanding.BinarySearch(document) < 0)
        {
            var score = words + fit + ranker.Phrase(document) + prior;
            if (score >= best.Worst)
            {
                best.Add(new Rank(0, score, document));
            }
        }
    }

    /// <summary>A bound that also stands for sums that were added in another order. Priors alone are no sum.</summary>
    private float Loosened(float most) => ranker.IsPriorOnly ? most : most + (Rounding * (1 + MathF.Abs(most)));

    private void AddByKey(ReadOnlySpan<ulong> candidates, SearchSort sort, RankHeap best)
    {
        for (var word = 0; word < candidates.Length; word++)
        {
            for (var set = candidates[word]; set != 0; set &= set - 1)
            {
                var document = (word * 64) + BitOperations.TrailingZeroCount(set);
                if (!best.MayTakeKey(NearestKey(sort, document)))
                {
                    continue;
                }

                var key = Key(sort, document);
                if (best.MayTakeKey(key))
                {
                    best.Add(new Rank(key, ranker.Score(document, ranker.Words(document)), document));
                }
            }
        }
    }

    /// <summary>The key, rounded, where it is known without looking at skus; else one that is before any other.</summary>
    private double NearestKey(SearchSort sort, int document)
    {
        if (sort is not (SearchSort.PriceAscending or SearchSort.PriceDescending) || !filter.TakesAllOffers(index.Columns.OfferBounds.Value[document]))
        {
            return double.NegativeInfinity;
        }

        var price = index.Columns.OfferBounds.Value[document].Price;
        return double.IsNaN(price) ? (double)decimal.MaxValue : sort == SearchSort.PriceAscending ? price : -price;
    }

    /// <summary>What is sorted by before the score; smaller first.</summary>
    private decimal Key(SearchSort sort, int document) => sort switch
    {
        SearchSort.PriceAscending => filter.LowestPrice(document) ?? decimal.MaxValue,
        SearchSort.PriceDescending => -(filter.LowestPrice(document) ?? decimal.MinValue),
        SearchSort.Rating => -(decimal)RatingPrior.Of(index.Columns.RatingAverage[document], index.Columns.RatingCount[document]),
        SearchSort.Newest => -index.Columns.ReleasedAt[document],
        _ => 0,
    };
}
