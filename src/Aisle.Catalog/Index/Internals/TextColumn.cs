using Aisle.Catalog.Index.Internals.Files;

namespace Aisle.Catalog.Index.Internals;

/// <summary>Texts one after another, by number.</summary>
internal sealed class TextColumn(Column<int> starts, Column<char> characters)
{
    public int Length => starts.Length - 1;

    /// <summary>Makes a string: for what is shown.</summary>
    public string this[int number] => Characters(number).ToString();

    public ReadOnlySpan<char> Characters(int number) => characters.Slice(starts[number], starts[number + 1] - starts[number]);

    /// <summary>Asks for where a text stands, as <see cref="Column{T}.Prefetch"/> does.</summary>
    public void PrefetchPlace(int number) => starts.Prefetch(number);

    /// <summary>Asks for its characters.</summary>
    public void PrefetchCharacters(int number) => characters.Prefetch(starts[number]);

    /// <summary>The number of a text among texts in ordinal order; -1 where it is not there.</summary>
    public int FindSorted(ReadOnlySpan<char> text)
    {
        var (low, high) = (0, Length - 1);
        while (low <= high)
        {
            var middle = (low + high) >>> 1;
            var order = Characters(middle).SequenceCompareTo(text);
            if (order == 0)
            {
                return middle;
            }

            (low, high) = order < 0 ? (middle + 1, high) : (low, middle - 1);
        }

        return -1;
    }

    public static TextColumn Of(IReadOnlyList<string> texts)
    {
        var starts = new int[texts.Count + 1];
        for (var number = 0; number < texts.Count; number++)
        {
            starts[number + 1] = checked(starts[number] + texts[number].Length);
        }

        var characters = new char[starts[^1]];
        for (var number = 0; number < texts.Count; number++)
        {
            texts[number].CopyTo(characters.AsSpan(starts[number]));
        }

        return new TextColumn(Column<int>.Of(starts), Column<char>.Of(characters));
    }

    public static TextColumn Read(SectionReader from) => new(from.Next<int>(), from.Next<char>());

    public void Write(SectionWriter to)
    {
        to.Add(starts);
        to.Add(characters);
    }
}
