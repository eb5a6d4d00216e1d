using Microsoft.Extensions.AI;

namespace Aisle.Models.Routing;

/// <summary>One call's chat client that stands for all targets of its model.</summary>
internal sealed class RoutedChat(Failover failover, RoutingOptions routing, IReadOnlyList<ModelTarget> targets, Func<ModelTarget, IChatClient> open) : IChatClient
{
    public Task<ChatResponse> GetResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default) =>
        failover.CallAsync(routing, targets, (target, token) => open(target).GetResponseAsync(messages, options, token), cancellationToken);

    public IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default) =>
        failover.StreamAsync(routing, targets, (target, token) => open(target).GetStreamingResponseAsync(messages, options, token), cancellationToken);

    public object? GetService(Type serviceType, object? serviceKey = null) => null;

    public void Dispose()
    {
    }
}
