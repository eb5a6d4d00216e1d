using Aisle.Server.Storefront.Markup;
using static Aisle.Server.Storefront.Markup.Html;

namespace Aisle.Server.Storefront.Parts;

/// <summary>Line drawings that say nothing to a screen reader; the control around each carries the name.</summary>
internal static class Icons
{
    private static readonly Dictionary<string, string> Paths = new(StringComparer.Ordinal)
    {
        ["chat"] = "M12 3c5 0 9 3.4 9 7.6s-4 7.6-9 7.6c-.9 0-1.8-.1-2.6-.3L4.5 20.5l1-4C4 15 3 12.9 3 10.6 3 6.4 7 3 12 3Z M8 10.6h.01 M12 10.6h.01 M16 10.6h.01",
        ["close"] = "M6 6l12 12 M18 6L6 18",
        ["image"] = "M4 5h16v14H4Z M4 16l4.5-4.5 4 4 3-3L20 17 M15.5 9.5h.01",
        ["search"] = "M10.5 4a6.5 6.5 0 1 0 0 13 6.5 6.5 0 0 0 0-13Z M15.5 15.5L20 20",
        ["filter"] = "M4 7h16 M7 12h10 M10 17h4",
        ["cart"] = "M3 4h3l2.2 11h9.6L20 8H7 M9.5 19.5h.01 M16.5 19.5h.01",
    };

    public static Html Icon(string name) =>
        H($"svg.icon.icon-{name}", [("viewBox", "0 0 24 24"), ("aria-hidden", "true"), ("focusable", "false")], H("path", [("d", Paths[name])]));

    /// <summary>A picture in a box of fixed proportions, so that nothing moves when it arrives; a plain box where there is none.</summary>
    public static Html Picture(string? address, string alt, bool eager = false) =>
        H("span.picture", address is not null && SafeAddress.IsSafe(address)
            ? H("img", [("src", address), ("alt", alt), ("loading", eager ? "eager" : "lazy"), ("decoding", "async"), ("width", "400"), ("height", "400")])
            : Icon("image"));
}
