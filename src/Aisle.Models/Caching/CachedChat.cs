using System.Runtime.CompilerServices;
using Microsoft.Extensions.AI;

namespace Aisle.Models.Caching;

/// <summary>One call's chat client before which answers are kept. Only whole answers are, which ended of themselves or in a call of a tool. Each answer that was kept is told of.</summary>
internal sealed class CachedChat(IChatClient inner, AnswerCache cache, AnswerCache.Question question, CacheOptions options, Action hit) : DelegatingChatClient(inner)
{
    public override async Task<ChatResponse> GetResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? asked = null, CancellationToken cancellationToken = default)
    {
        if (cache.Find(question, options) is { } kept)
        {
            hit();
            return kept;
        }

        var response = await base.GetResponseAsync(messages, asked, cancellationToken);
        Keep(response);
        return response;
    }

    public override async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? asked = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        if (cache.Find(question, options) is { } kept)
        {
            hit();
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

        Keep(updates.ToChatResponse());
    }

    private void Keep(ChatResponse response)
    {
        if (response.FinishReason == ChatFinishReason.Stop || response.FinishReason == ChatFinishReason.ToolCalls)
        {
            cache.Put(question, options, response);
        }
    }
}
