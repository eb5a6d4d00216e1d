using System.Text;
using System.Text.Json;
using Microsoft.Extensions.AI;

namespace Aisle.Models.Protocols.OpenAI;

/// <summary>The body of OpenAI's chat completions to a <see cref="ChatCall"/>; AI21, DeepSeek V3, Qwen and others take the same shape on Bedrock.</summary>
internal static class ChatReader
{
    public static ChatCall Read(RequestJson body, string modelId, Caller caller)
    {
        if (body.FindInteger("n", 1, 128) is > 1)
        {
            throw body.Get("n").Wrong("only one choice is served here");
        }

        var options = new ChatOptions
        {
            MaxOutputTokens = body.FindInteger("max_completion_tokens", 1, int.MaxValue) ?? body.FindInteger("max_tokens", 1, int.MaxValue),
            Temperature = body.FindNumber("temperature", 0, 2),
            TopP = body.FindNumber("top_p", 0, 1),
            FrequencyPenalty = body.FindNumber("frequency_penalty", -2, 2),
            PresencePenalty = body.FindNumber("presence_penalty", -2, 2),
            Seed = body.TryGet("seed", out var seed) && seed.Element.TryGetInt64(out var number) ? number : null,
            StopSequences = body.TryGet("stop", out var stop) ? stop.IsText ? [stop.Text()] : body.FindTexts("stop") : null,
            AllowMultipleToolCalls = body.FindFlag("parallel_tool_calls"),
            ResponseFormat = body.TryGet("response_format", out var format) ? ReadFormat(format) : null,
        };
        ReadTools(body, options);
        if (body.FindText("reasoning_effort") is { } effort)
        {
            options.AdditionalProperties = new() { ["reasoning_effort"] = effort };
        }

        return new ChatCall
        {
            ModelId = modelId,
            Caller = caller,
            Messages = ReadMessages(body.Get("messages")),
            Options = options,
            SessionId = body.FindText("prompt_cache_key"),
            Metadata = body.FindLabels("metadata"),
        };
    }

    private static List<ChatMessage> ReadMessages(RequestJson list)
    {
        var messages = list.Items().Select(ReadMessage).ToList();
        return messages.Count > 0 ? messages : throw list.Wrong("at least one message is required");
    }

    private static ChatMessage ReadMessage(RequestJson message)
    {
        var role = message.Text("role");
        switch (role)
        {
            case "system" or "developer":
                return new ChatMessage(ChatRole.System, ReadContent(message));
            case "user":
                return new ChatMessage(ChatRole.User, ReadContent(message));
            case "tool":
                return new ChatMessage(ChatRole.Tool, [new FunctionResultContent(message.Text("tool_call_id"), string.Concat(ReadContent(message).OfType<TextContent>().Select(t => t.Text)))]);
            case "assistant":
                var content = message.TryGet("content", out _) ? ReadContent(message) : [];
                content.AddRange(message.FindItems("tool_calls").Select(ReadToolCall));
                return new ChatMessage(ChatRole.Assistant, content);
            default:
                throw message.Get("role").Wrong($"[{role}] is not one of system, developer, user, assistant, tool");
        }
    }

    public static List<AIContent> ReadContent(RequestJson message)
    {
        var content = message.Get("content");
        return content.IsText ? [new TextContent(content.Text())] : [.. content.Items().Select(ReadPart)];
    }

    private static AIContent ReadPart(RequestJson part) => part.Text("type") switch
    {
        "text" or "input_text" or "output_text" => new TextContent(part.Text("text")),
        "refusal" => new TextContent(part.Text("refusal")),
        "image_url" => ReadDataUri(part.Get("image_url").Get("url")),
        "input_image" => ReadDataUri(part.Get("image_url")),
        "file" => ReadDataUri(part.Get("file").Get("file_data")),
        var other => throw part.Get("type").Wrong($"content parts of type [{other}] are not served here"),
    };

    /// <summary>Only data URIs: a URL would have this server fetch what a caller names.</summary>
    private static DataContent ReadDataUri(RequestJson uri)
    {
        var text = uri.Text();
        try
        {
            return text.StartsWith("data:", StringComparison.OrdinalIgnoreCase)
                ? new DataContent(text)
                : throw uri.Wrong("must be a data: URI with the bytes in base64; other URLs are not fetched");
        }
        catch (Exception e) when (e is FormatException or ArgumentException or UriFormatException)
        {
            throw uri.Wrong("is no valid data: URI");
        }
    }

    private static FunctionCallContent ReadToolCall(RequestJson call) => ReadFunctionCall(call.Text("id"), call.Get("function"));

    /// <param name="id">Of the call.</param>
    /// <param name="function">Has the members "name" and "arguments".</param>
    public static FunctionCallContent ReadFunctionCall(string id, RequestJson function)
    {
        var arguments = function.FindText("arguments") is { Length: > 0 } text ? text : "{}";
        try
        {
            var parsed = RequestJson.Parse(Encoding.UTF8.GetBytes(arguments), out var document);
            using (document)
            {
                return new FunctionCallContent(id, function.Text("name"), parsed.ToArguments());
            }
        }
        catch (ModelFaultException)
        {
            throw function.Get("arguments").Wrong("must be a JSON object in a string");
        }
    }

    private static void ReadTools(RequestJson body, ChatOptions options)
    {
        foreach (var tool in body.FindItems("tools"))
        {
            (options.Tools ??= []).Add(ReadFunction(tool.Get("function")));
        }

        if (body.TryGet("tool_choice", out var choice))
        {
            options.ToolMode = ReadToolChoice(choice, named => named.Get("function").Text("name"));
        }
    }

    public static ToolDeclaration ReadFunction(RequestJson function) => new(
        function.Text("name"),
        function.FindText("description") ?? "",
        function.TryGet("parameters", out var parameters) ? parameters.Element.Clone() : EmptySchema,
        function.FindFlag("strict"));

    /// <param name="choice">A word, or an object that names a function.</param>
    /// <param name="nameOf">Where that name stands.</param>
    public static ChatToolMode ReadToolChoice(RequestJson choice, Func<RequestJson, string> nameOf) => !choice.IsText
        ? ChatToolMode.RequireSpecific(nameOf(choice))
        : choice.Text() switch
        {
            "auto" => ChatToolMode.Auto,
            "none" => ChatToolMode.None,
            "required" or "any" => ChatToolMode.RequireAny, // "any" is Mistral's word
            var other => throw choice.Wrong($"[{other}] is not one of auto, none, required"),
        };

    private static ChatResponseFormat ReadFormat(RequestJson format) => format.Text("type") switch
    {
        "text" => ChatResponseFormat.Text,
        "json_object" => ChatResponseFormat.Json,
        "json_schema" => ChatResponseFormat.ForJsonSchema(
            format.Get("json_schema").Get("schema").Element.Clone(), format.Get("json_schema").FindText("name"), format.Get("json_schema").FindText("description")),
        var other => throw format.Get("type").Wrong($"[{other}] is not one of text, json_object, json_schema"),
    };

    private static readonly JsonElement EmptySchema = JsonDocument.Parse("""{"type":"object","properties":{}}""").RootElement;
}
