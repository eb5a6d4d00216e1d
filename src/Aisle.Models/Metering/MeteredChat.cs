using System.Runtime.CompilerServices;
using Aisle.Models.Routing;
using Microsoft.Extensions.AI;

namespace Aisle.Models.Metering;

/// <summary>One call's chat client that is metered. Where the provider counts no tokens, or the caller went away before it did, they are estimated.</summary>
internal sealed class MeteredChat(IChatClient inner, Func<Meter.Running> start, ChatCall call, ModelTarget target) : DelegatingChatClient(inner)
{
    public override async Task<ChatResponse> GetResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
    {
        using var running = start();
        var response = await base.GetResponseAsync(messages, options.Within(call, target), cancellationToken);
        running.Succeeded = true;
        running.Usage.Add(response.Usage ?? Estimate(TokenEstimate.Of(response.Text)));
        return response;
    }

    public override async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        using var running = start();
        var (shown, counted) = (0, false);
        try
        {
            await foreach (var update in base.GetStreamingResponseAsync(messages, options.Within(call, target), cancellationToken))
            {
                foreach (var content in update.Contents)
                {
                    if (content is UsageContent usage)
                    {
                        running.Usage.Add(usage.Details);
                        counted = true;
                    }
                    else if (content is TextContent text)
                    {
                        shown += text.Text.Length;
                    }
                }

                yield return update;
            }

            running.Succeeded = true;
        }
        finally
        {
            if (!counted && (shown > 0 || running.Succeeded))
            {
                running.Usage.Add(Estimate(shown / TokenEstimate.BytesPerToken));
            }
        }
    }

    private UsageDetails Estimate(int output) => new() { InputTokenCount = TokenEstimate.Of(call), OutputTokenCount = output };
}
