using Aisle.Models.Caching;
using Aisle.Models.InvocationLogs;
using Aisle.Models.Metering;
using Aisle.Models.PassThrough;
using Aisle.Models.Protocols;
using Aisle.Models.Providers.Onnx;
using Aisle.Models.Routing;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.AI;

namespace Aisle.Models;

/// <summary>The one way from a protocol to a provider: admits the caller, routes, fails over, meters. Protocols call nothing else.</summary>
public sealed class ModelGateway
{
    /// <summary>Of the spans and metrics, for who listens to them.</summary>
    public const string TelemetrySource = "Aisle.Models";

    private readonly LiveModels _live;
    private readonly Router _router = new(Random.Shared);
    private readonly Failover _failover;
    private readonly KeyLimiter _limiter;
    private readonly Meter _meter;
    private readonly AnswerCache _cache;
    private readonly InvocationLog? _log;
    private readonly TimeProvider _time;

    internal ModelGateway(LiveModels live, UsageLedger ledger, TimeProvider time, AnswerCache cache, InvocationLog? log = null)
    {
        _live = live;
        _log = log;
        _time = time;
        _cache = cache;
        _failover = new Failover(_router, time);
        _limiter = new KeyLimiter(ledger, time);
        _meter = new Meter(ledger, _limiter, time);
    }

    public ModelCatalog Catalog => _live.Current.Catalog;

    /// <summary>The models, and how their targets are now.</summary>
    public IReadOnlyList<ModelReport> Report() =>
    [
        .. Catalog.Models.Select(m => new ModelReport(m.Id, m.Name, m.Maker, m.Inputs, m.Outputs, m.Streams, m.Aliases, m.Policy,
        [
            .. m.Targets.Select(t => new TargetReport(t.Provider, t.Model, t.Weight, t.InputPrice, t.OutputPrice, IsWell(t), _router.Latency(t)?.TotalMilliseconds)),
        ])),
    ];

    internal bool IsWell(ModelTarget target) => _failover.IsWell(target);

    internal Budget? Left(Caller caller) => _limiter.Left(caller);

    /// <summary>
    /// Answers as it comes. What is refused is thrown at once, a failure before the first update by the first <c>MoveNextAsync</c>, one in
    /// the middle by a later one, each as <see cref="ModelFaultException"/>.
    /// </summary>
    public IAsyncEnumerable<ChatResponseUpdate> StreamAsync(ChatCall call, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(call);
        return Routed(call).GetStreamingResponseAsync(call.Messages, call.Options, cancellationToken);
    }

    public Task<ChatResponse> CompleteAsync(ChatCall call, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(call);
        return Routed(call).GetResponseAsync(call.Messages, call.Options, cancellationToken);
    }

    public Task<EmbedAnswer> EmbedAsync(EmbedCall call, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(call);
        var (served, model) = Admit(call.ModelId, call.Caller);
        var options = new EmbeddingGenerationOptions { Dimensions = call.Dimensions, AdditionalProperties = call.AreQuestions ? new() { [OnnxEmbeddings.Questions] = true } : null };
        return _failover.CallAsync(served.Routing, _router.Order(model, null), async (target, token) =>
        {
            var generator = served.ProviderOf(target).FindEmbeddings(target.Model) ?? throw NotServed(call.ModelId, "embeddings");
            using var running = _meter.Start(call.Caller, model, target, "embeddings");
            var made = await generator.GenerateAsync(call.Inputs, options, token);
            if (made.Count != call.Inputs.Count)
            {
                throw PassedAnswer.Unreadable();
            }

            running.Usage.InputTokenCount = made.Usage?.InputTokenCount ?? call.Inputs.Sum(TokenEstimate.Of);
            running.Succeeded = true;
            return new EmbedAnswer([.. made.Select(e => e.Vector)], (int)running.Usage.InputTokenCount.Value);
        }, cancellationToken);
    }

    /// <summary>Best first.</summary>
    public async Task<IReadOnlyList<RerankScore>> RerankAsync(RerankCall call, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(call);
        var (served, model) = Admit(call.ModelId, call.Caller);
        var scores = await _failover.CallAsync(served.Routing, _router.Order(model, null), async (target, token) =>
        {
            var reranker = served.ProviderOf(target).FindReranker(target.Model) ?? throw NotServed(call.ModelId, "reranking");
            using var running = _meter.Start(call.Caller, model, target, "rerank");
            var answer = await reranker.RerankAsync(call.Query, call.Documents, token);
            running.Usage.InputTokenCount = TokenEstimate.Of(call.Query) + call.Documents.Sum(TokenEstimate.Of);
            running.Succeeded = true;
            return answer;
        }, cancellationToken);
        return [.. scores.OrderByDescending(s => s.Score).ThenBy(s => s.Index).Take(call.Limit ?? int.MaxValue)];
    }

    /// <summary>Sends a request on as it is, where each target of its model speaks its dialect; false where it has to be translated.</summary>
    internal async Task<bool> TryPassAsync(HttpContext http, PassedRequest request, Dialect dialect, Caller caller, IReadOnlyList<KeyValuePair<string, string>> headers, CancellationToken cancellationToken)
    {
        if (!_live.Current.Catalog.TryFind(request.ModelId, out var found) || _log is { IsOn: true } || found.Cache is not null || !found.Targets.All(t => _live.Current.ProviderOf(t).FindPassThrough(dialect, t.Model) is not null))
        {
            return false;
        }

        var (served, model) = Admit(request.ModelId, caller);
        var session = (CallHeaders.SessionOf(http) ?? request.SessionId) is { } id ? $"{caller.KeyId}\n{id}" : null;
        var (answer, by, patience) = await _failover.OpenAsync(
            served.Routing,
            _router.Order(model, session),
            request.Streams ? served.Routing.FirstUpdate : served.Routing.WholeAnswer,
            async (target, token) =>
            {
                var running = _meter.Start(caller, model, target, "chat");
                try
                {
                    var response = await served.ProviderOf(target).FindPassThrough(dialect, target.Model)!.SendAsync(request.For(target.Model, dialect), headers, token);
                    return await PassedAnswer.OpenAsync(response, request, running, token);
                }
                catch
                {
                    running.Dispose();
                    throw;
                }
            },
            cancellationToken);
        using (patience)
        using (answer)
        {
            try
            {
                await answer.SendAsync(http, dialect, patience, served.Routing, _time);
            }
            catch (Exception e) when (!cancellationToken.IsCancellationRequested && e is OperationCanceledException or HttpRequestException or IOException or ModelFaultException)
            {
                throw _failover.Broke(by, patience, e);
            }
        }

        return true;
    }

    /// <summary>
    /// About how many tokens a call's input is. No provider's tokenizer is asked: four UTF-8 bytes a token is what byte-pair encodings come
    /// to on English text, and three more tokens stand around each message. Good for limits and budgets, not for billing.
    /// </summary>
    public int CountTokens(ChatCall call)
    {
        ArgumentNullException.ThrowIfNull(call);
        Find(Catalog, call.ModelId, call.Caller);
        return TokenEstimate.Of(call);
    }

    /// <summary>The call's way, from the outside in: the log, the cache, routing with failover; then for each target metering and the provider.</summary>
    private IChatClient Routed(ChatCall call)
    {
        var (served, model) = Admit(call.ModelId, call.Caller);
        IChatClient chat = new RoutedChat(_failover, served.Routing, CallBudget.Affordable(call, _router.Order(model, SessionOf(call))), target => Chat(call, served, model, target));
        if (model.Cache is { } options && AnswerCache.QuestionOf(call, model.Id) is { } question)
        {
            chat = new CachedChat(chat, _cache, question, options, new QuestionVectors(served, _meter, call.Caller, options.Embedder), () => _meter.Hit(call.Caller, model));
        }

        return _log is { IsOn: true } ? new LoggedChat(chat, _log, call, model) : chat;
    }

    private MeteredChat Chat(ChatCall call, ServedModels served, ModelEntry model, ModelTarget target) => new(
        served.FindChat(target) ?? throw NotServed(call.ModelId, "chat"),
        () => _meter.Start(call.Caller, model, target),
        call,
        target);

    /// <summary>Two keys' sessions of one name are two.</summary>
    private static string? SessionOf(ChatCall call) => call.SessionId is { } session ? $"{call.Caller.KeyId}\n{session}" : null;

    private (ServedModels Served, ModelEntry Model) Admit(string modelId, Caller caller)
    {
        var served = _live.Current;
        var model = Find(served.Catalog, modelId, caller);
        _limiter.Admit(caller);
        return (served, model);
    }

    private static ModelEntry Find(ModelCatalog catalog, string modelId, Caller caller)
    {
        if (!catalog.TryFind(modelId, out var model))
        {
            throw new ModelFaultException(new ModelFault(ModelFaultKind.NotFound, "The provided model identifier is invalid.", Parameter: "model"));
        }

        return caller.MayCall(model.Id)
            ? model
            : throw new ModelFaultException(new ModelFault(ModelFaultKind.AccessDenied, $"Your key doesn't have access to the model {model.Id}.", Parameter: "model"));
    }

    private static ModelFaultException NotServed(string modelId, string what) =>
        new(new ModelFault(ModelFaultKind.InvalidRequest, $"The model {modelId} does not serve {what}.", Parameter: "model"));
}
