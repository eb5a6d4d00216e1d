using Aisle.Models.Caching;
using Aisle.Models.Configuration;
using Aisle.Models.Guardrails;
using Aisle.Models.InvocationLogs;
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
using Microsoft.Extensions.Logging;

namespace Aisle.Models.Hosting;

/// <summary>The model service in an ASP.NET app: <c>AddModels</c>, <c>MapModels</c>, and <c>ServeCleartextHttp2</c> on Kestrel.</summary>
public static class ModelService
{
    /// <param name="services">The app's.</param>
    /// <param name="configuration">What is served.</param>
    /// <param name="keys">Who may call.</param>
    /// <param name="files">Null to watch and keep nothing. A <see cref="UsageLedger"/> that is there already is the one that is written to.</param>
    public static IServiceCollection AddModels(this IServiceCollection services, ModelConfiguration configuration, IKeyRing keys, ServiceFiles? files = null)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        var state = configuration.StateFolder ?? files?.State;
        services.AddLogging(); // for a terminal's command, which has none of its own
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton(keys);
        services.AddSingleton<BedrockAuthentication>();
        services.AddSingleton<ApiKeyAuthentication>();
        services.AddSingleton<ProviderHttp>();
        services.AddSingleton(s => new LiveModels(ServedModels.Of(configuration, [.. s.GetServices<IModelProvider>()], s.GetRequiredService<ProviderHttp>())));
        if (files?.Configuration is { } path)
        {
            services.AddHostedService(s => ActivatorUtilities.CreateInstance<ConfigurationReload>(s, path));
        }

        services.TryAddSingleton(s => UsageLedger.Open(files?.Usage, s.GetRequiredService<TimeProvider>()));
        services.AddHostedService<UsageSaver>();
        services.AddSingleton(s => new LoggingSwitch(
            s.GetRequiredService<RecordFolder<LoggingConfiguration>>(),
            (configuration.BatchFolder ?? Below(state, "invocation-logs")) is { } logs ? new BatchFolder(logs) : null,
            new InvocationLog(configuration.InvocationLog, s.GetRequiredService<TimeProvider>(), s.GetRequiredService<ILogger<InvocationLog>>())));
        services.AddHostedService(s => s.GetRequiredService<LoggingSwitch>().Log);
        services.AddSingleton<AnswerCache>();
        services.AddSingleton(s => new ModelGateway(
            s.GetRequiredService<LiveModels>(), s.GetRequiredService<UsageLedger>(), s.GetRequiredService<TimeProvider>(), s.GetRequiredService<AnswerCache>(), s.GetRequiredService<LoggingSwitch>().Log));
        services.AddSingleton(new GuardrailStore(new RecordFolder<GuardrailRecord>(Below(state, "guardrails"))));
        services.AddSingleton<GuardedGateway>();
        services.AddSingleton(new InferenceProfiles(new RecordFolder<ApplicationProfile>(Below(state, "inference-profiles"))));
        services.AddSingleton<KnowledgeSearch>().AddSingleton<KnowledgeSessions>().AddSingleton<KnowledgeAnswers>();
        services.AddSingleton(new RecordFolder<TagSet>(Below(state, "tags"))).AddSingleton<ResourceTags>();
        services.AddSingleton(new RecordFolder<LoggingConfiguration>(Below(state, "logging")));
        services.AddSingleton(new RecordFolder<BatchJob>(Below(state, "batch-jobs")));
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
        routes.MapBedrock().MapApplyGuardrail().MapGuardrailChecks().MapAsyncInvoke().MapFoundationModels().MapInferenceProfiles().MapTags().MapGuardrails().MapLogging().MapBatch().MapControlPlaneRest().MapRerank().MapKnowledge().MapOpenAI().MapAnthropic().MapModelList().MapUsage();

    private static string? Below(string? folder, string name) => folder is null ? null : Path.Combine(folder, name);
}

/// <summary>Where the service's files lie.</summary>
/// <param name="Configuration">Looked at every second; null for one that does not change.</param>
/// <param name="Usage">What callers used; null to keep it in memory.</param>
/// <param name="State">The folder of guardrails, batch jobs and inference profiles, unless the configuration names one; null to keep them in memory.</param>
public sealed record ServiceFiles(string? Configuration = null, string? Usage = null, string? State = null);
