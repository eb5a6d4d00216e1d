using System.ClientModel;
using System.ClientModel.Primitives;
using System.Collections.Concurrent;
using Aisle.Models.PassThrough;
using Microsoft.Extensions.AI;
using OpenAI;

namespace Aisle.Models.Providers;

/// <summary>
/// Anything that speaks OpenAI's protocol: OpenAI itself, vLLM, llama.cpp, Ollama, DeepSeek and the rest. Through OpenAI's own client, but for the chunks of streams.
/// </summary>
internal sealed class OpenAIProvider : IModelProvider
{
    private readonly OpenAIClient _client;
    private readonly ConcurrentDictionary<string, IChatClient> _chat = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, IEmbeddingGenerator<string, Embedding<float>>> _embeddings = new(StringComparer.Ordinal);
    private readonly OpenAIReranker _reranker;
    private readonly HttpPassThrough _pass;

    public OpenAIProvider(string name, Uri url, string key, ProviderHttp http)
    {
        Name = name;
        _client = new OpenAIClient(new ApiKeyCredential(key), new OpenAIClientOptions
        {
            Endpoint = url,
            Transport = new HttpClientPipelineTransport(http.Client),
            RetryPolicy = new ClientRetryPolicy(0), // trying again is the router's business
            NetworkTimeout = Timeout.InfiniteTimeSpan, // so is time
        });
        _reranker = new OpenAIReranker(url, key, http.Client);
        _pass = new HttpPassThrough(http.Invoker, new Uri(url.AbsoluteUri.TrimEnd('/') + "/chat/completions"), "Authorization", "Bearer " + key, []);
    }

    public string Name { get; }

    public IChatClient FindChat(string model) => _chat.GetOrAdd(model, m => new FaultReadingChat(new DivertedStreams(_client.GetChatClient(m).AsIChatClient())));

    public IEmbeddingGenerator<string, Embedding<float>> FindEmbeddings(string model) =>
        _embeddings.GetOrAdd(model, m => new FaultReadingEmbeddings(_client.GetEmbeddingClient(m).AsIEmbeddingGenerator()));

    public IReranker FindReranker(string model) => _reranker.For(model);

    public IPassThrough? FindPassThrough(Dialect dialect, string model) => dialect == Dialect.ChatCompletions ? _pass : null;
}
