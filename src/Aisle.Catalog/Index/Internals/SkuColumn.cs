using Aisle.Catalog.Index.Internals.Files;
using Aisle.Catalog.Index.Internals.Merging;

namespace Aisle.Catalog.Index.Internals;

/// <summary>The skus of each document, numbered through all of them.</summary>
internal sealed class SkuColumn(Column<int> starts, TextColumn ids)
{
    private readonly TextColumn _ids = ids;

    public int Start(int document) => starts[document];

    public int End(int document) => starts[document + 1];

    /// <summary>Asks for where a document's skus stand, as <see cref="Column{T}.Prefetch"/> does.</summary>
    public void PrefetchPlace(int document) => starts.Prefetch(document);

    /// <summary>Asks for where a sku's id stands.</summary>
    public void PrefetchIdPlace(int sku) => _ids.PrefetchPlace(sku);

    /// <summary>Asks for a sku's id.</summary>
    public void PrefetchId(int sku) => _ids.PrefetchCharacters(sku);

    /// <summary>Null for the product itself.</summary>
    public string? At(int sku) => _ids.Characters(sku).IsEmpty ? null : _ids[sku];

    /// <summary>Which sku comes from where, and the merged column.</summary>
    public (MergedRows Rows, SkuColumn Column) Merged(SkuColumn other, MergedRows documents)
    {
        var from = new Growing<int>();
        var merged = new int[documents.Count + 1];
        for (var document = 0; document < documents.Count; document++)
        {
            var row = documents.From[document];
            var (column, own) = row >= 0 ? (this, row) : (other, ~row);
            for (var sku = column.Start(own); sku < column.End(own); sku++)
            {
                from.Add(row >= 0 ? sku : ~sku);
            }

            merged[document + 1] = from.Count;
        }

        var rows = new MergedRows(from.ToArray());
        return (rows, new SkuColumn(Column<int>.Of(merged), rows.Of(_ids, other._ids)));
    }

    public static SkuColumn Read(SectionReader from) => new(from.Next<int>(), TextColumn.Read(from));

    public void Write(SectionWriter to)
    {
        to.Add(starts);
        _ids.Write(to);
    }
}
