using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

[assembly: AssemblyFixture(typeof(Aisle.Browser.Tests.DemoShop))]

namespace Aisle.Browser.Tests;

/// <summary>The real thing: `aisle demo` on a free port, its shop made in a folder that goes with it. Started by the first test that asks for it.</summary>
public sealed partial class DemoShop : IAsyncDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("aisle-browser-");
    private readonly Lazy<Task<Uri>> _address;
    private readonly WebApplication _otherPages = BuildOtherPages();
    private AisleProcess? _process;

    public DemoShop() => _address = new Lazy<Task<Uri>>(StartAsync);

    public Task<Uri> AddressAsync() => _address.Value;

    /// <summary>Where its store and what belongs to it are.</summary>
    public string Folder => _folder.FullName;

    /// <summary>Of its studio, as it printed it.</summary>
    public string StudioPassword { get; private set; } = "";

    /// <summary>A page of plain HTML with the widget on it, on another origin than Aisle's, as a shop's own pages are.</summary>
    /// <param name="allowed">Whether the origin is one that Aisle was told of.</param>
    public async Task<Uri> OtherPageAsync(bool allowed)
    {
        await AddressAsync();
        return new Uri(_otherPages.Urls.ElementAt(allowed ? 0 : 1));
    }

    /// <summary>What stands in the body of the page /pasted of those origins.</summary>
    public string Pasted { get; set; } = "";

    public async ValueTask DisposeAsync()
    {
        await _otherPages.DisposeAsync();
        if (_process is not null)
        {
            await _process.DisposeAsync();
        }

        _folder.Delete(recursive: true);
    }

    private async Task<Uri> StartAsync()
    {
        _otherPages.MapGet("/", async () => Results.Content(PageWith(await AddressAsync()), "text/html"));
        _otherPages.MapGet("/pasted", () => Results.Content($"<!doctype html><html lang=en><title>A shop</title><link rel=icon href=data:,><body>{Pasted}", "text/html"));
        await _otherPages.StartAsync(TestContext.Current.CancellationToken);
        _process = await AisleProcess.ServeAsync("/studio, with the password", "demo", "--folder", _folder.FullName, "--allow-origin", _otherPages.Urls.First());
        StudioPassword = Password().Match(_process.Line).Groups[1].Value;
        return _process.Address;
    }

    private static WebApplication BuildOtherPages()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        var app = builder.Build();
        app.Urls.Add("http://127.0.0.1:0");
        app.Urls.Add("http://127.0.0.1:0");
        return app;
    }

    private static string PageWith(Uri aisle) => $"""
        <!doctype html><html lang="en"><head><meta charset="utf-8"><title>A shop</title><link rel="icon" href="data:,">
        <meta http-equiv="Content-Security-Policy" content="default-src 'none'; script-src {aisle}; connect-src {aisle}; img-src {aisle} data:">
        <script type="module" src="{aisle}widget/aisle.js"></script></head>
        <body><main><h1>A shop of its own</h1></main><aisle-assistant product-url="/products/{"{id}"}"></aisle-assistant></body></html>
        """;

    [GeneratedRegex("/studio, with the password ([a-z0-9]+)")]
    private static partial Regex Password();
}
