namespace Aisle.Catalog.Index.Internals;

/// <summary>Gives equal strings one number, from 0 up in order of first sight.</summary>
internal sealed class Interner
{
    private readonly Dictionary<string, int> _numbers = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> _bySpan;
    private readonly List<string> _texts = [];

    public Interner() => _bySpan = _numbers.GetAlternateLookup<ReadOnlySpan<char>>();

    public int Count => _texts.Count;

    public string this[int number] => _texts[number];

    public TextTable Freeze() => TextTable.Of(TextColumn.Of(_texts));

    public int Add(ReadOnlySpan<char> text)
    {
        if (_bySpan.TryGetValue(text, out var known))
        {
            return known;
        }

        var number = _texts.Count;
        var kept = text.ToString();
        _numbers.Add(kept, number);
        _texts.Add(kept);
        return number;
    }

    /// <summary>-1 when it was never added.</summary>
    public int Find(ReadOnlySpan<char> text) => _bySpan.TryGetValue(text, out var known) ? known : -1;
}
