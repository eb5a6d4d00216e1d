using Aisle.Catalog.Feeds.GoogleMerchant;
using Aisle.Catalog.Feeds.Magento;
using Aisle.Catalog.Feeds.Mapped;
using Aisle.Catalog.Feeds.Native;
using Aisle.Catalog.Feeds.Policies;
using Aisle.Catalog.Feeds.SchemaOrg;
using Aisle.Catalog.Feeds.Shopify;
using Aisle.Catalog.Feeds.WooCommerce;

namespace Aisle.Catalog.Feeds;

/// <summary>
/// Every format that Aisle reads, in the order in which they are tried and in which found feeds are read: what holds products
/// stands before what speaks of them.
/// </summary>
public static class FeedFormats
{
    /// <summary>For files that a mapping was found for.</summary>
    internal static IFeed Mapped { get; } = new MappedFeed("mapped", "CSV, JSON or JSON Lines by a mapping file");

    public static IReadOnlyList<IFeed> All { get; } = [
        new NativeFeed(),
        new GoogleMerchantFeed(),
        new ShopifyFeed(),
        new WooCommerceFeed(),
        new MagentoFeed(),
        new SchemaOrgFeed(),
        Mapped,
        new MappedFeed("products", "Products in CSV, JSON or JSON Lines, by what their columns are called", FeedMappingRecords.Product),
        new MappedFeed("questions", "Questions and answers in CSV, JSON or JSON Lines", FeedMappingRecords.Question),
        new MappedFeed("reviews", "Reviews in CSV, JSON or JSON Lines", FeedMappingRecords.Review),
        new PolicyFeed(),
    ];

    public static IFeed? Find(string format) => All.FirstOrDefault(f => f.Format.Equals(format, StringComparison.OrdinalIgnoreCase));
}
