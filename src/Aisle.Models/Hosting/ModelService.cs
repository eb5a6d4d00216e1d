using Aisle.Models.Configuration;
using Aisle.Models.Guardrails;
using Aisle.Models.Keys;
using Aisle.Models.Knowledge;
using Aisle.Models.Metering;
using Aisle.Models.Protocols;
using Aisle.Models.Protocols.Anthropic;
using Aisle.Models.Protocols.Bedrock;
using Aisle.Models.Protocols.Bedrock.AgentRuntime;
using Aisle.Models.Protocols.Bedrock.Authentication;
using Aisle.Models.Protocols.Bedrock.Batch;
using Aisle.Models.Protocols.Bedrock.Control;
using Aisle.Models.Protocols.Bedrock.Guarding;
using Aisle.Models.Protocols.OpenAI;
using Aisle.Models.Providers;
using Aisle.Models.Routing;
using Aisle.Models.Storage;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Aisle.Models.Hosting;

/// <summary>The model service in an ASP.NET app: <c>AddModels</c>, <c>MapModels</c>, and <c>ServeCleartextHttp2</c> on Kestrel.</summary>
public static class ModelService
{
    /// <param name="services">The app's.</param>
    /// <param name="configuration">What is served.</param>
    /// <param name="keys">Who may call.</param>
    /// <param name="usagePath">Where usage is kept; null for in memory only.</param>
    public static IServiceCollection AddModels(this IServiceCollection services, ModelConfiguration configuration, IKeyRing keys, string? usagePath = null)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton(keys);
        services.AddSingleton<BedrockAuthentication>();
        services.AddSingleton<ApiKeyAuthentication>();
        var http = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, PooledConnectionLifetime = TimeSpan.FromMinutes(5), ConnectTimeout = TimeSpan.FromSeconds(10) })
        {
            Timeout = Timeout.InfiniteTimeSpan, // a stream may be long; the router bounds the wait for its start
        };
        foreach (var provider in configuration.Providers)
        {
            services.AddSingleton<IModelProvider>(new OpenAIProvider(provider.Name, provider.Url, provider.ReadKey(), http));
        }

        services.AddSingleton(new ModelCatalog(configuration.Models));
        services.AddSingleton(configuration.Routing);
        services.AddSingleton(s => UsageLedger.Open(usagePath, s.GetRequiredService<TimeProvider>()));
        services.AddHostedService<UsageSaver>();
        services.AddSingleton<ModelGateway>();
        services.AddSingleton(new GuardrailStore(new RecordFolder<GuardrailRecord>(Below(configuration.StateFolder, "guardrails"))));
        services.AddSingleton<GuardedGateway>();
        services.AddSingleton(new RecordFolder<LoggingConfiguration>(Below(configuration.StateFolder, "logging")));
        services.AddSingleton(new RecordFolder<BatchJob>(Below(configuration.StateFolder, "batch-jobs")));
        if (configuration.BatchFolder is { } batches)
        {
            services.AddSingleton(new BatchFolder(batches)).AddSingleton<BatchLine>().AddSingleton<BatchRunner>();
            services.AddHostedService(provider => provider.GetRequiredService<BatchRunner>());
        }

        foreach (var knowledge in configuration.KnowledgeBases)
        {
            services.AddSingleton<IKnowledgeBase>(new TextFolder(knowledge.Id, knowledge.Folder));
        }

        return services;
    }

    public static IEndpointRouteBuilder MapModels(this IEndpointRouteBuilder routes) =>
        routes.MapBedrock().MapApplyGuardrail().MapAsyncInvoke().MapFoundationModels().MapGuardrails().MapLogging().MapBatch().MapControlPlaneRest().MapRerank().MapKnowledge().MapOpenAI().MapAnthropic().MapUsage();

    private static string? Below(string? folder, string name) => folder is null ? null : Path.Combine(folder, name);
}
