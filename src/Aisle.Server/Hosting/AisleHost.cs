using System.Text.Json;
using Aisle.Assistant;
using Aisle.Assistant.Conversations;
using Aisle.Assistant.Journal;
using Aisle.Assistant.Memory;
using Aisle.Assistant.Settings;
using Aisle.Catalog;
using Aisle.Catalog.Index;
using Aisle.Catalog.Store;
using Aisle.Models.Configuration;
using Aisle.Models.Hosting;
using Aisle.Server.Api;
using Aisle.Server.Api.Document;
using Aisle.Server.Rungs;
using Aisle.Server.Storefront;
using Aisle.Studio;
using Aisle.Studio.Shell;

namespace Aisle.Server.Hosting;

/// <summary>Puts the server together. The store is opened, and closed, by the caller.</summary>
internal static class AisleHost
{
    public static WebApplication Build(ServeOptions options, ICatalogStore store)
    {
        // Empty, so that nothing is taken from an appsettings.json in the current folder, or from variables meant for other programs.
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.Configuration.AddEnvironmentVariables("AISLE_"); // AISLE_Kestrel__Certificates__Default__Path, AISLE_Logging__LogLevel__Default
        var telemetry = options.Models?.Configuration is { } file ? ModelConfiguration.Load(file).Telemetry : null;
        builder.Listen(options);
        builder.AddConsoleLog();
        builder.Services
            .AddSingleton(options)
            .AddSingleton(TimeProvider.System)
            .AddShop(store, options)
            .AddLadder(options.Models?.Configuration)
            .AddApi()
            .AddTelemetry(telemetry)
            .AddEdge(options)
            .AddStudio()
            .AddSingleton(s => new ShopName(() => s.GetRequiredService<LiveShop>().Facts?.Name ?? "The shop"));
        if (options.Models is { } models)
        {
            builder.Services.AddModels(models);
        }

        var app = builder.Build();
        app.UseEdge(options);
        app.UseStudio();
        app.MapApi();
        app.MapStudio(RateLimiting.SignIns);
        app.MapStorefront();
        app.MapGet("/studio/feeds/{import:long}/rows", ImportsApi.ExportAsync).ExcludeFromDescription();
        app.MapDeveloperPage(options);
        if (options.Models is not null)
        {
            app.MapModelService();
            app.MapLadder();
            app.MapTelemetry(telemetry);
            app.MapInsight();
            app.MapImports();
        }

        return app;
    }

    private static void Listen(this WebApplicationBuilder builder, ServeOptions options)
    {
        builder.WebHost.UseKestrelCore().UseKestrelHttpsConfiguration().UseUrls([.. options.Urls.Select(url => url.ToString())]);
        builder.Services.AddRouting();
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = TimeSpan.FromSeconds(5));
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.Configure(builder.Configuration.GetSection("Kestrel"));
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = ConversationsApi.LargestBody;
            kestrel.Limits.RequestHeadersTimeout = TimeSpan.FromSeconds(10);
            if (options.Models is not null)
            {
                kestrel.ServeCleartextHttp2(); // AWS's clients open HTTP/2 at once; they call the same port as browsers
            }
        });
    }

    /// <summary>On standard error, one line an entry, so that standard output carries only what a command prints.</summary>
    private static void AddConsoleLog(this WebApplicationBuilder builder)
    {
        builder.Logging.ClearProviders();
        builder.Logging.AddSimpleConsole(console => (console.SingleLine, console.TimestampFormat) = (true, "HH:mm:ss "));
        builder.Logging
            .SetMinimumLevel(LogLevel.Warning)
            .AddFilter("Aisle", LogLevel.Information)
            .AddFilter("Microsoft.AspNetCore.Server.Kestrel", LogLevel.Error) // warns that there is no HTTP/2 without TLS, and here there is
            .AddFilter("Microsoft.Extensions.Hosting", LogLevel.None) // why the server can't start, the command says in one line
            .AddConfiguration(builder.Configuration.GetSection("Logging"));
        builder.Services.Configure<Microsoft.Extensions.Logging.Console.ConsoleLoggerOptions>(console => console.LogToStandardErrorThreshold = LogLevel.Trace);
        builder.Services.Configure<ConsoleLifetimeOptions>(lifetime => lifetime.SuppressStatusMessages = true);
    }

    private static IServiceCollection AddShop(this IServiceCollection services, ICatalogStore store, ServeOptions options) => services
        .AddSingleton(store)
        .AddSingleton<LiveIndex>()
        .AddSingleton<LiveShop>()
        .AddSingleton(s => ConversationFile.Open(options.TalkFile ?? ":memory:", s.GetRequiredService<TimeProvider>()))
        .AddSingleton(s => new Conversations(s.GetRequiredService<TimeProvider>(), file: options.TalkFile is null ? null : s.GetRequiredService<ConversationFile>()))
        .AddSingleton<ShopperMemories>()
        .AddSingleton(new LiveSettings(FileSettings.Of(options.Search, options.SynonymsFile, options.CareFile)))
        .AddSingleton(_ => TurnLogFile.Open(options.TurnsFile))
        .AddSingleton(s => new TurnLog(s.GetRequiredService<TurnLogFile>(), store, s.GetRequiredService<TimeProvider>()) { Keep = options.KeepTurns })
        .AddSingleton<ShopAssistant>()
        .AddSingleton<AnswerStream>()
        .AddSingleton<TurnRuns>()
        .AddSingleton(new PageLanguages(Path.Combine(options.WebFolder, "shop", "texts")))
        .AddHostedService<IndexRefresh>()
        .AddHostedService<DigestRefresh>()
        .AddHostedService<TurnWriting>()
        .AddMeaning(options.Encoder);

    private static IServiceCollection AddMeaning(this IServiceCollection services, string? encoder) => encoder is null
        ? services
        : services.AddSingleton(_ => SearchEncoder.Open(encoder)).AddHostedService<VectorRefresh>();

    private static IServiceCollection AddApi(this IServiceCollection services) => services
        .ConfigureHttpJsonOptions(json => UseCatalogJson(json.SerializerOptions))
        .AddProblems()
        .AddOpenApi("v1", ApiDocument.Describe);

    /// <summary>The host's options can't be replaced, so each of <see cref="CatalogJson.Options"/> is set on them.</summary>
    private static void UseCatalogJson(JsonSerializerOptions options)
    {
        var ours = CatalogJson.Options;
        options.DefaultIgnoreCondition = ours.DefaultIgnoreCondition;
        options.Encoder = ours.Encoder;
        options.AllowOutOfOrderMetadataProperties = ours.AllowOutOfOrderMetadataProperties;
        options.MaxDepth = ours.MaxDepth;
        foreach (var converter in ours.Converters)
        {
            options.Converters.Add(converter);
        }
    }
}
