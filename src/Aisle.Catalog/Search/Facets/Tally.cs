using System.Buffers;

namespace Aisle.Catalog.Search.Facets;

/// <summary>How many documents have each of some numbered things; a document that has one twice counts once, if its turns come together.</summary>
internal sealed class Tally : IDisposable
{
    private readonly int _size;
    private readonly int[] _counts;
    private readonly int[] _last;

    public Tally(int size)
    {
        _size = size;
        _counts = ArrayPool<int>.Shared.Rent(size);
        _last = ArrayPool<int>.Shared.Rent(size);
        Array.Clear(_counts, 0, size);
        Array.Fill(_last, -1, 0, size);
    }

    public delegate ReadOnlySpan<char> LabelOf(int number);

    public ReadOnlySpan<int> Counts => _counts.AsSpan(0, _size);

    /// <param name="number">Nothing is counted for -1.</param>
    /// <param name="document">Who has it.</param>
    public void Add(int number, int document)
    {
        if (number >= 0 && _last[number] != document)
        {
            _last[number] = document;
            _counts[number]++;
        }
    }

    /// <param name="numbers">All that one document has, each once.</param>
    public void Add(ReadOnlySpan<int> numbers)
    {
        foreach (var number in numbers)
        {
            _counts[number]++;
        }
    }

    /// <summary>Those that most have, at most so many, then by label.</summary>
    public IReadOnlyList<FacetValue> Top(int most, LabelOf label)
    {
        var counted = new List<(int Number, int Count)>();
        for (var number = 0; number < _size; number++)
        {
            if (_counts[number] > 0)
            {
                counted.Add((number, _counts[number]));
            }
        }

        return Top(counted, most, label);
    }

    /// <summary>Labels are only looked at where counts are equal, and only written out for what is shown.</summary>
    public static IReadOnlyList<FacetValue> Top(List<(int Number, int Count)> counted, int most, LabelOf label)
    {
        if (counted.Count > most)
        {
            counted.Sort((a, b) => b.Count.CompareTo(a.Count));
            var least = counted[most - 1].Count;
            counted.RemoveRange(counted.FindLastIndex(c => c.Count >= least) + 1, counted.Count - counted.FindLastIndex(c => c.Count >= least) - 1);
        }

        counted.Sort((a, b) => a.Count != b.Count ? b.Count.CompareTo(a.Count) : label(a.Number).SequenceCompareTo(label(b.Number)));
        return [.. counted.Take(most).Select(c => new FacetValue(label(c.Number).ToString(), c.Count))];
    }

    public void Dispose()
    {
        ArrayPool<int>.Shared.Return(_counts);
        ArrayPool<int>.Shared.Return(_last);
    }
}
