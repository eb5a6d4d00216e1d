using System.Runtime.CompilerServices;
using Aisle.Models.Providers;
using Microsoft.Extensions.AI;

namespace Aisle.Models.Tests;

/// <summary>A provider in this process that says what a test wrote down, and remembers what it was asked.</summary>
internal sealed class ScriptedProvider(params ChatResponseUpdate[] says) : IModelProvider, IChatClient, IReranker
{
    public string Name { get; init; } = "scripted";

    /// <summary>How often it was asked.</summary>
    public int Calls { get; private set; }

    /// <summary>Whether it says nothing more once it has said everything, until it is cancelled.</summary>
    public bool Hangs { get; init; }

    public List<ChatMessage> AskedMessages { get; private set; } = [];

    public ChatOptions? AskedOptions { get; private set; }

    /// <summary>Thrown after the updates; before them where there are none.</summary>
    public Exception? Fails { get; set; }

    public IChatClient FindChat(string model) => this;

    /// <summary>What it serves as embeddings; null for none.</summary>
    public IEmbeddingGenerator<string, Embedding<float>>? Embeddings { get; init; }

    public IEmbeddingGenerator<string, Embedding<float>>? FindEmbeddings(string model) => Embeddings;

    public IReranker FindReranker(string model) => this;

    public Task<IReadOnlyList<RerankScore>> RerankAsync(string query, IReadOnlyList<string> documents, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<RerankScore>>([.. documents.Select((d, i) => new RerankScore(i, d.Contains(query, StringComparison.Ordinal) ? 1 : 0))]);

    public async Task<ChatResponse> GetResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options, CancellationToken cancellationToken) =>
        await GetStreamingResponseAsync(messages, options, cancellationToken).ToChatResponseAsync(cancellationToken);

    public async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        Calls++;
        (AskedMessages, AskedOptions) = ([.. messages], options);
        foreach (var update in says)
        {
            if (!Hangs)
            {
                await Task.Yield();
            }

            cancellationToken.ThrowIfCancellationRequested();
            yield return update;
        }

        if (Hangs)
        {
            await Task.Delay(Timeout.Infinite, cancellationToken);
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
