using Aisle.Catalog;
using Aisle.Server.Demo.Families;
using Aisle.Server.Demo.Writing;

namespace Aisle.Server.Demo;

/// <summary>The demo shop's whole content. Written anew each time, and always the same.</summary>
internal sealed record DemoCatalog(
    IReadOnlyList<DemoProduct> Products, IReadOnlyList<Review> Reviews, IReadOnlyList<ProductQuestion> Questions)
{
    public static DemoCatalog Write()
    {
        var shared = new SharedContent();
        var families = SharedContent.Families();
        var products = Linked([.. families.SelectMany(family => family.Models.Select((model, row) => ProductWriter.Write(family, model, row, shared)))]);
        return new DemoCatalog(products, new ReviewWriter(shared).Write(products), QuestionWriter.Write(products, shared));
    }

    /// <summary>Related: two of its kind near in price. Upgrade: the next dearer one. Accessories: some of the families named.</summary>
    private static List<DemoProduct> Linked(List<DemoProduct> products)
    {
        var byFamily = products.GroupBy(p => p.Family.Key).ToDictionary(g => g.Key, g => g.OrderBy(p => p.Product.BestOffer()!.Price).ToList());
        return products.ConvertAll(product =>
        {
            var dice = new Dice("links " + product.Product.Id);
            var kin = byFamily[product.Family.Key];
            var at = kin.IndexOf(product);
            var links = new List<ProductLink>();
            links.AddRange(new[] { at - 1, at + 2 }.Where(i => i >= 0 && i < kin.Count).Select(i => new ProductLink(LinkKind.Related, kin[i].Product.Id)));
            if (at + 1 < kin.Count)
            {
                links.Add(new ProductLink(LinkKind.Upgrade, kin[at + 1].Product.Id));
            }

            foreach (var key in product.Family.Accessories)
            {
                var goods = byFamily.GetValueOrDefault(key) ?? throw new InvalidDataException($"{product.Family.Key}: no family '{key}'");
                links.Add(new ProductLink(LinkKind.Accessory, dice.Pick(goods).Product.Id));
            }

            return product with { Product = product.Product with { Links = links } };
        });
    }
}
