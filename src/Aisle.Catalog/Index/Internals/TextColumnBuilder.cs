namespace Aisle.Catalog.Index.Internals;

/// <summary>Collects a <see cref="TextColumn"/> without a string for each text.</summary>
internal sealed class TextColumnBuilder
{
    private readonly Growing<int> _starts = new([0]);
    private readonly Growing<char> _characters = new();

    public int Count => _starts.Count - 1;

    public void Add(ReadOnlySpan<char> text)
    {
        _characters.AddRange(text);
        _starts.Add(_characters.Count);
    }

    public TextColumn Build() => new(Column<int>.Of(_starts.AsSpan()), Column<char>.Of(_characters.AsSpan()));
}
