using System.Runtime.CompilerServices;
using Aisle.Models.Routing;
using Microsoft.Extensions.AI;

namespace Aisle.Models.InvocationLogs;

/// <summary>One call's chat client that is written down when it ends, however it ends.</summary>
internal sealed class LoggedChat(IChatClient inner, InvocationLog log, ChatCall call, ModelEntry model) : DelegatingChatClient(inner)
{
    private readonly long _started = TimeProvider.System.GetTimestamp();

    public override async Task<ChatResponse> GetResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
    {
        try
        {
            var response = await base.GetResponseAsync(messages, options, cancellationToken);
            Write(response, null);
            return response;
        }
        catch (ModelFaultException e)
        {
            Write(null, e.Fault);
            throw;
        }
    }

    public override async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var (updates, fault) = (new List<ChatResponseUpdate>(), (ModelFault?)null);
        await using var inner = base.GetStreamingResponseAsync(messages, options, cancellationToken).GetAsyncEnumerator(cancellationToken);
        try
        {
            while (true)
            {
                try
                {
                    if (!await inner.MoveNextAsync())
                    {
                        break;
                    }
                }
                catch (ModelFaultException e)
                {
                    fault = e.Fault;
                    throw;
                }

                updates.Add(inner.Current);
                yield return inner.Current;
            }
        }
        finally
        {
            Write(updates.Count > 0 ? updates.ToChatResponse() : null, fault);
        }
    }

    private void Write(ChatResponse? answer, ModelFault? fault) => log.Write(call, model, answer, fault, TimeProvider.System.GetElapsedTime(_started));
}
