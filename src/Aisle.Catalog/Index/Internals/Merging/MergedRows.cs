namespace Aisle.Catalog.Index.Internals.Merging;

/// <summary>Where each row of a merged column comes from: a row of the first at n, of the second at ~n.</summary>
internal sealed class MergedRows(int[] from)
{
    public int Count => from.Length;

    public ReadOnlySpan<int> From => from;

    /// <param name="first">Texts in ordinal order.</param>
    /// <param name="without">Rows of the first that are left out.</param>
    /// <param name="second">Texts in ordinal order, none of them among those that stay.</param>
    public static MergedRows BySortedTexts(TextColumn first, IReadOnlySet<int> without, TextColumn second)
    {
        var from = new int[first.Length - without.Count + second.Length];
        for (var (at, i, j) = (0, 0, 0); at < from.Length;)
        {
            if (i < first.Length && without.Contains(i))
            {
                i++;
            }
            else
            {
                var isFirst = j == second.Length || (i < first.Length && first.Characters(i).SequenceCompareTo(second.Characters(j)) < 0);
                from[at++] = isFirst ? i++ : ~j++;
            }
        }

        return new MergedRows(from);
    }

    /// <summary>By row of either, its number among the merged; -1 for what was left out.</summary>
    public (int[] First, int[] Second) Numbers(int first, int second)
    {
        var (ofFirst, ofSecond) = (new int[first], new int[second]);
        ofFirst.AsSpan().Fill(-1);
        for (var row = 0; row < from.Length; row++)
        {
            if (from[row] >= 0)
            {
                ofFirst[from[row]] = row;
            }
            else
            {
                ofSecond[~from[row]] = row;
            }
        }

        return (ofFirst, ofSecond);
    }

    /// <param name="first">Of each row as many items as of every other.</param>
    /// <param name="second">The same.</param>
    /// <param name="width">How many.</param>
    public Column<T> Of<T>(Column<T> first, Column<T> second, int width = 1)
        where T : unmanaged
    {
        var merged = new T[from.Length * width];
        for (var row = 0; row < from.Length; row++)
        {
            var source = from[row] >= 0 ? first.Slice(from[row] * width, width) : second.Slice(~from[row] * width, width);
            source.CopyTo(merged.AsSpan(row * width, width));
        }

        return Column<T>.Of(merged);
    }

    public Ragged<T> Of<T>(Ragged<T> first, Ragged<T> second)
        where T : unmanaged => Of(first, second, item => item, item => item);

    /// <param name="first">Rows of items.</param>
    /// <param name="second">The same.</param>
    /// <param name="ofFirst">What an item of the first becomes.</param>
    /// <param name="ofSecond">What an item of the second becomes.</param>
    public Ragged<T> Of<T>(Ragged<T> first, Ragged<T> second, Func<T, T> ofFirst, Func<T, T> ofSecond)
        where T : unmanaged
    {
        var starts = new int[from.Length + 1];
        for (var row = 0; row < from.Length; row++)
        {
            starts[row + 1] = starts[row] + (from[row] >= 0 ? first[from[row]].Length : second[~from[row]].Length);
        }

        var items = new T[starts[^1]];
        for (var row = 0; row < from.Length; row++)
        {
            var source = from[row] >= 0 ? first[from[row]] : second[~from[row]];
            var map = from[row] >= 0 ? ofFirst : ofSecond;
            var to = items.AsSpan(starts[row], source.Length);
            for (var i = 0; i < to.Length; i++)
            {
                to[i] = map(source[i]);
            }
        }

        return new Ragged<T>(Column<int>.Of(starts), Column<T>.Of(items));
    }

    public TextColumn Of(TextColumn first, TextColumn second)
    {
        var texts = new TextColumnBuilder();
        foreach (var row in from)
        {
            texts.Add(row >= 0 ? first.Characters(row) : second.Characters(~row));
        }

        return texts.Build();
    }
}
