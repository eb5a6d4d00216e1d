using System.Net.Http.Headers;
using System.Text;
using Aisle.Models.Configuration;
using Aisle.Models.Hosting;
using Aisle.Models.Keys;
using Aisle.Models.Metering;
using Aisle.Models.Providers;
using Aisle.Models.Routing;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Aisle.Models.Tests;

/// <summary>The whole model service on a port of its own, over one scripted provider.</summary>
internal sealed class ServiceUnderTest : IAsyncDisposable
{
    public const string Token = "a token that only tests hold";
    public const string Model = "anthropic.claude-v2:0";
    public const string AccessKeyId = "AKIDTESTS";
    public const string Secret = "a secret that only tests hold";

    private readonly WebApplication _app;
    private readonly DirectoryInfo _folder;

    private ServiceUnderTest(WebApplication app, DirectoryInfo folder)
    {
        (_app, _folder) = (app, folder);
        Client = new HttpClient(new SocketsHttpHandler { Expect100ContinueTimeout = TimeSpan.FromMinutes(1) }) { BaseAddress = new Uri(app.Urls.First()) };
        Client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", Token);
    }

    public HttpClient Client { get; }

    public Uri Url => Client.BaseAddress!;

    /// <summary>Calls with a new key of these limits from now on.</summary>
    public void UseKey(KeyLimits limits, bool admin = false)
    {
        var keys = (KeyFile)_app.Services.GetRequiredService<IKeyRing>();
        Client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", keys.Add("limited", [], null, limits, admin).Token);
    }

    public IReadOnlyList<UsageRow> Usage => _app.Services.GetRequiredService<UsageLedger>().Rows;

    public string BatchFolder => Path.Combine(_folder.FullName, "batches");

    public static Task<ServiceUnderTest> StartAsync(IModelProvider provider, params string[] models) => StartAsync(provider, null, models);

    /// <summary>One whose model is served by another server.</summary>
    public static Task<ServiceUnderTest> StartAsync(ProviderConfiguration elsewhere) => StartAsync(null, elsewhere, []);

    /// <summary>One whose configuration a test changes.</summary>
    public static Task<ServiceUnderTest> StartAsync(IModelProvider provider, Func<ModelConfiguration, ModelConfiguration> configure) => StartAsync(provider, null, [], configure);

    /// <summary>One that waits a second for a request's head, and two for its body to go on.</summary>
    public static Task<ServiceUnderTest> StartAsync(IModelProvider provider, bool impatient) => StartAsync(provider, null, [], null, impatient);

    private static async Task<ServiceUnderTest> StartAsync(IModelProvider? provider, ProviderConfiguration? elsewhere, string[] models, Func<ModelConfiguration, ModelConfiguration>? configure = null, bool impatient = false)
    {
        var folder = Directory.CreateTempSubdirectory("aisle-models-");
        var keys = KeyFile.Open(Path.Combine(folder.FullName, "keys.json"), TimeProvider.System);
        keys.Add("tests", [], null, AccessKeyId, Secret, Token);
        var batches = folder.CreateSubdirectory("batches").FullName;
        var policies = folder.CreateSubdirectory("policies").FullName;
        await File.WriteAllTextAsync(Path.Combine(policies, "returns.txt"), "Goods may be returned within 30 days of delivery.\n\nShoes that were worn outside are not taken back.", TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(Path.Combine(policies, "returns.txt.metadata.json"), """{"metadataAttributes":{"country":"DE","year":2024}}""", TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(Path.Combine(policies, "delivery.md"), "Parcels take two days.", TestContext.Current.CancellationToken);
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0").ConfigureKestrel(k =>
        {
            k.ServeCleartextHttp2();
            if (impatient)
            {
                (k.Limits.RequestHeadersTimeout, k.Limits.MinRequestBodyDataRate) = (TimeSpan.FromSeconds(1), new MinDataRate(100, TimeSpan.FromSeconds(2)));
            }
        });
        if (provider is not null)
        {
            builder.Services.AddSingleton(provider);
        }

        var configuration = new ModelConfiguration
        {
            StateFolder = Path.Combine(folder.FullName, "state"),
            BatchFolder = batches,
            Providers = elsewhere is null ? [] : [elsewhere],
            KnowledgeBases = [new KnowledgeBaseConfiguration("policies", policies)],
            Models = [.. models.DefaultIfEmpty(Model).Select(id => new ModelEntry { Id = id, Name = id, Maker = "Tests", Targets = [new ModelTarget(provider?.Name ?? elsewhere!.Name, provider is null ? Model : "m")] })],
        };
        builder.Services.AddModels(configure?.Invoke(configuration) ?? configuration, keys);
        var app = builder.Build();
        app.MapModels();
        await app.StartAsync(TestContext.Current.CancellationToken);
        return new ServiceUnderTest(app, folder);
    }

    public Task<HttpResponseMessage> PostAsync(string path, string json) =>
        Client.PostAsync(new Uri(path, UriKind.Relative), new StringContent(json, Encoding.UTF8, "application/json"), TestContext.Current.CancellationToken);

    /// <summary>Ends the service as a shutdown does; what waits is written.</summary>
    public Task StopAsync() => _app.StopAsync(TestContext.Current.CancellationToken);

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await _app.DisposeAsync();
        _folder.Delete(recursive: true);
    }
}
