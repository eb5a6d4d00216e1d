using Microsoft.Extensions.AI;

namespace Aisle.Models.Protocols.Bedrock.Converse;

/// <summary>ConverseRequest and ConverseStreamRequest (Amazon Bedrock Runtime API) to a <see cref="ChatCall"/>.</summary>
internal static class ConverseReader
{
    public static ChatCall Read(RequestJson body, string modelId, Caller caller)
    {
        var options = new ChatOptions();
        if (body.TryGet("inferenceConfig", out var inference))
        {
            options.MaxOutputTokens = inference.FindInteger("maxTokens", 1, int.MaxValue);
            options.Temperature = inference.FindNumber("temperature", 0, 1);
            options.TopP = inference.FindNumber("topP", 0, 1);
            options.StopSequences = inference.FindTexts("stopSequences");
        }

        if (body.TryGet("toolConfig", out var tools))
        {
            ReadTools(tools, options);
        }

        if (body.TryGet("additionalModelRequestFields", out var fields))
        {
            options.AdditionalProperties = new AdditionalPropertiesDictionary(fields.ToArguments());
        }

        if (body.TryGet("outputConfig", out var output) && output.TryGet("textFormat", out var format))
        {
            options.ResponseFormat = ReadFormat(format);
        }

        return new ChatCall
        {
            ModelId = modelId,
            Caller = caller,
            Messages = ReadMessages(body),
            Options = options,
            Guardrail = body.TryGet("guardrailConfig", out var guardrail) ? ReadGuardrail(guardrail) : null,
            Metadata = body.FindLabels("requestMetadata"),
        };
    }

    private static List<ChatMessage> ReadMessages(RequestJson body)
    {
        var messages = new List<ChatMessage>();
        var system = body.FindItems("system").SelectMany(ConverseContent.Read).ToList();
        if (system.Count > 0)
        {
            messages.Add(new ChatMessage(ChatRole.System, system));
        }

        if (!body.TryGet("messages", out var list) || !list.Items().Any())
        {
            throw body.Wrong("The value at messages is empty. Provide a value at messages that is not empty", "messages");
        }

        foreach (var message in list.Items())
        {
            var role = message.OneOf("role", "user", "assistant", "system") switch
            {
                "user" => ChatRole.User,
                "assistant" => ChatRole.Assistant,
                _ => ChatRole.System,
            };
            var content = message.Get("content").Items().SelectMany(ConverseContent.Read).ToList();
            if (content.Count == 0)
            {
                throw message.Get("content").Wrong("The content field is empty. Add a content block");
            }

            CheckResults(message, content, messages.LastOrDefault());

            messages.Add(new ChatMessage(content.Any(c => c is FunctionResultContent) ? ChatRole.Tool : role, content));
        }

        if (!body.TryGet("toolConfig", out _) && messages.Exists(m => m.Contents.Any(c => c is FunctionCallContent or FunctionResultContent)))
        {
            throw body.Wrong("The toolConfig field must be defined when using toolUse and toolResult content blocks", "toolConfig");
        }

        if (messages.FirstOrDefault(m => m.Role != ChatRole.System)?.Role == ChatRole.Assistant)
        {
            throw list.Wrong("A conversation must start with a user message. Try again with a conversation that starts with a user message");
        }

        return messages;
    }

    /// <summary>Results answer the calls of the turn before them, each its own: providers refuse what does not fit with words that say less.</summary>
    private static void CheckResults(RequestJson message, List<AIContent> content, ChatMessage? before)
    {
        var calls = before?.Contents.OfType<FunctionCallContent>().Select(c => c.CallId).ToList() ?? [];
        var results = content.OfType<FunctionResultContent>().Select(r => r.CallId).ToList();
        if (results.Exists(id => !calls.Contains(id)))
        {
            throw message.Get("content").Wrong("The number of toolResult blocks exceeds the number of toolUse blocks of previous turn");
        }

        if (calls.Where(id => !results.Contains(id)).ToList() is { Count: > 0 } missing)
        {
            throw message.Get("content").Wrong($"Expected toolResult blocks for the following Ids: {string.Join(", ", missing)}");
        }
    }

    private static void ReadTools(RequestJson config, ChatOptions options)
    {
        options.Tools = [];
        foreach (var tool in config.Get("tools").Items())
        {
            if (tool.TryGet("toolSpec", out var spec))
            {
                options.Tools.Add(new ToolDeclaration(
                    spec.Text("name"), spec.FindText("description") ?? "", spec.Get("inputSchema").Get("json").Element.Clone(), spec.FindFlag("strict")));
            }
            else if (!tool.TryGet("cachePoint", out _))
            {
                throw tool.Wrong("only toolSpec and cachePoint are served here");
            }
        }

        if (options.Tools.Count == 0)
        {
            throw config.Get("tools").Wrong("must have at least one tool");
        }

        if (config.TryGet("toolChoice", out var choice))
        {
            options.ToolMode = choice switch
            {
                _ when choice.TryGet("auto", out _) => ChatToolMode.Auto,
                _ when choice.TryGet("any", out _) => ChatToolMode.RequireAny,
                _ when choice.TryGet("tool", out var named) => ChatToolMode.RequireSpecific(named.Text("name")),
                _ => throw choice.Wrong("must have one of auto, any, tool"),
            };
            if (options.ToolMode is RequiredChatToolMode { RequiredFunctionName: { } required } && options.Tools.All(t => t.Name != required))
            {
                throw choice.Get("tool").Get("name").Wrong($"there is no tool {required} in tools");
            }
        }
    }

    private static ChatResponseFormat ReadFormat(RequestJson format)
    {
        format.OneOf("type", "json_schema");
        var schema = format.Get("structure").Get("jsonSchema");
        using var parsed = ParseSchema(schema.Get("schema"));
        return ChatResponseFormat.ForJsonSchema(parsed.RootElement.Clone(), schema.FindText("name"), schema.FindText("description"));
    }

    private static System.Text.Json.JsonDocument ParseSchema(RequestJson schema)
    {
        try
        {
            return System.Text.Json.JsonDocument.Parse(schema.Text(), new System.Text.Json.JsonDocumentOptions { MaxDepth = RequestJson.Depth });
        }
        catch (System.Text.Json.JsonException)
        {
            throw schema.Wrong("must be a JSON schema in a string");
        }
    }

    private static GuardrailReference ReadGuardrail(RequestJson guardrail) => new(
        guardrail.Text("guardrailIdentifier"),
        guardrail.FindText("guardrailVersion") ?? "DRAFT",
        guardrail.FindOneOf("trace", "enabled", "disabled", "enabled_full") switch
        {
            "enabled" => TraceDetail.Found,
            "enabled_full" => TraceDetail.Full,
            _ => TraceDetail.None,
        })
    {
        Asynchronous = guardrail.FindOneOf("streamProcessingMode", "sync", "async") == "async",
    };
}
