using System.Runtime.CompilerServices;
using Microsoft.Extensions.AI;

namespace Aisle.Models.Providers.InProcess;

/// <summary>
/// A chat model in this process that writes text and nothing else. What it gets must be text too; limits of tokens (estimated) and stop sequences
/// hold as with any model. Temperature and its like change nothing: the same question gets the same answer.
/// </summary>
public abstract class InProcessChat : IChatClient
{
    /// <summary>The answer, in pieces that can be shown as they come.</summary>
    protected abstract IAsyncEnumerable<string> AnswerAsync(IReadOnlyList<ChatMessage> messages, CancellationToken cancellationToken);

    public async Task<ChatResponse> GetResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default) =>
        await GetStreamingResponseAsync(messages, options, cancellationToken).ToChatResponseAsync(cancellationToken);

    public async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        IReadOnlyList<ChatMessage> all = [.. messages];
        if (WhyNot(all, options) is { } wrong)
        {
            throw new ModelFaultException(new ModelFault(ModelFaultKind.InvalidRequest, wrong));
        }

        var text = new BoundedText(options?.MaxOutputTokens, options?.StopSequences ?? []);
        await foreach (var piece in AnswerAsync(all, cancellationToken))
        {
            if (text.Add(piece) is { Length: > 0 } shown)
            {
                yield return new ChatResponseUpdate(ChatRole.Assistant, shown);
            }

            if (text.Finish is not null)
            {
                break;
            }
        }

        if (text.Flush() is { Length: > 0 } rest)
        {
            yield return new ChatResponseUpdate(ChatRole.Assistant, rest);
        }

        var (input, output) = (all.Sum(m => TokenEstimate.Of(m.Text)), text.Tokens);
        yield return new ChatResponseUpdate(ChatRole.Assistant, [new UsageContent(new UsageDetails { InputTokenCount = input, OutputTokenCount = output, TotalTokenCount = input + output })])
        {
            FinishReason = text.Finish ?? ChatFinishReason.Stop,
        };
    }

    public object? GetService(Type serviceType, object? serviceKey = null) => null;

    public void Dispose()
    {
        GC.SuppressFinalize(this);
    }

    private static string? WhyNot(IReadOnlyList<ChatMessage> messages, ChatOptions? options) =>
        messages.Any(m => m.Contents.Any(c => c is DataContent or UriContent)) ? "This model reads text only: leave images and documents out."
        : options?.ToolMode is RequiredChatToolMode ? "This model calls no tools, so none can be required of it."
        : options?.ResponseFormat is ChatResponseFormatJson ? "This model writes text, not JSON: leave the output format out."
        : null;
}
