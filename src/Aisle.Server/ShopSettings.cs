namespace Aisle.Server;

/// <summary>What a store remembers of its shop besides the catalogue; names for <see cref="Catalog.Store.ICatalogStore.FindSettingAsync"/>.</summary>
internal static class ShopSettings
{
    /// <summary>What the shop calls itself.</summary>
    public const string Name = "name";

    /// <summary>The currency of prices that come without one, as the last import that named one had it.</summary>
    public const string Currency = "currency";
}
