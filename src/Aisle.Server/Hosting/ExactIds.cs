using Microsoft.AspNetCore.Http.Features;

namespace Aisle.Server.Hosting;

/// <summary>
/// Reads the route value "id" from the request line. Kestrel decodes a path but leaves %2F in it, so that an id with a slash and
/// one with the text "%2F" would be the same; in the request line they differ. Routes with an id have it as their third segment, pages of
/// the storefront (/p/ID) as their second.
/// </summary>
internal static class ExactIds
{
    private const string ProductPage = "p/";

    public static void UseExactIds(this WebApplication app) => app.Use((context, next) =>
    {
        if (context.Request.RouteValues.TryGetValue("id", out var id) && id is string text && text.Contains('%', StringComparison.Ordinal))
        {
            context.Request.RouteValues["id"] = Read(context.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget) ?? text;
        }

        return next(context);
    });

    /// <param name="target">As in the request line: "/v1/products/a%2Fb/reviews?limit=5".</param>
    internal static string? Read(string target)
    {
        var path = target.AsSpan();
        path = path[..(path.IndexOf('?') is var end and >= 0 ? end : path.Length)];
        if (path.IndexOf("://") is var scheme and >= 0 && !path.StartsWith('/')) // the absolute form, as proxies are asked (RFC 9112, 3.2.2)
        {
            path = path[(scheme + 3)..];
            path = path[(path.IndexOf('/') is var slash and >= 0 ? slash : path.Length)..];
        }

        path = path.StartsWith('/') ? path[1..] : path;
        var segment = path.StartsWith(ProductPage) ? 1 : 2;
        foreach (var range in path.Split('/'))
        {
            if (segment-- == 0)
            {
                return Uri.UnescapeDataString(path[range]);
            }
        }

        return null;
    }
}
