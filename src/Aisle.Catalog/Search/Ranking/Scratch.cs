namespace Aisle.Catalog.Search.Ranking;

/// <summary>What one query writes while it runs, one item a document. Kept clean between queries, so that a pooled one costs nothing to take.</summary>
internal sealed class Scratch(int documents)
{
    private readonly float[] _best = new float[documents];
    private readonly int[] _touched = new int[documents];
    private int _count;

    public float[] Scores { get; } = new float[documents];

    /// <summary>By document, one bit for each slot that it has.</summary>
    public uint[] Covered { get; } = new uint[documents];

    public ReadOnlySpan<int> Touched => _touched.AsSpan(0, _count);

    /// <summary>Adds what a term of a slot contributes; of several terms of one slot only the best counts.</summary>
    public void Add(int slot, bool several, ReadOnlySpan<int> documents, ReadOnlySpan<ushort> impacts, float scale)
    {
        var bit = 1u << slot;
        var (scores, covered) = (Scores, Covered);
        for (var i = 0; i < documents.Length; i++)
        {
            var document = documents[i];
            var score = impacts[i] * scale;
            var seen = covered[document];
            if (seen == 0)
            {
                _touched[_count++] = document;
            }

            if ((seen & bit) == 0)
            {
                covered[document] = seen | bit;
                scores[document] += score;
                if (several)
                {
                    _best[document] = score;
                }
            }
            else if (score > _best[document])
            {
                scores[document] += score - _best[document];
                _best[document] = score;
            }
        }
    }

    public void Clear()
    {
        foreach (var document in Touched)
        {
            Scores[document] = 0;
            Covered[document] = 0;
        }

        _count = 0;
    }
}
