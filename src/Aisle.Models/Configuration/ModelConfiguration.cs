using System.Text.Json;
using Aisle.Models.Guardrails;
using Aisle.Models.InvocationLogs;
using Aisle.Models.Metering;
using Aisle.Models.Providers.Onnx;
using Aisle.Models.Routing;

namespace Aisle.Models.Configuration;

/// <summary>The member "models" of aisle.json: where models are served, and by what names they are called.</summary>
public sealed record ModelConfiguration
{
    public IReadOnlyList<ProviderConfiguration> Providers { get; init; } = [];

    public IReadOnlyList<ModelEntry> Models { get; init; } = [];

    /// <summary>The folder of guardrails, batch jobs and the logging configuration; null keeps them until the process ends.</summary>
    public string? StateFolder { get; init; }

    /// <summary>The folder below which batch jobs read and write files; null for no batch jobs.</summary>
    public string? BatchFolder { get; init; }

    /// <summary>Folders of texts that Retrieve and RetrieveAndGenerate serve.</summary>
    public IReadOnlyList<KnowledgeBaseConfiguration> KnowledgeBases { get; init; } = [];

    public RoutingOptions Routing { get; init; } = new();

    /// <summary>Where spans and metrics go; null for nowhere.</summary>
    public TelemetryOptions? Telemetry { get; init; }

    /// <summary>The log of calls; null for none.</summary>
    public InvocationLogOptions? InvocationLog { get; init; }

    /// <exception cref="InvalidDataException">The file is wrong; the message names file, line or member, and what to do.</exception>
    public static ModelConfiguration Load(string path)
    {
        var read = AisleFile.Read<ModelConfiguration, JsonElement>(path, "docs/concepts/models.md").Models ?? new ModelConfiguration();
        return read.Check() is { } wrong ? throw AisleFile.Wrong(path, wrong) : read;
    }

    /// <summary>Reads every provider's key once, so that a missing one is told before the first call.</summary>
    /// <exception cref="InvalidDataException">A variable or file is missing or empty.</exception>
    public void CheckSecrets()
    {
        foreach (var provider in Providers)
        {
            provider.ReadKey();
            if (provider.AccessKeyVariable is not null)
            {
                provider.ReadAccessKey();
            }
        }
    }

    private string? Check()
    {
        if (Repeated(Providers.Select(p => p.Name)) is { } provider)
        {
            return $"models.providers: two providers are named {provider}; give each its own name.";
        }

        if (Providers.FirstOrDefault(p => p.Name is ServedModels.InProcess or Meter.Cache) is { } reserved)
        {
            return $"models.providers: {reserved.Name} is the name of {(reserved.Name == Meter.Cache ? "the answers that are kept" : "the models in this process")}; name the provider otherwise.";
        }

        if (Repeated(Models.SelectMany(m => m.Aliases.Prepend(m.Id))) is { } name)
        {
            return $"models.models: two models claim the name {name}; ids and aliases must differ.";
        }

        if (Providers.Select(p => p.Check()).FirstOrDefault(wrong => wrong is not null) is { } wrong)
        {
            return wrong;
        }

        if (Repeated(KnowledgeBases.Select(k => k.Id)) is { } knowledge)
        {
            return $"models.knowledgeBases: two knowledge bases are named {knowledge}; give each its own id.";
        }

        if (KnowledgeBases.FirstOrDefault(k => !Directory.Exists(k.Folder)) is { } missing)
        {
            return $"models.knowledgeBases: the folder {missing.Folder} of {missing.Id} does not exist; make it or name another.";
        }

        if (Math.Min(Math.Min(Routing.FirstUpdateSeconds, Routing.KeepAliveSeconds), Math.Min(Routing.BetweenUpdatesSeconds, Routing.WholeAnswerSeconds)) is not > 0)
        {
            return "models.routing: seconds must be above 0.";
        }

        if (InvocationLog?.Redact?.FirstOrDefault(type => !PiiEntities.Types.Contains(type)) is { } unknown)
        {
            return $"models.invocationLog.redact: {unknown} is no kind of personal data that is known; the kinds are {string.Join(", ", PiiEntities.Types)}.";
        }

        if (Telemetry?.Check() is { } astray)
        {
            return astray;
        }

        foreach (var m in Models)
        {
            if (m.Cache is { } cache && (cache.Seconds is not > 0 || cache.Similarity is < 0 or > 1))
            {
                return $"models.models: {m.Id} has a cache whose seconds are not above 0, or whose similarity is not from 0 to 1.";
            }

            if (m.Cache is { Embedder: { } embedder } near && (near.Similarity is null || (!ServedModels.IsOwn(embedder) && !Models.Any(o => o.Answers(embedder) && o.Outputs.Contains(Modality.Embedding)))))
            {
                return near.Similarity is null
                    ? $"models.models: {m.Id} has a cache with the embedder {embedder} and no similarity; say how near a question must be, such as 0.95."
                    : $"models.models: {m.Id} has a cache with the embedder {embedder} that is no model with the output embedding; name one of models.models or aisle.embed-v1.";
            }

            if (m.Targets.Any(t => t is { Weight: not >= 0 } or { InputPrice: < 0 } or { OutputPrice: < 0 }))
            {
                return $"models.models: {m.Id} has a target with a negative weight or price.";
            }

            if (m.Targets.Count == 0)
            {
                return $"models.models: {m.Id} has no targets; name a provider and its model.";
            }

            if (m.Targets.FirstOrDefault(t => t.Provider != ServedModels.InProcess && Providers.All(p => p.Name != t.Provider)) is { } target)
            {
                return $"models.models: {m.Id} is to be served by {target.Provider}, which is no provider; the providers are {string.Join(", ", Providers.Select(p => p.Name))}.";
            }

            if (m.Targets.Select(FaultOfEncoder).FirstOrDefault(fault => fault is not null) is { } unusable)
            {
                return $"models.models: {m.Id} has a target {unusable}";
            }
        }

        return null;
    }

    /// <summary>Null for what is no encoder, or one that can be used.</summary>
    private string? FaultOfEncoder(ModelTarget target) =>
        Providers.FirstOrDefault(p => p.Name == target.Provider) is { Folder: { } folder } && LoadedEncoders.Fault(Path.Combine(folder, target.Model)) is { } fault
            ? $"{target.Model} that can't be used: {fault}"
            : null;

    private static string? Repeated(IEnumerable<string> names) => names.GroupBy(n => n, StringComparer.Ordinal).FirstOrDefault(g => g.Count() > 1)?.Key;
}

/// <param name="Id">How callers name it: letters and digits.</param>
/// <param name="Folder">Its .txt and .md files, with those of the folders in it.</param>
public sealed record KnowledgeBaseConfiguration(string Id, string Folder);
