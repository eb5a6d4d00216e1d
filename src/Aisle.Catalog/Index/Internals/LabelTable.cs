using Aisle.Catalog.Index.Analysis;
using Aisle.Catalog.Index.Internals.Files;

namespace Aisle.Catalog.Index.Internals;

/// <summary>Names or values that are one when folded alike, numbered from 0.</summary>
internal sealed class LabelTable(TextTable keys, TextColumn labels)
{
    public int Count => keys.Count;

    /// <summary>-1 when there is none.</summary>
    public int Find(string text) => FindKey(Folding.Key(text));

    /// <param name="key">Folded.</param>
    public int FindKey(ReadOnlySpan<char> key) => keys.Find(key);

    public string Key(int number) => keys[number];

    public ReadOnlySpan<char> KeyCharacters(int number) => keys.Characters(number);

    public ReadOnlySpan<char> LabelCharacters(int number) => labels.Characters(number);

    public string Label(int number) => labels[number];

    public static LabelTable Read(SectionReader from) => new(TextTable.Read(from), TextColumn.Read(from));

    public void Write(SectionWriter to)
    {
        keys.Write(to);
        labels.Write(to);
    }
}
