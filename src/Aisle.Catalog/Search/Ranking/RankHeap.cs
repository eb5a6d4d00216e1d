namespace Aisle.Catalog.Search.Ranking;

/// <summary>The best so many; the worst kept stands on top, and a better one pushes it out.</summary>
internal sealed class RankHeap(int capacity)
{
    private readonly PriorityQueue<int, Rank> _kept = new(Comparer<Rank>.Create((a, b) => b.CompareTo(a)));

    public bool IsFull => _kept.Count == capacity;

    /// <summary>The score of the worst kept.</summary>
    public float Worst { get; private set; } = float.NegativeInfinity;

    /// <summary>Whether a document that comes after those already seen, of a score of at most this, may get in; of equal ones the earlier stays.</summary>
    public bool MayTake(float mostScore) => !IsFull || mostScore > Worst;

    public bool MayTakeKey(decimal key) => !IsFull || (_kept.TryPeek(out _, out var worst) && key <= worst.Key);

    public void Add(Rank rank)
    {
        if (!IsFull)
        {
            _kept.Enqueue(rank.Document, rank);
        }
        else if (_kept.TryPeek(out _, out var worst) && rank.CompareTo(worst) < 0)
        {
            _kept.DequeueEnqueue(rank.Document, rank);
        }

        Worst = _kept.TryPeek(out _, out var last) ? last.Score : float.NegativeInfinity;
    }

    /// <summary>Best first, without the first <paramref name="offset"/>. Empties the heap.</summary>
    public IReadOnlyList<(int Document, float Score)> Sorted(int offset)
    {
        var page = new (int Document, float Score)[Math.Max(0, _kept.Count - offset)];
        for (var place = page.Length - 1; place >= 0 && _kept.TryDequeue(out var document, out var rank); place--)
        {
            page[place] = (document, rank.Score);
        }

        return page;
    }
}

/// <param name="Key">What is sorted by before the score; smaller first.</param>
/// <param name="Score">Larger first.</param>
/// <param name="Document">Smaller first.</param>
internal readonly record struct Rank(decimal Key, float Score, int Document) : IComparable<Rank>
{
    public int CompareTo(Rank other)
    {
        var byKey = Key.CompareTo(other.Key);
        var byScore = byKey != 0 ? byKey : other.Score.CompareTo(Score);
        return byScore != 0 ? byScore : Document.CompareTo(other.Document);
    }
}
