using NetEscapades.AspNetCore.SecurityHeaders;
using Scalar.AspNetCore;

namespace Aisle.Server.Hosting;

/// <summary>/docs: the embed snippet with a live preview, the widget's events, and the API reference by Scalar; all from this server, nothing from another host.</summary>
internal static class DeveloperPage
{
    public const string Path = "/docs";
    public const string Preview = Path + "/preview.html";
    public const string Reference = Path + "/api";

    /// <summary>Scalar's page names no language; a page needs one for screen readers.</summary>
    private const string Head = """<link rel="stylesheet" href="/docs/reference.css"><script type="module" src="/docs/reference.js"></script>""";

    private const string Bar = """<header class="aisle-bar"><a href="/docs">For developers</a><span>HTTP API</span></header>""";

    public static string Folder(ServeOptions options) => System.IO.Path.Combine(options.WebFolder, "docs");

    public static void MapDeveloperPage(this WebApplication app, ServeOptions options)
    {
        var index = System.IO.Path.Combine(Folder(options), "index.html");
        app.MapMethods(Path, [HttpMethods.Get, HttpMethods.Head], (HttpResponse response) =>
        {
            response.Headers.CacheControl = "no-cache";
            return TypedResults.PhysicalFile(index, "text/html; charset=utf-8");
        }).ExcludeFromDescription();
        app.MapScalarApiReference(Reference, Describe).ExcludeFromDescription();
    }

    private static void Describe(ScalarOptions options, HttpContext context)
    {
        options.ShowDeveloperTools = DeveloperToolsVisibility.Never; // they share and deploy by Scalar's own hosts
        options.WithTitle("HTTP API · Aisle").WithFavicon("/icon.svg").WithNonce(context.GetNonce())
            .WithOpenApiRoutePattern("/openapi/{documentName}.json")
            .AddHeadContent(Head).AddHeaderContent(Bar).HideClientButton()
            .DisableDefaultFonts().DisableTelemetry().DisableAgent().DisableMcp(); // each would call another host
    }
}
