using System.Runtime.CompilerServices;
using Aisle.Catalog.Feeds.Reading;
using Aisle.Catalog.Feeds.Values;

namespace Aisle.Catalog.Feeds.Magento;

/// <summary>
/// Magento (Adobe Commerce): a folder of folders with its tables of products, attributes, categories, images, links, reviews and
/// CMS pages, or one exported product table alone. Each file is known by its columns. Products stream; the small tables that are
/// looked up by SKU (images, links, which child belongs to which parent) are held in memory.
/// </summary>
internal sealed class MagentoFeed : FileFeed
{
    public override string Format => "magento";

    public override string Title => "Magento folder or product export (CSV)";

    public override bool Recognises(FeedSample sample) => sample.IsFolder
        ? KindsIn(sample.Path) is var kinds && kinds.Contains(MagentoTable.Products) && kinds.Count > 1
        : TableColumns.Of(sample.Head) is var columns && columns.Has("attribute_set_code", "product_type") && MagentoTables.Of(columns) == MagentoTable.Products;

    protected override async IAsyncEnumerable<FeedRecord> ReadRecordsAsync(FeedFile file, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var shop = await MagentoShop.OpenAsync(file, cancellationToken);
        var families = new Families<TableRow>();
        foreach (var (parent, children) in shop.Parents.Values.CountBy(p => p))
        {
            families.Count(parent, children + 1);
        }

        foreach (var (part, inner) in shop.Files(MagentoTable.Products))
        {
            using var table = await Table.OpenAsync(inner, cancellationToken, part);
            await foreach (var row in table.ReadAsync(cancellationToken))
            {
                foreach (var record in Take(row, families, shop))
                {
                    yield return record;
                }
            }
        }

        foreach (var record in families.Rest().SelectMany(f => MagentoProduct.Read(f, shop)))
        {
            yield return record;
        }

        foreach (var (part, inner) in shop.Files(MagentoTable.Reviews))
        {
            using var table = await Table.OpenAsync(inner, cancellationToken, part);
            await foreach (var row in table.ReadAsync(cancellationToken))
            {
                foreach (var record in MagentoTexts.Review(row, shop))
                {
                    yield return record;
                }
            }
        }

        foreach (var (part, inner) in shop.Files(MagentoTable.Pages))
        {
            using var table = await Table.OpenAsync(inner, cancellationToken, part);
            await foreach (var row in table.ReadAsync(cancellationToken))
            {
                foreach (var record in MagentoTexts.Page(row))
                {
                    yield return record;
                }
            }
        }
    }

    /// <summary>A row of no family is a product; one of a family waits for the rest of it.</summary>
    private static IEnumerable<FeedRecord> Take(TableRow row, Families<TableRow> families, MagentoShop shop)
    {
        var sku = row["sku"].Trim();
        var family = row.Row.IsRefused || sku.Length == 0 ? [row]
            : shop.Parents.TryGetValue(sku, out var parent) ? families.Add(parent, row)
            : shop.IsParent(sku) ? families.Add(sku, row)
            : [row];
        return family is null ? [] : MagentoProduct.Read(family, shop);
    }

    /// <summary>Of the tables in a folder's folders. One level, so that a folder of several shops' exports is not taken for one shop.</summary>
    private static HashSet<MagentoTable> KindsIn(string folder)
    {
        HashSet<MagentoTable> kinds = [];
        try
        {
            var tables = Directory.EnumerateDirectories(folder).Take(100).SelectMany(d => Directory.EnumerateFiles(d, "*.csv").Take(20));
            foreach (var path in tables)
            {
                kinds.Add(MagentoTables.Of(TableColumns.Of(MagentoShop.Head(path))));
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // A folder that can't be listed is none of ours; the search for feeds says so.
        }

        kinds.Remove(MagentoTable.Other);
        return kinds;
    }
}
