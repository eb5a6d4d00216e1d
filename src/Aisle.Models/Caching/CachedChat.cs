using System.Runtime.CompilerServices;
using Microsoft.Extensions.AI;

namespace Aisle.Models.Caching;

/// <summary>
/// One call's chat client before which answers are kept. Only whole answers are, which ended of themselves or in a call of a tool. Each answer that was kept is told of.
/// A question's vector is made beside the call of the model, and waited for only where something is kept that it could be near to.
/// </summary>
internal sealed class CachedChat(IChatClient inner, AnswerCache cache, AnswerCache.Question question, CacheOptions options, QuestionVectors vectors, Action hit) : DelegatingChatClient(inner)
{
    private static readonly Task<float[]?> None = Task.FromResult<float[]?>(null);

    public override async Task<ChatResponse> GetResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? asked = null, CancellationToken cancellationToken = default)
    {
        var (kept, vector) = await FindAsync(cancellationToken);
        if (kept is not null)
        {
            return kept;
        }

        var response = await base.GetResponseAsync(messages, asked, cancellationToken);
        await KeepAsync(response, vector);
        return response;
    }

    public override async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? asked = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var (kept, vector) = await FindAsync(cancellationToken);
        if (kept is not null)
        {
            foreach (var update in kept.ToChatResponseUpdates())
            {
                yield return update;
            }

            yield break;
        }

        var updates = new List<ChatResponseUpdate>();
        await foreach (var update in base.GetStreamingResponseAsync(messages, asked, cancellationToken))
        {
            updates.Add(update);
            yield return update;
        }

        await KeepAsync(updates.ToChatResponse(), vector);
    }

    private async Task<(ChatResponse? Kept, Task<float[]?> Vector)> FindAsync(CancellationToken cancellationToken)
    {
        var kept = cache.Find(question);
        var vector = kept is null && options.Similarity is not null ? vectors.OfAsync(question.Text, cancellationToken) : None;
        if (kept is null && options.Similarity is { } similarity && cache.HasNeighbours(question) && await vector is { } known)
        {
            kept = cache.FindNear(question, known, similarity);
        }

        if (kept is not null)
        {
            hit();
        }

        return (kept, vector);
    }

    private async Task KeepAsync(ChatResponse response, Task<float[]?> vector)
    {
        if (response.FinishReason == ChatFinishReason.Stop || response.FinishReason == ChatFinishReason.ToolCalls)
        {
            cache.Put(question, await vector, options, response);
        }
    }
}
