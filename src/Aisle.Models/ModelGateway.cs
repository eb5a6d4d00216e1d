using System.Runtime.CompilerServices;
using Aisle.Models.Providers;
using Aisle.Models.Routing;
using Microsoft.Extensions.AI;

namespace Aisle.Models;

/// <summary>The one way from a protocol to a provider. Protocols call nothing else.</summary>
public sealed class ModelGateway
{
    private readonly ModelCatalog _catalog;
    private readonly IReadOnlyDictionary<string, IModelProvider> _providers;

    public ModelGateway(ModelCatalog catalog, IEnumerable<IModelProvider> providers)
    {
        _catalog = catalog;
        _providers = providers.ToDictionary(p => p.Name, StringComparer.Ordinal);
    }

    public ModelCatalog Catalog => _catalog;

    /// <summary>
    /// Answers as it comes. A refusal or failure before the first update is thrown by the first <c>MoveNextAsync</c>, one in the middle
    /// by a later one, each as <see cref="ModelFaultException"/>.
    /// </summary>
    public async IAsyncEnumerable<ChatResponseUpdate> StreamAsync(ChatCall call, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(call);
        var (provider, target) = Route(call.ModelId, call.Caller);
        var client = provider.FindChat(target.Model) ?? throw NotServed(call.ModelId, "chat");
        await foreach (var update in client.GetStreamingResponseAsync(call.Messages, call.Options, cancellationToken))
        {
            yield return update;
        }
    }

    public async Task<ChatResponse> CompleteAsync(ChatCall call, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(call);
        var (provider, target) = Route(call.ModelId, call.Caller);
        var client = provider.FindChat(target.Model) ?? throw NotServed(call.ModelId, "chat");
        return await client.GetResponseAsync(call.Messages, call.Options, cancellationToken);
    }

    public async Task<EmbedAnswer> EmbedAsync(EmbedCall call, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(call);
        var (provider, target) = Route(call.ModelId, call.Caller);
        var generator = provider.FindEmbeddings(target.Model) ?? throw NotServed(call.ModelId, "embeddings");
        var options = call.Dimensions is { } dimensions ? new EmbeddingGenerationOptions { Dimensions = dimensions } : null;
        var made = await generator.GenerateAsync(call.Inputs, options, cancellationToken);
        return new EmbedAnswer([.. made.Select(e => e.Vector)], (int)(made.Usage?.InputTokenCount ?? 0));
    }

    /// <summary>Best first.</summary>
    public async Task<IReadOnlyList<RerankScore>> RerankAsync(RerankCall call, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(call);
        var (provider, target) = Route(call.ModelId, call.Caller);
        var reranker = provider.FindReranker(target.Model) ?? throw NotServed(call.ModelId, "reranking");
        var scores = await reranker.RerankAsync(call.Query, call.Documents, cancellationToken);
        return [.. scores.OrderByDescending(s => s.Score).ThenBy(s => s.Index).Take(call.Limit ?? int.MaxValue)];
    }

    /// <summary>
    /// About how many tokens a call's input is. No provider's tokenizer is asked: four UTF-8 bytes a token is what byte-pair encodings come
    /// to on English text, and three more tokens stand around each message. Good for limits and budgets, not for billing.
    /// </summary>
    public int CountTokens(ChatCall call)
    {
        ArgumentNullException.ThrowIfNull(call);
        Route(call.ModelId, call.Caller);
        return TokenEstimate.Of(call);
    }

    private (IModelProvider Provider, ModelTarget Target) Route(string modelId, Caller caller)
    {
        if (!_catalog.TryFind(modelId, out var model))
        {
            throw new ModelFaultException(new ModelFault(ModelFaultKind.NotFound, "The provided model identifier is invalid.", Parameter: "model"));
        }

        if (!caller.MayCall(model.Id))
        {
            throw new ModelFaultException(new ModelFault(
                ModelFaultKind.AccessDenied, $"Your key doesn't have access to the model {model.Id}.", Parameter: "model"));
        }

        var target = model.Targets[0];
        return (_providers[target.Provider], target);
    }

    private static ModelFaultException NotServed(string modelId, string what) =>
        new(new ModelFault(ModelFaultKind.InvalidRequest, $"The model {modelId} does not serve {what}.", Parameter: "model"));
}
