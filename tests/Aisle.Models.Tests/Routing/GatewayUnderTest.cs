using Aisle.Models.Caching;
using Aisle.Models.Keys;
using Aisle.Models.Metering;
using Aisle.Models.Routing;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Time.Testing;

namespace Aisle.Models.Tests.Routing;

/// <summary>A gateway over scripted providers, with a clock that stands until it is moved. One model, "m", of one target a provider.</summary>
internal sealed class GatewayUnderTest
{
    private readonly ModelGateway _gateway;

    public GatewayUnderTest(RoutingPolicy policy, params ScriptedProvider[] providers)
        : this(policy, null, null, providers)
    {
    }

    public GatewayUnderTest(RoutingPolicy policy, double? hedgeAfter, CacheOptions? cache, params ScriptedProvider[] providers)
    {
        Ledger = UsageLedger.Open(null, Time);
        var model = new ModelEntry
        {
            Id = "m",
            Name = "M",
            Maker = "Tests",
            Policy = policy,
            Cache = cache,
            Targets = [.. providers.Select((p, i) => new ModelTarget(p.Name, "served", InputPrice: 10 - i, OutputPrice: 20))],
        };
        var vectors = new ModelEntry { Id = "vectors", Name = "V", Maker = "Tests", Outputs = [Modality.Embedding], Targets = [new ModelTarget(providers[0].Name, "vectors")] };
        _gateway = new ModelGateway(new LiveModels(new ServedModels(new ModelCatalog([model, vectors]), providers, new RoutingOptions { FirstUpdateSeconds = 5, BetweenUpdatesSeconds = 7, HedgeAfterSeconds = hedgeAfter })), Ledger, Time, new AnswerCache(Time));
    }

    public FakeTimeProvider Time { get; } = new(new DateTimeOffset(2026, 1, 30, 12, 0, 0, TimeSpan.Zero));

    public UsageLedger Ledger { get; }

    public static ModelFaultException Fault(ModelFaultKind kind, TimeSpan? retryAfter = null) => new(new ModelFault(kind, $"it is {kind}", retryAfter));

    public static ChatCall Call(KeyLimits? limits = null, string? session = null, string key = "k", string text = "hello") => new()
    {
        ModelId = "m",
        Caller = new Caller(key, "app") { Limits = limits ?? KeyLimits.None },
        Messages = [new ChatMessage(ChatRole.User, text)],
        Options = new ChatOptions(),
        SessionId = session,
    };

    /// <summary>The whole text of a stream.</summary>
    public async Task<string> StreamAsync(ChatCall? call = null, List<string>? shown = null)
    {
        shown ??= [];
        await foreach (var update in _gateway.StreamAsync(call ?? Call(), TestContext.Current.CancellationToken))
        {
            shown.Add(update.Text);
        }

        return string.Concat(shown);
    }

    public async Task<ModelFault> RefusedAsync(ChatCall? call = null) =>
        (await Assert.ThrowsAsync<ModelFaultException>(() => StreamAsync(call))).Fault;
}
