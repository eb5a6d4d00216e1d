using Microsoft.Extensions.AI;

namespace Aisle.Models.Protocols.OpenAI;

/// <summary>
/// The body of OpenAI's POST /responses to a <see cref="ChatCall"/>. Nothing is kept here: the whole conversation stands in "input", and what
/// would need a memory or tools of the server's own is refused.
/// </summary>
internal static class ResponsesReader
{
    public static ChatCall Read(RequestJson body, string modelId, Caller caller)
    {
        foreach (var member in (string[])["previous_response_id", "conversation"])
        {
            if (body.TryGet(member, out var stateful))
            {
                throw stateful.Wrong("responses are not kept here; send the whole conversation in input");
            }
        }

        if (body.FindFlag("background") == true)
        {
            throw body.Get("background").Wrong("responses in the background are not served here");
        }

        var options = new ChatOptions
        {
            MaxOutputTokens = body.FindInteger("max_output_tokens", 1, int.MaxValue),
            Temperature = body.FindNumber("temperature", 0, 2),
            TopP = body.FindNumber("top_p", 0, 1),
            AllowMultipleToolCalls = body.FindFlag("parallel_tool_calls"),
            ResponseFormat = body.TryGet("text", out var text) && text.TryGet("format", out var format) ? ReadFormat(format) : null,
        };
        ReadTools(body, options);
        if (body.TryGet("reasoning", out var reasoning) && reasoning.FindText("effort") is { } effort)
        {
            options.AdditionalProperties = new() { ["reasoning_effort"] = effort };
        }

        return new ChatCall
        {
            ModelId = modelId,
            Caller = caller,
            Messages = ReadMessages(body),
            Options = options,
            SessionId = body.FindText("prompt_cache_key"),
            Metadata = body.FindLabels("metadata"),
        };
    }

    private static List<ChatMessage> ReadMessages(RequestJson body)
    {
        var messages = new List<ChatMessage>();
        if (body.FindText("instructions") is { Length: > 0 } instructions)
        {
            messages.Add(new ChatMessage(ChatRole.System, instructions));
        }

        var input = body.Get("input");
        if (input.IsText)
        {
            messages.Add(new ChatMessage(ChatRole.User, input.Text()));
            return messages;
        }

        var before = messages.Count;
        messages.AddRange(input.Items().Select(ReadItem));
        return messages.Count > before ? messages : throw input.Wrong("at least one item is required");
    }

    private static ChatMessage ReadItem(RequestJson item) => (item.FindText("type") ?? "message") switch
    {
        "message" => new ChatMessage(ReadRole(item), ChatReader.ReadContent(item)),
        "function_call" => new ChatMessage(ChatRole.Assistant, [ChatReader.ReadFunctionCall(item.Text("call_id"), item)]),
        "function_call_output" => new ChatMessage(ChatRole.Tool, [new FunctionResultContent(item.Text("call_id"), ReadOutput(item.Get("output")))]),
        "reasoning" => new ChatMessage(ChatRole.Assistant, [.. item.FindItems("summary").Select(s => new TextReasoningContent(s.Text("text")))]),
        var other => throw item.Get("type").Wrong($"input items of type [{other}] are not served here"),
    };

    private static string ReadOutput(RequestJson output) => output.IsText ? output.Text() : string.Concat(output.Items().Select(part => part.Text("text")));

    private static ChatRole ReadRole(RequestJson item) => item.Text("role") switch
    {
        "user" => ChatRole.User,
        "assistant" => ChatRole.Assistant,
        "system" or "developer" => ChatRole.System,
        var other => throw item.Get("role").Wrong($"[{other}] is not one of user, assistant, system, developer"),
    };

    private static void ReadTools(RequestJson body, ChatOptions options)
    {
        foreach (var tool in body.FindItems("tools"))
        {
            if (tool.Text("type") is not "function" and var other)
            {
                throw tool.Get("type").Wrong($"tools of type [{other}] are not served here; only function");
            }

            (options.Tools ??= []).Add(ChatReader.ReadFunction(tool));
        }

        if (body.TryGet("tool_choice", out var choice))
        {
            options.ToolMode = ChatReader.ReadToolChoice(choice, named => named.Text("name"));
        }
    }

    private static ChatResponseFormat ReadFormat(RequestJson format) => format.Text("type") switch
    {
        "text" => ChatResponseFormat.Text,
        "json_object" => ChatResponseFormat.Json,
        "json_schema" => ChatResponseFormat.ForJsonSchema(format.Get("schema").Element.Clone(), format.FindText("name"), format.FindText("description")),
        var other => throw format.Get("type").Wrong($"[{other}] is not one of text, json_object, json_schema"),
    };
}
