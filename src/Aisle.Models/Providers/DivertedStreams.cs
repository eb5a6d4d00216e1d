using System.Net;
using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using Microsoft.Extensions.AI;

namespace Aisle.Models.Providers;

/// <summary>
/// OpenAI's kept client, but for the chunks of a stream: it writes the request, adds what it adds, sends it, and reads what is no stream; a stream's chunks are read by
/// <see cref="ChatChunks"/>. The kept client makes a document of each chunk, which was more than half of what a translated stream cost.
/// </summary>
internal sealed class DivertedStreams(IChatClient kept) : DelegatingChatClient(kept)
{
    private static readonly AsyncLocal<Diversion?> Wanted = new();

    public override async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        using var diversion = new Diversion();
        foreach (var update in await AskAsync(diversion, messages, options, cancellationToken))
        {
            yield return update; // of an answer that was not diverted
        }

        if (diversion.Response is not { } response)
        {
            yield break;
        }

        var chunks = new ChatChunks();
        await using var stream = await response.Content.ReadAsStreamAsync(cancellationToken);
        await foreach (var item in SseParser.Create(stream, (_, data) => chunks.Read(data)).EnumerateAsync(cancellationToken))
        {
            if (chunks.Ended)
            {
                break;
            }

            yield return item.Data;
        }

        if (chunks.Last() is { } last)
        {
            yield return last;
        }
    }

    /// <summary>An iterator has no execution context of its own, so what the handler is to see is set here.</summary>
    private async Task<List<ChatResponseUpdate>> AskAsync(Diversion diversion, IEnumerable<ChatMessage> messages, ChatOptions? options, CancellationToken cancellationToken)
    {
        Wanted.Value = diversion;
        return await base.GetStreamingResponseAsync(messages, options, cancellationToken).ToListAsync(cancellationToken);
    }

    private sealed class Diversion : IDisposable
    {
        public HttpResponseMessage? Response { get; set; }

        public void Dispose() => Response?.Dispose();
    }

    /// <summary>Keeps a stream that is wanted, and tells the kept client that it is at its end. What is no stream goes on to it: it knows what is wrong.</summary>
    internal sealed class Handler(HttpMessageHandler inner) : DelegatingHandler(inner)
    {
        private static readonly byte[] Done = "data: [DONE]\n\n"u8.ToArray();

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var response = await base.SendAsync(request, cancellationToken);
            if (Wanted.Value is not { } diversion || response.StatusCode != HttpStatusCode.OK || response.Content.Headers.ContentType?.MediaType != "text/event-stream")
            {
                return response;
            }

            diversion.Response = response;
            return new HttpResponseMessage
            {
                RequestMessage = request,
                Content = new StreamContent(new BoundedAnswer(new MemoryStream(Done), null)) { Headers = { ContentType = response.Content.Headers.ContentType } }, // as from a network: it can't be rewound
            };
        }
    }
}
