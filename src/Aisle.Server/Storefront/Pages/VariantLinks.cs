using Aisle.Catalog;
using Aisle.Server.Storefront.Markup;
using Aisle.Server.Storefront.Parts;
using static Aisle.Server.Storefront.Markup.Html;

namespace Aisle.Server.Storefront.Pages;

/// <summary>
/// A group of links for each option. A value that no variant has together with the others in view is dimmed, and following it goes to the
/// nearest variant that has it.
/// </summary>
internal static class VariantLinks
{
    public static Html? Of(Product product, Variant? chosen, PageTexts t)
    {
        var names = product.Variants.SelectMany(v => v.Options).Select(o => o.Name).Distinct().ToList();
        return product.Variants.Count < 2 || names.Count == 0 || chosen is null ? null : H("div.variants", All(names.Select((name, number) =>
            H("div.variant-option", [("role", "group"), ("aria-labelledby", $"option-{number}")],
                H("p", [("id", $"option-{number}")], $"{name}: ", H("span.chosen", Value(chosen, name))),
                All(product.Variants.Select(v => Value(v, name)).OfType<string>().Distinct().Select((value, at) => Link(value, $"value-{number}-{at}", name)))))));

        Html Link(string value, string id, string name)
        {
            var isHere = Value(chosen, name) == value;
            var nearest = product.Variants.Where(v => Value(v, name) == value).MaxBy(v => names.Count(n => Value(v, n) == Value(chosen, n)))!;
            var fits = names.All(n => n == name || Value(nearest, n) == Value(chosen, n));
            return H(fits ? "a.variant-value" : "a.variant-value.apart",
                [("href", Addresses.Product(product.Id, nearest.Id)), ("id", id), ("rel", "nofollow"), ("data-stays", ""), ("aria-current", isHere ? "true" : null)],
                Facts.Swatch(name, value), value,
                fits ? null : PageTexts.Unseen($" ({t["variant.unavailable"]})"));
        }
    }

    private static string? Value(Variant variant, string name) => variant.Options.FirstOrDefault(o => o.Name == name)?.Value;
}
