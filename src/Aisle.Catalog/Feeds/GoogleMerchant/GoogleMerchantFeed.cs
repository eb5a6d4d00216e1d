using System.Runtime.CompilerServices;
using Aisle.Catalog.Feeds.Reading;

namespace Aisle.Catalog.Feeds.GoogleMerchant;

/// <summary>
/// Google Merchant product data as RSS 2.0, Atom or tab-separated text; items of one item_group_id are a family.
/// https://support.google.com/merchants/answer/7052112
/// </summary>
internal sealed class GoogleMerchantFeed : FileFeed
{
    public override string Format => "google-merchant";

    public override string Title => "Google Merchant product feed (RSS, Atom or TSV)";

    public override bool Recognises(FeedSample sample) => !sample.IsFolder && (IsXml(sample.Head)
        ? sample.Head.Contains("http://base.google.com/ns/1.0", StringComparison.Ordinal)
        : TableColumns.Of(sample.Head) is var columns && columns.Has("id", "title", "price") && columns.Has("link", "image_link"));

    protected override async IAsyncEnumerable<FeedRecord> ReadRecordsAsync(FeedFile file, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var families = new Families<GoogleItem>();
        await foreach (var item in ItemsAsync(file with { BytesRead = null }, cancellationToken))
        {
            if (item.Group is { } group)
            {
                families.Count(group);
            }
        }

        await foreach (var item in ItemsAsync(file, cancellationToken))
        {
            var family = item.Row.IsRefused || item.Group is null ? [item] : families.Add(item.Group, item);
            foreach (var record in family is null ? [] : GoogleProduct.Read(family, file.Clock))
            {
                yield return record;
            }
        }

        foreach (var record in families.Rest().SelectMany(f => GoogleProduct.Read(f, file.Clock)))
        {
            yield return record;
        }
    }

    private static async IAsyncEnumerable<GoogleItem> ItemsAsync(FeedFile file, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var items = IsXml(await FeedStream.ReadHeadAsync(file, cancellationToken))
            ? GoogleItems.FromXmlAsync(file, cancellationToken)
            : GoogleItems.FromTableAsync(file, cancellationToken);
        await foreach (var item in items)
        {
            yield return item;
        }
    }

    private static bool IsXml(string head) => head.AsSpan().TrimStart().StartsWith("<");
}
