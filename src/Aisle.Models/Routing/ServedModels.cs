using System.Collections.Concurrent;
using Aisle.Models.Configuration;
using Aisle.Models.Metering;
using Aisle.Models.Providers;
using Microsoft.Extensions.AI;

namespace Aisle.Models.Routing;

/// <summary>One state of what is served: models, providers, routing. Immutable; a call keeps the state that it began with.</summary>
public sealed class ServedModels
{
    /// <summary>The name under which this process's own models are a provider.</summary>
    public const string InProcess = "aisle";

    private readonly IReadOnlyDictionary<string, IModelProvider> _providers;
    private readonly ConcurrentDictionary<(string, string), IChatClient?> _traced = new();

    internal ServedModels(ModelCatalog catalog, IEnumerable<IModelProvider> providers, RoutingOptions routing)
    {
        Catalog = catalog;
        Routing = routing;
        _providers = providers.ToDictionary(p => p.Name, StringComparer.Ordinal);
    }

    public ModelCatalog Catalog { get; }

    internal RoutingOptions Routing { get; }

    /// <summary>What is configured, and what providers in this process bring along; a configured model takes the place of one that is brought.</summary>
    internal static ServedModels Of(ModelConfiguration configuration, IReadOnlyCollection<IModelProvider> own, ProviderHttp http)
    {
        var brought = own.SelectMany(p => p.Models).ToList();
        if (brought.Count > 0 && configuration.Models.FirstOrDefault(m => m.Cache?.Embedder is { } e && IsOwn(e) && !brought.Exists(b => b.Answers(e) && b.Outputs.Contains(Modality.Embedding))) is { } wrong)
        {
            throw new InvalidDataException($"models.models: {wrong.Id} has a cache with the embedder {wrong.Cache!.Embedder}, which is no model of this process that makes vectors.");
        }

        var taken = configuration.Models.SelectMany(m => m.Aliases.Prepend(m.Id)).ToHashSet(StringComparer.Ordinal);
        return new ServedModels(
            new ModelCatalog([.. configuration.Models, .. brought.Where(m => !taken.Contains(m.Id))]),
            [.. own, .. configuration.Providers.Select(p => ProviderTypes.Make(p, http))],
            configuration.Routing);
    }

    /// <summary>Whether a name is of a model that this process brings along.</summary>
    internal static bool IsOwn(string model) => model.StartsWith(InProcess + ".", StringComparison.Ordinal);

    internal IModelProvider ProviderOf(ModelTarget target) => _providers[target.Provider];

    /// <summary>Where somebody listens, with the spans and metrics of OpenTelemetry's GenAI conventions around it.</summary>
    internal IChatClient? FindChat(ModelTarget target) => !CallSpan.HasListeners ? _providers[target.Provider].FindChat(target.Model) : _traced.GetOrAdd((target.Provider, target.Model), key =>
        _providers[key.Item1].FindChat(key.Item2) is { } client ? new OpenTelemetryChatClient(new Named(client, key.Item1, key.Item2), sourceName: ModelGateway.TelemetrySource) : null);

    /// <summary>A client that says whose it is, for spans and metrics: as those of calls that are passed on say it.</summary>
    private sealed class Named(IChatClient inner, string provider, string model) : DelegatingChatClient(inner)
    {
        private readonly ChatClientMetadata _metadata = new(provider, null, model);

        public override object? GetService(Type serviceType, object? serviceKey = null) =>
            serviceType == typeof(ChatClientMetadata) && serviceKey is null ? _metadata : base.GetService(serviceType, serviceKey);
    }
}

/// <summary>What is served now. Swapped whole: a call sees the old state or the new one.</summary>
public sealed class LiveModels(ServedModels first)
{
    private ServedModels _current = first;

    public ServedModels Current => Volatile.Read(ref _current);

    internal void Swap(ServedModels next) => Volatile.Write(ref _current, next);
}
