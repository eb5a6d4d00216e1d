using System.Text.RegularExpressions;
using Aisle.Catalog;

namespace Aisle.Assistant.Answering;

/// <summary>
/// The values that a family comes in, as a card shows them: of its colour, or else of the first option that its variants differ in. Each
/// value leads to the variant that has it and shares most of its other options with the one shown; of equals, to one that can be had.
/// </summary>
internal static partial class Swatches
{
    /// <summary>What one row of a card holds on a phone.</summary>
    public const int Most = 8;

    public static (IReadOnlyList<Swatch> Shown, int More) Of(Product product, Variant? shown)
    {
        if (product.Variants.Count < 2 || Told(product.Variants) is not { } option)
        {
            return ([], 0);
        }

        var values = product.Variants
            .Select(v => (Variant: v, Value: Value(v, option)))
            .Where(v => v.Value is not null)
            .GroupBy(v => v.Value!, StringComparer.OrdinalIgnoreCase)
            .Select(same => Best(same.Select(v => v.Variant), shown))
            .ToList();
        var first = values.Take(Most).ToList();
        if (shown is not null && !first.Contains(shown) && values.Contains(shown))
        {
            first[^1] = shown;
        }

        return ([.. first.Select(v => SwatchOf(v, option))], values.Count - first.Count);
    }

    /// <summary>The option that tells the variants apart at sight; null where none does.</summary>
    private static string? Told(IReadOnlyList<Variant> variants) => variants
        .SelectMany(v => v.Options)
        .GroupBy(o => o.Name, StringComparer.OrdinalIgnoreCase)
        .Where(o => o.Select(v => v.Value).Distinct(StringComparer.OrdinalIgnoreCase).Skip(1).Any())
        .OrderByDescending(o => Colour().IsMatch(o.Key))
        .Select(o => o.Key)
        .FirstOrDefault();

    private static Variant Best(IEnumerable<Variant> alike, Variant? shown) => alike
        .OrderByDescending(v => shown is not null && v.Id == shown.Id)
        .ThenByDescending(v => shown is null ? 0 : v.Options.Count(shown.Options.Contains))
        .ThenBy(v => Offer.Best(v.Offers)?.Availability is Availability.OutOfStock or Availability.Discontinued)
        .First();

    private static Swatch SwatchOf(Variant variant, string option)
    {
        var offer = Offer.Best(variant.Offers);
        return new Swatch(
            option, Value(variant, option)!, variant.Id, variant.Media.FirstOrDefault(m => m.Kind == MediaKind.Image)?.Url, offer?.Price, offer?.ListPrice, offer?.Availability ?? Availability.Unknown);
    }

    private static string? Value(Variant variant, string option) =>
        variant.Options.FirstOrDefault(o => string.Equals(o.Name, option, StringComparison.OrdinalIgnoreCase))?.Value;

    [GeneratedRegex("colou?r|颜色|顏色", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Colour();
}
