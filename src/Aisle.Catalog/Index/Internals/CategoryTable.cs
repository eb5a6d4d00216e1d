using Aisle.Catalog.Index.Internals.Files;
using Aisle.Catalog.Index.Internals.Merging;

namespace Aisle.Catalog.Index.Internals;

/// <summary>The category tree: each path that a product stands in, and every path above it, numbered with the number of its parent.</summary>
internal sealed class CategoryTable(LabelTable paths, Column<int> parents)
{
    private readonly LabelTable _paths = paths;

    public int Count => _paths.Count;

    /// <summary>-1 for a root.</summary>
    public int Parent(int number) => parents[number];

    public CategoryPath Path(int number) => CategoryPath.Parse(_paths.Label(number));

    /// <summary>Its path, folded.</summary>
    public string Key(int number) => _paths.Key(number);

    public int Find(CategoryPath path) => _paths.Find(path.ToString());

    public bool IsWithin(int number, int ancestor)
    {
        for (; number >= 0; number = parents[number])
        {
            if (number == ancestor)
            {
                return true;
            }
        }

        return false;
    }

    /// <param name="uses">How many products in each, or below it, stay.</param>
    /// <param name="other">To be merged with.</param>
    /// <param name="otherUses">How many products of it are in each, or below it.</param>
    /// <returns>The merged table, and by number in either its number in the merged.</returns>
    public (CategoryTable Table, int[] Own, int[] Other) Merged(int[] uses, CategoryTable other, int[] otherUses)
    {
        var merge = LabelMerge.Of(_paths, uses, other._paths, otherUses);
        var merged = new int[merge.Table.Count];
        SetParents(this, merge.OfFirst);
        SetParents(other, merge.OfSecond);
        return (new CategoryTable(merge.Table, Column<int>.Of(merged)), merge.OfFirst, merge.OfSecond);

        void SetParents(CategoryTable table, int[] numbers)
        {
            for (var number = 0; number < table.Count; number++)
            {
                if (numbers[number] >= 0)
                {
                    merged[numbers[number]] = table.Parent(number) is var parent and >= 0 ? numbers[parent] : -1;
                }
            }
        }
    }

    public static CategoryTable Read(SectionReader from) => new(LabelTable.Read(from), from.Next<int>());

    public void Write(SectionWriter to)
    {
        _paths.Write(to);
        to.Add(parents);
    }
}
