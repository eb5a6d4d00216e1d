using System.Runtime.CompilerServices;
using Aisle.Models;
using Microsoft.Extensions.AI;

namespace Aisle.Server.Rungs;

/// <summary>A model of the model service as the assistant sees models. It is asked for at the first call, when the service is whole.</summary>
internal sealed class GatewayChat(Func<ModelGateway> gateway, string model) : IChatClient
{
    /// <summary>Under which the usage is metered.</summary>
    private static readonly Caller Assistant = new("aisle-assistant", "assistant");

    public Task<ChatResponse> GetResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default) =>
        gateway().CompleteAsync(CallOf(messages, options), cancellationToken);

    public async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        await foreach (var update in gateway().StreamAsync(CallOf(messages, options), cancellationToken))
        {
            yield return update;
        }
    }

    public object? GetService(Type serviceType, object? serviceKey = null) => null;

    public void Dispose()
    {
        // The gateway is the service's.
    }

    private ChatCall CallOf(IEnumerable<ChatMessage> messages, ChatOptions? options) =>
        new() { ModelId = model, Caller = Assistant, Messages = [.. messages], Options = options ?? new ChatOptions() };
}
