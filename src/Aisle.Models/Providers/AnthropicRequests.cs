using System.Text.Json;
using Anthropic.Models.Messages;
using Microsoft.Extensions.AI;

namespace Aisle.Models.Providers;

/// <summary>
/// What Anthropic's client has no option for, said so that it is sent all the same: temperature, top_p and top_k, which only older models take, and the
/// caller's own fields, such as "thinking".
/// </summary>
internal sealed class AnthropicRequests(IChatClient inner, string model, int usualMaxTokens) : DelegatingChatClient(inner)
{
    private static readonly Dictionary<string, JsonElement> None = [];

    public override Task<ChatResponse> GetResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default) =>
        base.GetResponseAsync(messages, With(options), cancellationToken);

    public override IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default) =>
        base.GetStreamingResponseAsync(messages, With(options), cancellationToken);

    private ChatOptions? With(ChatOptions? options)
    {
        if (options is null)
        {
            return null;
        }

        var fields = new Dictionary<string, JsonElement>(StringComparer.Ordinal);
        foreach (var (name, value) in options.AdditionalProperties ?? [])
        {
            if (value is JsonElement element)
            {
                fields[name] = element;
            }
        }

        Set("temperature", options.Temperature);
        Set("top_p", options.TopP);
        Set("top_k", options.TopK);
        if (fields.Count == 0)
        {
            return options;
        }

        Set("model", model);
        Set("max_tokens", options.MaxOutputTokens ?? usualMaxTokens);
        fields["messages"] = JsonSerializer.SerializeToElement(Array.Empty<string>()); // the client writes them over
        var told = options.Clone();
        told.RawRepresentationFactory = _ => MessageCreateParams.FromRawUnchecked(None, None, fields);
        return told;

        void Set<T>(string name, T value)
        {
            if (value is not null)
            {
                fields[name] = JsonSerializer.SerializeToElement(value);
            }
        }
    }
}
