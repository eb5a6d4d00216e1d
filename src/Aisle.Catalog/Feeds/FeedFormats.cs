using Aisle.Catalog.Feeds.GoogleMerchant;
using Aisle.Catalog.Feeds.Magento;
using Aisle.Catalog.Feeds.Native;
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
    public static IReadOnlyList<IFeed> All { get; } = [
        new NativeFeed(),
        new GoogleMerchantFeed(),
        new ShopifyFeed(),
        new WooCommerceFeed(),
        new MagentoFeed(),
        new SchemaOrgFeed(),
    ];

    public static IFeed? Find(string format) => All.FirstOrDefault(f => f.Format.Equals(format, StringComparison.OrdinalIgnoreCase));
}
