using System.Text.Json.Nodes;
using Aisle.Server.Hosting;
using Aisle.Server.Storefront.Markup;

namespace Aisle.Server.Storefront;

/// <summary>A page's content and what its head says of it.</summary>
internal sealed record Page
{
    /// <summary>"" for the shop's own name.</summary>
    public required string Title { get; init; }

    public required Html Main { get; init; }

    /// <summary>What a search engine shows below the title; "" for nothing.</summary>
    public string Description { get; init; } = "";

    /// <summary>The one address under which a search engine should know this page; null where it should not.</summary>
    public string? Canonical { get; init; }

    /// <summary>The picture that stands for it elsewhere.</summary>
    public string? Image { get; init; }

    /// <summary>What it says for machines, as JSON-LD of schema.org.</summary>
    public JsonNode? Data { get; init; }

    /// <summary>The product in view, for the assistant.</summary>
    public string? ProductId { get; init; }

    /// <summary>The products of its list, in order, for the assistant.</summary>
    public IReadOnlyList<string> ProductIds { get; init; } = [];

    public int Status { get; init; } = StatusCodes.Status200OK;
}

/// <summary>Who looks at which page.</summary>
/// <param name="T">In the language that is read.</param>
/// <param name="Languages">All that there are.</param>
/// <param name="Shop">Null while the first index is built.</param>
/// <param name="Origin">Where this server is reached, without a slash at the end.</param>
/// <param name="Path">Of the page, as it was asked for.</param>
/// <param name="Asked">The address's parameters without the language.</param>
internal sealed record View(
    PageTexts T, PageLanguages Languages, ShopFacts? Shop, string Origin, string Path, IReadOnlyList<(string Name, string Value)> Asked)
{
    public static View Of(HttpContext context, PageLanguages languages, LiveShop shop)
    {
        var request = context.Request;
        var asked = request.Query.Where(p => p.Key != PageLanguages.Parameter).SelectMany(p => p.Value.Select(value => (p.Key, value ?? "")));
        return new View(languages.Choose(context), languages, shop.Facts, $"{request.Scheme}://{request.Host}", request.PathBase + request.Path, [.. asked]);
    }

    /// <summary>The last value of a parameter; null where the address has none.</summary>
    public string? Value(string name) => Asked.Where(p => p.Name == name).Select(p => p.Value).LastOrDefault();

    /// <summary>A page's number in a list of pages, from 1.</summary>
    public int PageNumber => int.TryParse(Value("page"), System.Globalization.CultureInfo.InvariantCulture, out var page) ? Math.Clamp(page, 1, 400) : 1;

    public string Absolute(string address) => address.StartsWith('/') ? Origin + address : address;
}
