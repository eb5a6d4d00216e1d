using Aisle.Assistant.Understanding;
using Aisle.Catalog;

namespace Aisle.Assistant.Tools;

/// <param name="Product">The family.</param>
/// <param name="Options">What was asked for, as the catalogue writes it; empty for any.</param>
/// <param name="Variants">Those that have all of the options; the product's own offers stand for one where it has no variants.</param>
/// <param name="Offer">The best of them: cheapest that can be bought; null where nothing is offered.</param>
/// <param name="VariantId">Whose offer it is.</param>
internal sealed record VariantToolResult(Product Product, IReadOnlyList<VariantOption> Options, IReadOnlyList<Variant> Variants, Offer? Offer, string? VariantId);

/// <summary>Picks the variants of a product that have what was asked for, and their best offer.</summary>
internal static class VariantTool
{
    public static VariantToolResult Run(Product product, IReadOnlyList<VariantOption> options)
    {
        if (product.Variants.Count == 0)
        {
            return new VariantToolResult(product, options, [], product.BestOffer(), null);
        }

        var fitting = product.Variants.Where(v => Fits(v, options)).ToList();
        var best = fitting.Select(v => (Variant: v, Offer: Offer.Best(v.Offers))).Where(v => v.Offer is not null).ToList();
        if (best.Count == 0)
        {
            return new VariantToolResult(product, options, fitting, options.Count == 0 ? product.BestOffer() : null, fitting.Count == 1 ? fitting[0].Id : null);
        }

        var offer = Offer.Best(best.Select(b => b.Offer!));
        return new VariantToolResult(product, options, fitting, offer, best.First(b => ReferenceEquals(b.Offer, offer)).Variant.Id);
    }

    /// <summary>The values of an option in the catalogue's order, and only of variants that can be bought where there are such.</summary>
    public static IReadOnlyList<string> Values(Product product, string option)
    {
        var sold = product.Variants.Where(v => v.Offers.Count == 0 || v.Offers.Any(o => o.CanBeBought)).ToList();
        return [.. (sold.Count > 0 ? sold : product.Variants).SelectMany(v => v.Options).Where(o => WishCondition.Same(o.Name, option)).Select(o => o.Value).Distinct()];
    }

    private static bool Fits(Variant variant, IReadOnlyList<VariantOption> options) =>
        options.All(o => variant.Options.Any(v => WishCondition.Same(v.Name, o.Name) && WishCondition.Same(v.Value, o.Value)));
}
