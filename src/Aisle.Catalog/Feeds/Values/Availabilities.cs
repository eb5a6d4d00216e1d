namespace Aisle.Catalog.Feeds.Values;

/// <summary>The words that feeds use for <see cref="Availability"/>: Google's, schema.org's, yes and no.</summary>
internal static class Availabilities
{
    /// <summary>Null for a word that means none of them.</summary>
    public static Availability? TryParse(string text)
    {
        var word = string.Concat(text[(text.LastIndexOf('/') + 1)..].Where(char.IsLetterOrDigit)).ToLowerInvariant();
        return word switch
        {
            "instock" or "available" or "availablenow" or "yes" or "true" or "y" or "limitedavailability" or "limitedstock" or "onlineonly" or "instoreonly" or "有货" or "现货" => Availability.InStock,
            "outofstock" or "soldout" or "unavailable" or "no" or "false" or "n" or "缺货" or "无货" => Availability.OutOfStock,
            "preorder" or "presale" => Availability.PreOrder,
            "backorder" or "backordered" or "madetoorder" => Availability.BackOrder,
            "discontinued" => Availability.Discontinued,
            "unknown" or "" => Availability.Unknown,
            _ => decimal.TryParse(word, out var count) ? (count > 0 ? Availability.InStock : Availability.OutOfStock) : null,
        };
    }
}
