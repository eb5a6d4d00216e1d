namespace Aisle.Catalog.Search.Ranking;

/// <summary>The best so many; the worst kept stands on top, and a better one pushes it out.</summary>
internal sealed class RankHeap(int capacity)
{
    private Rank[] _kept = new Rank[Math.Min(capacity, 128)];
    private int _count;
    private double _worstKey = double.PositiveInfinity;

    public bool IsFull => _count == capacity;

    /// <summary>The score of the worst kept.</summary>
    public float Worst { get; private set; } = float.NegativeInfinity;

    /// <summary>Whether a document that comes after those already seen, of a score of at most this, may get in; of equal ones the earlier stays.</summary>
    public bool MayTake(float mostScore) => !IsFull || mostScore > Worst;

    public bool MayTakeKey(decimal key) => !IsFull || key <= _kept[0].Key;

    /// <summary>The same for a key as the nearest double, which costs less: rounding keeps the order, and of keys that round alike this says nothing.</summary>
    public bool MayTakeKey(double key) => key <= _worstKey;

    public void Add(Rank rank)
    {
        if (!IsFull)
        {
            if (_count == _kept.Length)
            {
                Array.Resize(ref _kept, Math.Min(capacity, _count * 2));
            }

            Rise(_count++, rank);
        }
        else if (rank.IsBefore(_kept[0]))
        {
            Sink(rank);
        }

        (Worst, _worstKey) = IsFull ? (_kept[0].Score, (double)_kept[0].Key) : (float.NegativeInfinity, double.PositiveInfinity);
    }

    /// <summary>Best first, without the first <paramref name="offset"/>.</summary>
    public IReadOnlyList<(int Document, float Score)> Sorted(int offset)
    {
        var kept = _kept.AsSpan(0, _count);
        kept.Sort();
        var page = new (int Document, float Score)[Math.Max(0, _count - offset)];
        for (var place = 0; place < page.Length; place++)
        {
            page[place] = (kept[offset + place].Document, kept[offset + place].Score);
        }

        return page;
    }

    private void Rise(int place, Rank rank)
    {
        while (place > 0 && _kept[(place - 1) / 2].IsBefore(rank))
        {
            _kept[place] = _kept[(place - 1) / 2];
            place = (place - 1) / 2;
        }

        _kept[place] = rank;
    }

    private void Sink(Rank rank)
    {
        var place = 0;
        for (var child = 1; child < _count; child = (2 * place) + 1)
        {
            child += child + 1 < _count && _kept[child].IsBefore(_kept[child + 1]) ? 1 : 0;
            if (!rank.IsBefore(_kept[child]))
            {
                break;
            }

            _kept[place] = _kept[child];
            place = child;
        }

        _kept[place] = rank;
    }
}

/// <param name="Key">What is sorted by before the score; smaller first.</param>
/// <param name="Score">Larger first.</param>
/// <param name="Document">Smaller first.</param>
internal readonly record struct Rank(decimal Key, float Score, int Document) : IComparable<Rank>
{
    public bool IsBefore(in Rank other) => CompareTo(other) < 0;

    public int CompareTo(Rank other)
    {
        var byKey = Key.CompareTo(other.Key);
        var byScore = byKey != 0 ? byKey : other.Score.CompareTo(Score);
        return byScore != 0 ? byScore : Document.CompareTo(other.Document);
    }
}
