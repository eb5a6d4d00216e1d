using System.Runtime.InteropServices;
using Aisle.Catalog.Index.Analysis;

namespace Aisle.Catalog.Index.Internals;

/// <summary>Names or values that are one when folded alike, numbered from 0. The label shown is the way that is written most, then the first by code point.</summary>
internal sealed class LabelTable
{
    private readonly Interner _keys = new();
    private readonly List<Dictionary<string, int>> _spellings = [];
    private readonly Dictionary<string, int> _bySpelling = new(StringComparer.Ordinal);
    private string[]? _labels;

    public int Count => _keys.Count;

    public int Add(string text)
    {
        if (!_bySpelling.TryGetValue(text, out var number))
        {
            number = _keys.Add(Folding.Key(text));
            _bySpelling.Add(text, number);
            if (number == _spellings.Count)
            {
                _spellings.Add(new Dictionary<string, int>(1, StringComparer.Ordinal));
            }
        }

        CollectionsMarshal.GetValueRefOrAddDefault(_spellings[number], text, out _)++;
        return number;
    }

    /// <summary>-1 when there is none.</summary>
    public int Find(string text) => _keys.Find(Folding.Key(text));

    public string Key(int number) => _keys[number];

    public string Label(int number) => _labels![number];

    /// <summary>Chooses the labels and forgets how often each spelling came.</summary>
    public LabelTable Freeze()
    {
        _labels = [.. _spellings.Select(s => s.OrderByDescending(p => p.Value).ThenBy(p => p.Key, StringComparer.Ordinal).First().Key)];
        _spellings.Clear();
        _spellings.TrimExcess();
        _bySpelling.Clear();
        _bySpelling.TrimExcess();
        return this;
    }
}
