using System.Text.Json;
using Microsoft.Extensions.AI;

namespace Aisle.Models.Protocols.Anthropic;

/// <summary>
/// The body of Anthropic's Messages API to a <see cref="ChatCall"/>; the same body comes to InvokeModel without "model" and "stream".
/// anthropic_version may be any text: current clients send the API version there.
/// </summary>
internal static class MessagesReader
{
    public static ChatCall Read(RequestJson body, string modelId, Caller caller)
    {
        var call = ReadForCount(body, modelId, caller);
        return call.Options.MaxOutputTokens is null ? throw body.Wrong("required key [max_tokens] not found", "max_tokens") : call;
    }

    /// <summary>The same body as it comes to count_tokens, where max_tokens may be absent.</summary>
    public static ChatCall ReadForCount(RequestJson body, string modelId, Caller caller)
    {
        var options = new ChatOptions
        {
            MaxOutputTokens = body.FindInteger("max_tokens", 1, int.MaxValue),
            Temperature = body.FindNumber("temperature", 0, 1),
            TopP = body.FindNumber("top_p", 0, 1),
            TopK = body.FindInteger("top_k", 0, int.MaxValue),
            StopSequences = body.FindTexts("stop_sequences"),
        };
        ReadTools(body, options);
        if (body.TryGet("thinking", out var thinking))
        {
            options.AdditionalProperties = new() { ["thinking"] = thinking.Element.Clone() };
        }

        return new ChatCall
        {
            ModelId = modelId,
            Caller = caller,
            Messages = ReadMessages(body),
            Options = options,
            Metadata = body.TryGet("metadata", out var metadata) && metadata.FindText("user_id") is { } user
                ? new Dictionary<string, string> { ["user_id"] = user }
                : new Dictionary<string, string>(),
        };
    }

    private static List<ChatMessage> ReadMessages(RequestJson body)
    {
        var messages = new List<ChatMessage>();
        if (body.TryGet("system", out var system))
        {
            messages.Add(new ChatMessage(ChatRole.System, ReadContent(system)));
        }

        var list = body.Get("messages");
        foreach (var message in list.Items())
        {
            var content = ReadContent(message.Get("content"));
            var role = message.Text("role") switch
            {
                "assistant" => ChatRole.Assistant,
                "user" => content.Any(c => c is FunctionResultContent) ? ChatRole.Tool : ChatRole.User,
                "system" => ChatRole.System,
                var other => throw message.Get("role").Wrong($"[{other}] is not one of user, assistant"),
            };
            messages.Add(new ChatMessage(role, content));
        }

        return messages.Any(m => m.Role != ChatRole.System) ? messages : throw list.Wrong("at least one message is required");
    }

    private static List<AIContent> ReadContent(RequestJson content) =>
        content.IsText ? [new TextContent(content.Text())] : [.. content.Items().SelectMany(ReadBlock)];

    private static IEnumerable<AIContent> ReadBlock(RequestJson block)
    {
        AIContent read = block.Text("type") switch
        {
            "text" => new TextContent(block.Text("text")),
            "image" => ReadSource(block.Get("source")),
            "document" => ReadSource(block.Get("source")),
            "tool_use" => new FunctionCallContent(
                block.Text("id"), block.Text("name"), block.Get("input").ToArguments()),
            "tool_result" => new FunctionResultContent(block.Text("tool_use_id"), ReadResult(block))
            {
                Exception = block.FindFlag("is_error") == true ? new ToolFailedException() : null,
            },
            "thinking" => new TextReasoningContent(block.Text("thinking")) { ProtectedData = block.FindText("signature") },
            "redacted_thinking" => new TextReasoningContent(null) { ProtectedData = block.Text("data") },
            var other => throw block.Get("type").Wrong($"content blocks of type [{other}] are not served here"),
        };
        yield return read;
        if (block.TryGet("cache_control", out var cache))
        {
            yield return new CachePointContent { TimeToLive = cache.FindText("ttl") };
        }
    }

    private static AIContent ReadSource(RequestJson source) => source.Text("type") switch
    {
        "base64" => new DataContent(source.Get("data").Bytes(), source.Text("media_type")),
        "text" => new TextContent(source.Text("data")),
        var other => throw source.Get("type").Wrong($"sources of type [{other}] are not served here: send the bytes as base64"),
    };

    private static object? ReadResult(RequestJson block) =>
        !block.TryGet("content", out var content) ? ""
        : content.IsText ? content.Text()
        : ReadContent(content) is [TextContent only] ? only.Text
        : ReadContent(content);

    private static void ReadTools(RequestJson body, ChatOptions options)
    {
        foreach (var tool in body.FindItems("tools"))
        {
            var schema = tool.TryGet("input_schema", out var given)
                ? given.Element.Clone()
                : throw tool.Wrong("required key [input_schema] not found: only tools that the caller runs are served here", "input_schema");
            (options.Tools ??= []).Add(new ToolDeclaration(tool.Text("name"), tool.FindText("description") ?? "", schema));
        }

        if (body.TryGet("tool_choice", out var choice))
        {
            options.ToolMode = choice.Text("type") switch
            {
                "auto" => ChatToolMode.Auto,
                "any" => ChatToolMode.RequireAny,
                "none" => ChatToolMode.None,
                "tool" => ChatToolMode.RequireSpecific(choice.Text("name")),
                var other => throw choice.Get("type").Wrong($"[{other}] is not one of auto, any, tool, none"),
            };
            options.AllowMultipleToolCalls = choice.FindFlag("disable_parallel_tool_use") is { } disabled ? !disabled : null;
        }
    }
}
