using System.Runtime.CompilerServices;
using Aisle.Catalog.Feeds.Reading;

namespace Aisle.Catalog.Feeds.Shopify;

/// <summary>
/// Shopify's product export: a product is the rows in a run that share a handle; the first carries its text, each with a price is a
/// variant, each with an image adds a picture. https://help.shopify.com/manual/products/import-export/using-csv
/// </summary>
internal sealed class ShopifyFeed : FileFeed
{
    public override string Format => "shopify";

    public override string Title => "Shopify product export (CSV)";

    public override bool Recognises(FeedSample sample) =>
        !sample.IsFolder && TableColumns.Of(sample.Head) is var columns && columns.Has("Handle", "Title") && (columns.Has("Variant Price") || columns.Has("Option1 Value"));

    protected override async IAsyncEnumerable<FeedRecord> ReadRecordsAsync(FeedFile file, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var table = await Table.OpenAsync(file, cancellationToken);
        ShopifyProduct? product = null;
        await foreach (var row in table.ReadAsync(cancellationToken))
        {
            var handle = row.Row.IsRefused ? "" : row.Row.Required("Handle", row["Handle"]);
            if (row.Row.IsRefused)
            {
                foreach (var refused in row.Row.Yield(null))
                {
                    yield return refused;
                }

                continue;
            }

            if (product?.Handle != handle)
            {
                foreach (var record in product?.Finish() ?? [])
                {
                    yield return record;
                }

                product = new ShopifyProduct(handle, row);
            }

            foreach (var record in product.Add(row))
            {
                yield return record;
            }
        }

        foreach (var record in product?.Finish() ?? [])
        {
            yield return record;
        }
    }
}
