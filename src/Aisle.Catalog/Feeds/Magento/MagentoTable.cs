using Aisle.Catalog.Feeds.Reading;

namespace Aisle.Catalog.Feeds.Magento;

/// <summary>What one CSV file of a Magento folder holds, told from its columns.</summary>
internal enum MagentoTable
{
    Other,
    Products,
    Attributes,
    Categories,
    Images,
    Links,
    ListPrices,
    Reviews,
    Pages,
    Orders,
}

internal static class MagentoTables
{
    public static MagentoTable Of(TableColumns columns) =>
        columns.Has("sku", "name") && (columns.Has("attribute_set") || columns.Has("attribute_set_code", "product_type")) ? MagentoTable.Products
        : columns.Has("attribute_code", "frontend_label") ? MagentoTable.Attributes
        : columns.Has("name", "url_key", "path") ? MagentoTable.Categories
        : columns.Has("sku", "image") ? MagentoTable.Images
        : columns.Has("sku", "linked_sku") ? MagentoTable.Links
        : columns.Has("sku", "msrp") ? MagentoTable.ListPrices
        : columns.Has("sku", "rating_value", "review") ? MagentoTable.Reviews
        : columns.Has("identifier", "content", "content_heading") ? MagentoTable.Pages
        : columns.Has("customer_email", "currency") ? MagentoTable.Orders
        : MagentoTable.Other;
}
