using System.Collections.Concurrent;
using Aisle.Models.PassThrough;
using Anthropic;
using Anthropic.Bedrock;
using Microsoft.Extensions.AI;

namespace Aisle.Models.Providers;

/// <summary>Anthropic's models, at Anthropic or on Amazon Bedrock, through Anthropic's own client. They answer chats; neither place serves embeddings in this protocol.</summary>
internal sealed class AnthropicProvider(string name, IAnthropicClient client, IPassThrough? pass = null) : IModelProvider
{
    /// <summary>The protocol requires a limit; this one holds where the caller gives none.</summary>
    private const int UsualMaxTokens = 4_096;

    private static readonly Uri Own = new("https://api.anthropic.com");

    private readonly ConcurrentDictionary<string, IChatClient> _chat = new(StringComparer.Ordinal);

    public string Name => name;

    /// <param name="name">As the configuration names it.</param>
    /// <param name="url">Null for Anthropic's own.</param>
    /// <param name="key">Its API key.</param>
    /// <param name="http">Shared connections.</param>
    public static AnthropicProvider AtAnthropic(string name, Uri? url, string key, ProviderHttp http)
    {
        var client = new AnthropicClient { ApiKey = key, HttpClient = http.Client, MaxRetries = 0, Timeout = Timeout.InfiniteTimeSpan }; // the router tries again, and keeps the time
        var messages = new Uri((url ?? Own).AbsoluteUri.TrimEnd('/') + "/v1/messages");
        return new AnthropicProvider(
            name,
            url is null ? client : client.WithOptions(o => o with { BaseUrl = url.AbsoluteUri.TrimEnd('/') }),
            new HttpPassThrough(http.Invoker, messages, "x-api-key", key, [KeyValuePair.Create("anthropic-version", "2023-06-01")]));
    }

    /// <param name="name">As the configuration names it.</param>
    /// <param name="url">Null for the region's own endpoint.</param>
    /// <param name="credentials">A key pair or an API key, with the region.</param>
    /// <param name="http">Shared connections.</param>
    public static AnthropicProvider OnBedrock(string name, Uri? url, IAnthropicBedrockCredentials credentials, ProviderHttp http)
    {
        IAnthropicClient client = new AnthropicBedrockClient(credentials) { HttpClient = http.Client, MaxRetries = 0, Timeout = Timeout.InfiniteTimeSpan };
        return new AnthropicProvider(name, url is null ? client : client.WithOptions(o => o with { BaseUrl = url.AbsoluteUri.TrimEnd('/') }));
    }

    public IChatClient FindChat(string model) =>
        _chat.GetOrAdd(model, m => new FaultReadingChat(new AnthropicRequests(client.AsIChatClient(m, UsualMaxTokens), m, UsualMaxTokens)));

    public IEmbeddingGenerator<string, Embedding<float>>? FindEmbeddings(string model) => null;

    public IReranker? FindReranker(string model) => null;

    public IPassThrough? FindPassThrough(Dialect dialect, string model) => dialect == Dialect.Messages ? pass : null;
}
