using Aisle.Catalog.Index.Internals;

namespace Aisle.Catalog.Search.Ranking;

/// <summary>What one query writes while it runs, one item a document. Kept clean between queries, so that a pooled one costs nothing to take.</summary>
internal sealed class Scratch(int documents)
{
    private readonly List<ulong[]> _sets = [];
    private readonly float[] _best = new float[documents];
    private int[] _touched = [];
    private int _touchedCount;
    private int _setsTaken;

    /// <summary>What words with packed lists add to each document; whole words of 64, so that they can be read at once.</summary>
    public float[] Scores { get; } = new float[Bits.Words(documents) * 64];

    /// <summary>By interval of <see cref="DenseLists"/>, the largest of the scores.</summary>
    public float[] MostScores { get; } = new float[DenseLists.Intervals(documents)];

    /// <summary>An empty set of documents, until <see cref="Clear"/>.</summary>
    public ulong[] TakeSet()
    {
        if (_setsTaken == _sets.Count)
        {
            _sets.Add(new ulong[Bits.Words(documents)]);
        }

        var set = _sets[_setsTaken++];
        Array.Clear(set);
        return set;
    }

    /// <summary>Adds what a word contributes to the documents that have it; of several alternatives the best counts.</summary>
    public void Add(float idf, IReadOnlyList<Alternative> alternatives)
    {
        if (alternatives is [var only])
        {
            AddOnly(idf * only.Weight / PostingLists.ImpactScale, only);
            return;
        }

        var first = _touchedCount;
        foreach (var alternative in alternatives)
        {
            var documents = alternative.Documents;
            var impacts = alternative.Impacts;
            var scale = idf * alternative.Weight / PostingLists.ImpactScale;
            MakeRoom(documents.Length);
            for (var i = 0; i < documents.Length; i++)
            {
                var document = documents[i];
                var score = impacts[i] * scale;
                ref var best = ref _best[document];
                if (best == 0)
                {
                    _touched[_touchedCount++] = document;
                }

                best = Math.Max(best, score);
            }
        }

        for (var i = first; i < _touchedCount; i++)
        {
            var document = _touched[i];
            ref var most = ref MostScores[document >> DenseLists.IntervalBits];
            most = Math.Max(most, Scores[document] += _best[document]);
            _best[document] = 0;
        }
    }

    private void AddOnly(float scale, Alternative only)
    {
        var documents = only.Documents;
        var impacts = only.Impacts;
        MakeRoom(documents.Length);
        documents.CopyTo(_touched.AsSpan(_touchedCount));
        _touchedCount += documents.Length;
        for (var i = 0; i < documents.Length; i++)
        {
            var document = documents[i];
            ref var most = ref MostScores[document >> DenseLists.IntervalBits];
            most = Math.Max(most, Scores[document] += impacts[i] * scale);
        }
    }

    private void MakeRoom(int documents)
    {
        if (_touched.Length < _touchedCount + documents)
        {
            Array.Resize(ref _touched, Math.Max(_touchedCount + documents, _touched.Length * 2));
        }
    }

    public void Clear()
    {
        foreach (var document in _touched.AsSpan(0, _touchedCount))
        {
            Scores[document] = 0;
        }

        Array.Clear(MostScores);
        (_touchedCount, _setsTaken) = (0, 0);
    }
}
