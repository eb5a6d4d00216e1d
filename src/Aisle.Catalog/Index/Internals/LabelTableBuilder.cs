using System.Runtime.InteropServices;
using Aisle.Catalog.Index.Analysis;

namespace Aisle.Catalog.Index.Internals;

/// <summary>Collects what becomes a <see cref="LabelTable"/>. The label shown is the way that is written most, then the first by code point.</summary>
internal sealed class LabelTableBuilder
{
    private readonly Interner _keys = new();
    private readonly List<Dictionary<string, int>> _spellings = [];
    private readonly Dictionary<string, int> _bySpelling = new(StringComparer.Ordinal);

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

    /// <summary>Chooses the labels.</summary>
    public LabelTable Freeze() => new(
        _keys.Freeze(),
        TextColumn.Of([.. _spellings.Select(s => s.OrderByDescending(p => p.Value).ThenBy(p => p.Key, StringComparer.Ordinal).First().Key)]));
}
