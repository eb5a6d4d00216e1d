using Aisle.Catalog.Index.Internals.Files;

namespace Aisle.Catalog.Index.Internals;

/// <summary>The category tree: each path that a product stands in, and every path above it, numbered with the number of its parent.</summary>
internal sealed class CategoryTable(LabelTable paths, Column<int> parents)
{
    public int Count => paths.Count;

    /// <summary>-1 for a root.</summary>
    public int Parent(int number) => parents[number];

    public CategoryPath Path(int number) => CategoryPath.Parse(paths.Label(number));

    public int Find(CategoryPath path) => paths.Find(path.ToString());

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

    public static CategoryTable Read(SectionReader from) => new(LabelTable.Read(from), from.Next<int>());

    public void Write(SectionWriter to)
    {
        paths.Write(to);
        to.Add(parents);
    }
}
