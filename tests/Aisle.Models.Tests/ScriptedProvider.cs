using System.Runtime.CompilerServices;
using Aisle.Models.Providers;
using Microsoft.Extensions.AI;

namespace Aisle.Models.Tests;

/// <summary>A provider in this process that says what a test wrote down, and remembers what it was asked.</summary>
internal sealed class ScriptedProvider(params ChatResponseUpdate[] says) : IModelProvider, IChatClient, IReranker
{
    public string Name => "scripted";

    public List<ChatMessage> AskedMessages { get; private set; } = [];

    public ChatOptions? AskedOptions { get; private set; }

    /// <summary>Thrown after the updates; before them where there are none.</summary>
    public Exception? Fails { get; init; }

    public IChatClient FindChat(string model) => this;

    public IEmbeddingGenerator<string, Embedding<float>>? FindEmbeddings(string model) => null;

    public IReranker FindReranker(string model) => this;

    public Task<IReadOnlyList<RerankScore>> RerankAsync(string query, IReadOnlyList<string> documents, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<RerankScore>>([.. documents.Select((d, i) => new RerankScore(i, d.Contains(query, StringComparison.Ordinal) ? 1 : 0))]);

    public async Task<ChatResponse> GetResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options, CancellationToken cancellationToken) =>
        await GetStreamingResponseAsync(messages, options, cancellationToken).ToChatResponseAsync(cancellationToken);

    public async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        (AskedMessages, AskedOptions) = ([.. messages], options);
        foreach (var update in says)
        {
            await Task.Yield();
            cancellationToken.ThrowIfCancellationRequested();
            yield return update;
        }

        if (Fails is not null)
        {
            throw Fails;
        }
    }

    public object? GetService(Type serviceType, object? serviceKey) => null;

    public void Dispose()
    {
    }
}
