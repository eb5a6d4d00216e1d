using System.Numerics;
using System.Numerics.Tensors;
using Aisle.Catalog.Index.Internals;

namespace Aisle.Catalog.Search.Ranking;

/// <summary>A word of the query that a dense term may stand for.</summary>
internal sealed class DenseWord
{
    private readonly PostingLists _postings;
    private readonly Source[] _sources;
    private readonly ulong[]? _titled;

    public DenseWord(PostingLists postings, int place, Slot slot, Scratch scratch)
    {
        _postings = postings;
        Place = place;
        Idf = slot.Idf;
        _sources = [.. slot.Alternatives.Select(a => new Source(
            a, slot.Idf * a.Weight / PostingLists.ImpactScale, a is { DenseNumber: < 0, Count: > 0 } ? TensorPrimitives.Max(a.Impacts) : 0, a.DenseNumber < 0 ? null : postings.Cursor(a.Terms[0])))];
        if (_sources.Length > 1)
        {
            _titled = scratch.TakeSet();
            foreach (var alternative in slot.Alternatives)
            {
                if (alternative.DenseNumber >= 0)
                {
                    Bits.Or(_titled, postings.Dense.Titled(alternative.DenseNumber));
                }
                else
                {
                    Bits.Add(_titled, alternative.Documents);
                }
            }
        }
    }

    /// <summary>Among the words of the query.</summary>
    public int Place { get; }

    public float Idf { get; }

    /// <summary>The documents that may have it in their title: those of a packed list are few, and taken to have.</summary>
    public ReadOnlySpan<ulong> Titled => _titled ?? _postings.Dense.Titled(_sources[0].Alternative.DenseNumber);

    /// <summary>What it adds to a document; of several terms the best counts.</summary>
    public float Of(int document)
    {
        var best = 0f;
        foreach (var (alternative, scale, _, cursor) in _sources)
        {
            if (cursor is not null)
            {
                best = Math.Max(best, cursor.Impact(document) * scale);
            }
            else if (alternative.Find(document) is var place and >= 0)
            {
                best = Math.Max(best, alternative.Impacts[place] * scale);
            }
        }

        return best;
    }

    /// <summary>Adds the same to some of 64 documents.</summary>
    /// <param name="word">The place of the 64 in a set.</param>
    /// <param name="documents">Which of them.</param>
    /// <param name="sums">One for each of the 64.</param>
    public void Add(int word, ulong documents, Span<float> sums)
    {
        if (_sources is [(_, var scale, _, { } cursor)])
        {
            cursor.Add(word, documents, scale, sums);
            return;
        }

        for (; documents != 0; documents &= documents - 1)
        {
            var bit = BitOperations.TrailingZeroCount(documents);
            sums[bit] += Of((word * 64) + bit);
        }
    }

    /// <summary>What it adds at most to a document of an interval.</summary>
    /// <param name="interval">Of <see cref="DenseLists"/>.</param>
    /// <param name="isTitled">Whether documents of <see cref="Titled"/> are meant, or the others.</param>
    public float Most(int interval, bool isTitled)
    {
        var best = 0f;
        foreach (var (alternative, scale, most, cursor) in _sources)
        {
            best = Math.Max(best, scale * (cursor is null ? isTitled ? most : 0 : Impacts(alternative.DenseNumber, isTitled)[interval]));
        }

        return best;
    }

    /// <summary>The same of all intervals.</summary>
    public float Most(bool isTitled)
    {
        var best = 0f;
        foreach (var (alternative, scale, most, cursor) in _sources)
        {
            best = Math.Max(best, scale * (cursor is null ? isTitled ? most : 0 : TensorPrimitives.Max(Impacts(alternative.DenseNumber, isTitled))));
        }

        return best;
    }

    private ReadOnlySpan<ushort> Impacts(int number, bool isTitled) => isTitled ? _postings.Dense.Most(number) : _postings.Dense.MostBeside(number);

    /// <param name="Alternative">A term or phrase.</param>
    /// <param name="Scale">What an impact of 1 is worth.</param>
    /// <param name="Most">The largest impact of a packed list.</param>
    /// <param name="Cursor">Of a dense term.</param>
    private readonly record struct Source(Alternative Alternative, float Scale, int Most, DenseCursor? Cursor);
}
