using Aisle.Catalog;

namespace Aisle.Server.Storefront;

/// <summary>The storefront's addresses, all in one place. A search's parameters are the API's own.</summary>
internal static class Addresses
{
    public const string Home = "/";
    public const string Cart = "/cart";
    public const string Policies = "/policies";

    public static string Product(string id, string? variantId = null) =>
        $"/p/{Uri.EscapeDataString(id)}{(variantId is null ? "" : $"?variant={Uri.EscapeDataString(variantId)}")}";

    public static string Question(string id) => $"{Product(id)}/ask";

    /// <param name="id">The product.</param>
    /// <param name="parameters">"aspect", "review", "page": which of its reviews.</param>
    public static string Reviews(string id, params IEnumerable<(string Name, string Value)> parameters) => $"{Product(id)}/reviews{Query(parameters)}";

    public static string Policy(string id) => $"{Policies}#{Uri.EscapeDataString(id)}";

    public static string Category(CategoryPath path) => Search([("category", path.ToString())]);

    /// <summary>An empty "q" keeps the address a search's where nothing else is left in it.</summary>
    public static string Search(IEnumerable<(string Name, string Value)> parameters) => Query(parameters) is { Length: > 0 } query ? $"/{query}" : "/?q=";

    public static string Query(IEnumerable<(string Name, string Value)> parameters)
    {
        var query = string.Join('&', parameters.Select(p => $"{Uri.EscapeDataString(p.Name)}={Uri.EscapeDataString(p.Value)}"));
        return query.Length == 0 ? "" : "?" + query;
    }
}
