using System.Text.Json;
using Aisle.Catalog;
using Aisle.Catalog.Index;
using Aisle.Catalog.Search;
using Aisle.Catalog.Store;
using Aisle.Models.Knowledge;

namespace Aisle.Server.FirstParty;

/// <summary>The catalogue as the knowledge base "products": one passage a product, found as shoppers find them.</summary>
internal sealed class ProductKnowledge(ICatalogStore store, LiveIndex index) : IKnowledgeBase
{
    /// <summary>More are looked at than asked for, since a filter may leave some out.</summary>
    private const int MostLookedAt = 400;

    public string Id => "products";

    public async Task<IReadOnlyList<KnowledgePassage>> RetrieveAsync(KnowledgeQuery query, CancellationToken cancellationToken)
    {
        var hits = ShopSearch.Find(index.Current, ShopSearch.Usual with { Text = query.Text, Limit = MostLookedAt }, literal: false, cancellationToken).Result.Hits;
        var best = hits.Count > 0 ? Math.Max(hits.Max(h => h.Score), double.Epsilon) : 1;
        var products = (await store.FindProductsAsync([.. hits.Select(h => h.ProductId)], cancellationToken)).ToDictionary(p => p.Id, StringComparer.Ordinal);
        var passages =
            from hit in hits
            where products.ContainsKey(hit.ProductId)
            let product = products[hit.ProductId]
            let metadata = MetadataOf(product)
            where query.Accepts(metadata)
            select new KnowledgePassage(product.Id, TextOf(product), Uri.TryCreate(product.Url, UriKind.Absolute, out var url) ? url : null, Math.Clamp(hit.Score / best, 0, 1), metadata);
        return [.. passages.Take(query.Limit)];
    }

    private static string TextOf(Product product) => string.Join('\n', Lines(product).Where(line => line.Length > 0));

    private static IEnumerable<string> Lines(Product product)
    {
        yield return product.Title;
        yield return product.BestOffer() is { } offer ? $"Price: {offer.Price}" : "";
        yield return product.Brand is { } brand ? $"Brand: {brand}" : "";
        foreach (var attribute in product.Attributes)
        {
            yield return $"{attribute.Name}: {attribute.Value}";
        }

        foreach (var bullet in product.Bullets)
        {
            yield return bullet;
        }

        yield return product.Description;
    }

    private static Dictionary<string, JsonElement> MetadataOf(Product product)
    {
        var metadata = new Dictionary<string, JsonElement>(StringComparer.Ordinal) { ["productId"] = JsonSerializer.SerializeToElement(product.Id) };
        if (product.Brand is { } brand)
        {
            metadata["brand"] = JsonSerializer.SerializeToElement(brand);
        }

        if (product.Categories.Count > 0)
        {
            metadata["category"] = JsonSerializer.SerializeToElement(string.Join(" > ", product.Categories[0].Names));
        }

        if (product.BestOffer() is { } offer)
        {
            metadata["price"] = JsonSerializer.SerializeToElement(offer.Price.Amount);
            metadata["currency"] = JsonSerializer.SerializeToElement(offer.Price.Currency);
            metadata["available"] = JsonSerializer.SerializeToElement(offer.CanBeBought);
        }

        return metadata;
    }
}
