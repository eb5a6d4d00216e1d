using System.Numerics;
using Aisle.Catalog.Index.Internals;

namespace Aisle.Catalog.Search.Ranking;

/// <summary>
/// The documents parted by which of the query's dense words stand in their title. A word weighs most there, and a phrase stands only there, so a
/// part has a closer bound than all documents together; and the part that can reach most is looked at first, since what is found there keeps most
/// of the others from being looked at.
/// </summary>
internal sealed class TitleParts
{
    /// <summary>Further words are taken to stand in every title: more parts would be too small to be worth their making.</summary>
    private const int MostWords = 4;

    private readonly DenseWord[] _partedBy;
    private readonly TitlePart[] _parts;
    private readonly ulong[] _documents = [];

    /// <param name="words">The dense words of the query.</param>
    /// <param name="pairs">By word, what its standing beside the next is worth.</param>
    /// <param name="scratch">For the documents of a part.</param>
    public TitleParts(DenseWord[] words, float[] pairs, Scratch scratch)
    {
        _partedBy = words.Length <= MostWords ? words : [.. words.OrderByDescending(w => w.Idf).Take(MostWords)];
        _parts = new TitlePart[1 << _partedBy.Length];
        for (var number = 0; number < _parts.Length; number++)
        {
            var absent = 0u;
            for (var i = 0; i < _partedBy.Length; i++)
            {
                absent |= (uint)(number >> i & 1) << _partedBy[i].Place;
            }

            var (phrase, most) = (0f, 0f);
            for (var place = 0; place < pairs.Length; place++)
            {
                phrase += (absent >> place & 3) == 0 ? pairs[place] : 0;
            }

            foreach (var word in words)
            {
                most += word.Most((absent >> word.Place & 1) == 0);
            }

            _parts[number] = new TitlePart(absent, phrase, phrase + most);
        }

        if (_parts.Length > 1)
        {
            Array.Sort(_parts, (a, b) => b.Most.CompareTo(a.Most));
            _documents = scratch.TakeSet();
        }
    }

    /// <summary>The one that can reach most first.</summary>
    public ReadOnlySpan<TitlePart> All => _parts;

    /// <summary>Those of a set that are of a part, until the next is asked for.</summary>
    public ReadOnlySpan<ulong> Among(ReadOnlySpan<ulong> documents, TitlePart part)
    {
        if (_parts.Length == 1)
        {
            return documents;
        }

        documents.CopyTo(_documents);
        foreach (var word in _partedBy)
        {
            if ((part.Absent >> word.Place & 1) == 0)
            {
                Bits.And(_documents, word.Titled);
            }
            else
            {
                Bits.AndNot(_documents, word.Titled);
            }
        }

        return _documents;
    }
}

/// <param name="Absent">A bit for each word of the query that does not stand in the titles.</param>
/// <param name="MostPhrase">What phrases add at most.</param>
/// <param name="Most">What phrases and dense words add at most.</param>
internal readonly record struct TitlePart(uint Absent, float MostPhrase, float Most);
