using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Aisle.Assistant.Answering.Grounding;
using Aisle.Assistant.Tools.Functions;
using Microsoft.Extensions.AI;

namespace Aisle.Assistant.Rungs;

/// <summary>
/// One turn of one model: (1) it is asked, and its text is cut into sentences and checked as it streams; (2) the functions that it calls
/// run, and what they return is told to it; (3) again, until it calls no more, or a bound is reached. Throws <see cref="BrokeOffException"/>
/// where a bound is reached; what the client throws goes through.
/// </summary>
internal sealed class ModelTurn(ModelRung rung, Desk desk, IReadOnlyList<AIFunction> functions, GroundingCheck check, LadderOptions options, Usage usage)
{
    /// <summary>Characters of one step: a model that writes on without an end is stopped even where its provider does not bound it.</summary>
    private const int LongestStep = 8_000;

    private int _calls;

    public async IAsyncEnumerable<ModelSays> RunAsync(List<ChatMessage> messages, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        for (var step = 1; step <= options.Steps; step++)
        {
            var settings = new ChatOptions
            {
                MaxOutputTokens = options.OutputTokens,
                Tools = [.. functions],
                ToolMode = step < options.Steps ? ChatToolMode.Auto : ChatToolMode.None, // the last must be an answer
            };

            // 1.
            var stream = new SentenceStream();
            var written = new StringBuilder();
            var calls = new List<FunctionCallContent>();
            usage.Begin(messages);
            await foreach (var update in rung.Client.GetStreamingResponseAsync(messages, settings, cancellationToken))
            {
                usage.Received();
                foreach (var content in update.Contents)
                {
                    if (content is UsageContent used)
                    {
                        usage.Count(used.Details);
                    }
                    else if (content is FunctionCallContent call)
                    {
                        calls.Add(call);
                    }
                    else if (content is TextContent { Text: var text })
                    {
                        written.Append(text);
                        usage.Wrote(text);
                        foreach (var sentence in stream.Add(text).Where(s => !string.IsNullOrWhiteSpace(s)))
                        {
                            yield return Check(sentence);
                        }
                    }
                }

                if (usage.IsOver(rung, options) || written.Length > LongestStep)
                {
                    throw new BrokeOffException(BrokeOff.Budget);
                }
            }

            usage.End();
            if (stream.End() is { } rest && !string.IsNullOrWhiteSpace(rest))
            {
                yield return Check(rest);
            }

            if (calls.Count == 0)
            {
                yield break;
            }

            // 2.
            yield return new ModelSays.Calls();
            messages.Add(new ChatMessage(ChatRole.Assistant, [.. written.Length > 0 ? (AIContent[])[new TextContent(written.ToString())] : [], .. calls]));
            var results = new List<AIContent>();
            foreach (var call in calls)
            {
                results.Add(new FunctionResultContent(call.CallId, await CallAsync(call, cancellationToken)));
            }

            messages.Add(new ChatMessage(ChatRole.Tool, results));
        }

        // 3.
        throw new BrokeOffException(BrokeOff.Steps);
    }

    private ModelSays Check(string sentence) => new ModelSays.Sentence(check.Read(sentence));

    /// <summary>What goes wrong with a call is told to the model in words, so that it can do better.</summary>
    private async Task<string> CallAsync(FunctionCallContent call, CancellationToken cancellationToken)
    {
        if (++_calls > options.Calls)
        {
            throw new BrokeOffException(BrokeOff.Steps);
        }

        if (functions.FirstOrDefault(f => f.Name == call.Name) is not { } function)
        {
            desk.Turn.Traces("refused", call.Name.Length <= 60 ? call.Name : call.Name[..60]);
            return Refusal($"There is no tool of that name. The tools are {string.Join(", ", functions.Select(f => f.Name))}.");
        }

        if (call.Exception is not null || call.Arguments is null)
        {
            return Refusal($"The arguments of {call.Name} were no JSON object.");
        }

        if (ArgumentCheck.FaultOf(function, call.Arguments) is { } fault)
        {
            return Refusal(fault);
        }

        try
        {
            var result = await function.InvokeAsync(new AIFunctionArguments(call.Arguments), cancellationToken);
            return result is JsonElement { ValueKind: JsonValueKind.String } text ? text.GetString()! : result?.ToString() ?? "";
        }
        catch (UnknownProductException e)
        {
            return Refusal(e.Message);
        }
    }

    private static string Refusal(string why) => Desk.Write(new JsonObject { ["error"] = why });
}

/// <summary>What a model does that its answer is made of.</summary>
internal abstract record ModelSays
{
    private ModelSays()
    {
    }

    public sealed record Sentence(Checked Checked) : ModelSays;

    /// <summary>It calls functions: what it said before was on the way.</summary>
    public sealed record Calls : ModelSays;
}
