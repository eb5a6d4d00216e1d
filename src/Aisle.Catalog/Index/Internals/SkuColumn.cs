using Aisle.Catalog.Index.Internals.Files;

namespace Aisle.Catalog.Index.Internals;

/// <summary>The skus of each document, numbered through all of them.</summary>
internal sealed class SkuColumn(Column<int> starts, TextColumn ids)
{
    public int Start(int document) => starts[document];

    public int End(int document) => starts[document + 1];

    /// <summary>Null for the product itself.</summary>
    public string? At(int sku) => ids.Characters(sku).IsEmpty ? null : ids[sku];

    public static SkuColumn Of(IReadOnlyCollection<string?[]> byDocument)
    {
        var starts = new int[byDocument.Count + 1];
        var document = 0;
        foreach (var skus in byDocument)
        {
            starts[document + 1] = starts[document] + skus.Length;
            document++;
        }

        return new SkuColumn(Column<int>.Of(starts), TextColumn.Of([.. byDocument.SelectMany(s => s).Select(id => id ?? "")]));
    }

    public static SkuColumn Read(SectionReader from) => new(from.Next<int>(), TextColumn.Read(from));

    public void Write(SectionWriter to)
    {
        to.Add(starts);
        ids.Write(to);
    }
}
