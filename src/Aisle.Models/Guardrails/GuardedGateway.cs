using System.Runtime.CompilerServices;
using Microsoft.Extensions.AI;

namespace Aisle.Models.Guardrails;

/// <summary>
/// The gateway behind a call's guardrail: (1) what goes in is assessed, and a blocked one never reaches a model; (2) what is to be hidden
/// is hidden from the model too; (3) the answer is assessed, whole or in windows; (4) what was found travels with the answer. Calls without a
/// guardrail pass untouched. Reasoning and tool arguments are not assessed.
/// </summary>
internal sealed class GuardedGateway(ModelGateway gateway, GuardrailStore guardrails)
{
    public async Task<ChatResponse> CompleteAsync(ChatCall call, CancellationToken cancellationToken)
    {
        if (call.Guardrail is not { } reference)
        {
            return await gateway.CompleteAsync(call, cancellationToken);
        }

        var (engine, conversation, input) = Begin(call, reference);
        if (input.Blocked)
        {
            return Said(engine.Guardrail.BlockedInput, new GuardrailTrace(engine.Guardrail, input, [], reference.Trace), new UsageDetails());
        }

        var response = await gateway.CompleteAsync(call with { Messages = conversation.Masked(input) }, cancellationToken);
        var texts = response.Messages.SelectMany(m => m.Contents).OfType<TextContent>().ToList();
        var output = engine.Assess([.. texts.Select(t => new GuardedText(t.Text)), .. conversation.Evidence], GuardrailSource.Output);
        var trace = new GuardrailTrace(engine.Guardrail, input, [output], reference.Trace);
        if (output.Blocked)
        {
            return Said(engine.Guardrail.BlockedOutput, trace, response.Usage);
        }

        for (var i = 0; i < texts.Count; i++)
        {
            texts[i].Text = MaskedSpan.Apply(texts[i].Text, output.Masks[i]);
        }

        response.FinishReason = output.Masked ? GuardrailTrace.Intervened : response.FinishReason;
        (response.AdditionalProperties ??= [])[GuardrailTrace.Key] = trace;
        return response;
    }

    public IAsyncEnumerable<ChatResponseUpdate> StreamAsync(ChatCall call, CancellationToken cancellationToken) =>
        call.Guardrail is { } reference ? StreamAsync(call, reference, cancellationToken) : gateway.StreamAsync(call, cancellationToken);

    private async IAsyncEnumerable<ChatResponseUpdate> StreamAsync(
        ChatCall call, GuardrailReference reference, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var (engine, conversation, input) = Begin(call, reference);
        if (input.Blocked)
        {
            yield return Text(engine.Guardrail.BlockedInput);
            yield return Last(GuardrailTrace.Intervened, []);
            yield break;
        }

        var window = new AnswerWindow(engine, conversation.Evidence);
        var asynchronous = reference.Asynchronous && !engine.MasksAnswers;
        ChatFinishReason? finish = null;
        await foreach (var update in gateway.StreamAsync(call with { Messages = conversation.Masked(input) }, cancellationToken))
        {
            finish = update.FinishReason ?? finish;
            foreach (var content in update.Contents)
            {
                var text = content is TextContent { Text: var piece } ? window.Add(piece) : content is FunctionCallContent ? window.Flush() : "";
                if (window.Blocked)
                {
                    break;
                }

                if (text.Length > 0 && !asynchronous)
                {
                    yield return Text(text);
                }

                if (asynchronous || content is not TextContent)
                {
                    yield return new ChatResponseUpdate(ChatRole.Assistant, [content]);
                }
            }

            if (window.Blocked)
            {
                break; // leaving the loop cancels the provider
            }
        }

        var rest = window.Blocked ? "" : window.Flush();
        if (window.Blocked)
        {
            yield return Text(engine.Guardrail.BlockedOutput);
        }
        else if (rest.Length > 0 && !asynchronous)
        {
            yield return Text(rest);
        }

        yield return Last(window.Blocked || window.Verdicts.Any(v => v.Masked) ? GuardrailTrace.Intervened : finish, window.Verdicts);

        ChatResponseUpdate Last(ChatFinishReason? reason, IReadOnlyList<GuardrailVerdict> outputs) => new(ChatRole.Assistant, [])
        {
            FinishReason = reason,
            AdditionalProperties = new() { [GuardrailTrace.Key] = new GuardrailTrace(engine.Guardrail, input, outputs, reference.Trace) },
        };
    }

    private (GuardrailEngine Engine, GuardedConversation Conversation, GuardrailVerdict Input) Begin(ChatCall call, GuardrailReference reference)
    {
        var engine = guardrails.FindEngine(GuardrailArn.IdOf(reference.Id), reference.Version) ?? throw new ModelFaultException(new ModelFault(
            ModelFaultKind.InvalidRequest,
            $"The guardrail identifier or version provided in the request does not exist: {reference.Id}, version {reference.Version}.",
            Parameter: "guardrailIdentifier"));
        var conversation = new GuardedConversation(call.Messages);
        return (engine, conversation, engine.Assess(conversation.Texts, GuardrailSource.Input));
    }

    private static ChatResponse Said(string text, GuardrailTrace trace, UsageDetails? usage) => new(new ChatMessage(ChatRole.Assistant, text))
    {
        FinishReason = GuardrailTrace.Intervened,
        Usage = usage,
        AdditionalProperties = new() { [GuardrailTrace.Key] = trace },
    };

    private static ChatResponseUpdate Text(string text) => new(ChatRole.Assistant, text);
}
