using System.Globalization;
using System.Text;
using System.Xml;
using Aisle.Catalog.Index;
using Aisle.Catalog.Store;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Aisle.Server.Storefront;

/// <summary>What search engines ask for before they read a shop: what to leave alone (RFC 9309), and every page there is (sitemaps.org), in files of as many addresses as one may have.</summary>
internal static class Sitemap
{
    /// <summary>Addresses of one file; the protocol allows 50,000.</summary>
    private const int OfEach = 40_000;

    private const string Namespace = "http://www.sitemaps.org/schemas/sitemap/0.9";

    public static void MapSitemap(this IEndpointRouteBuilder pages)
    {
        string[] methods = [HttpMethods.Get, HttpMethods.Head];
        pages.MapMethods("/robots.txt", methods, Robots);
        pages.MapMethods("/sitemap.xml", methods, IndexAsync);
        pages.MapMethods("/sitemap-{number:int:min(1)}.xml", methods, FileAsync);
    }

    private static ContentHttpResult Robots(HttpRequest request) => TypedResults.Text(
        $"User-agent: *\nDisallow: /studio\nDisallow: {Addresses.Cart}\nDisallow: /v1/\nSitemap: {Site(request)}/sitemap.xml\n", "text/plain", Encoding.UTF8);

    private static async Task<IResult> IndexAsync(HttpRequest request, ICatalogStore store, LiveIndex live, CancellationToken cancellationToken)
    {
        var files = (await PagesAsync(store, live, cancellationToken)).Chunk(OfEach).Count();
        return Xml("sitemapindex", "sitemap", Enumerable.Range(1, files).Select(number => string.Create(CultureInfo.InvariantCulture, $"{Site(request)}/sitemap-{number}.xml")));
    }

    private static async Task<IResult> FileAsync(HttpRequest request, int number, ICatalogStore store, LiveIndex live, CancellationToken cancellationToken) =>
        (await PagesAsync(store, live, cancellationToken)).Chunk(OfEach).ElementAtOrDefault(number - 1) is { } pages
            ? Xml("urlset", "url", pages.Select(page => Site(request) + page))
            : TypedResults.NotFound();

    /// <summary>Every page that has one address: the home page, departments, policies, products. Searches have endlessly many.</summary>
    private static async Task<IEnumerable<string>> PagesAsync(ICatalogStore store, LiveIndex live, CancellationToken cancellationToken)
    {
        var products = (await store.ReadProductStatesAsync(cancellationToken)).Keys.Order(StringComparer.Ordinal);
        return [Addresses.Home, Addresses.Policies, .. live.Current.Vocabulary.Categories.Select(c => Addresses.Category(c.Path)), .. products.Select(id => Addresses.Product(id))];
    }

    private static string Site(HttpRequest request) => $"{request.Scheme}://{request.Host}{request.PathBase}";

    private static ContentHttpResult Xml(string root, string entry, IEnumerable<string> addresses)
    {
        var text = new StringBuilder();
        using (var writer = XmlWriter.Create(text, new XmlWriterSettings { OmitXmlDeclaration = true, CheckCharacters = false }))
        {
            writer.WriteStartElement(root, Namespace);
            foreach (var address in addresses)
            {
                writer.WriteStartElement(entry, Namespace);
                writer.WriteElementString("loc", Namespace, address);
                writer.WriteEndElement();
            }

            writer.WriteEndElement();
        }

        return TypedResults.Text(text.ToString(), "application/xml", Encoding.UTF8);
    }
}
