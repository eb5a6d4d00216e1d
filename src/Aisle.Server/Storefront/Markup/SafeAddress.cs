using System.Text.RegularExpressions;

namespace Aisle.Server.Storefront.Markup;

/// <summary>Which addresses a page may follow or load: http, https, a path, or a picture as data. Never "javascript:", however it is written.</summary>
internal static partial class SafeAddress
{
    /// <summary>
    /// Browsers drop tabs and line ends inside an address, and control characters before it (URL Standard, 4.4), so that "java\tscript:" is a
    /// scheme: what has any of them is refused, whatever it says.
    /// </summary>
    public static bool IsSafe(string address)
    {
        ArgumentNullException.ThrowIfNull(address);
        return !address.Any(char.IsControl) && Scheme().Match(address.TrimStart()) switch
        {
            { Success: false } => true,
            { Value: var scheme } when scheme.Equals("http:", StringComparison.OrdinalIgnoreCase) || scheme.Equals("https:", StringComparison.OrdinalIgnoreCase) => true,
            _ => Picture().IsMatch(address),
        };
    }

    [GeneratedRegex("^[a-z][a-z0-9+.-]*:", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Scheme();

    [GeneratedRegex("^data:image/(png|jpe?g|gif|webp|avif|svg\\+xml)[;,]", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Picture();
}
