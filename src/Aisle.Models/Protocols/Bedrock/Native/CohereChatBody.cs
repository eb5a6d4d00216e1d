using System.Text.Json;
using Microsoft.Extensions.AI;

namespace Aisle.Models.Protocols.Bedrock.Native;

/// <summary>cohere.command-r*: a message, its history, documents and tools in; text, the history with it, and tool calls out.</summary>
internal sealed class CohereChatBody : NativeBody
{
    public override bool Serves(string modelId) => modelId.Contains("cohere.command-r", StringComparison.Ordinal) || modelId.Contains("cohere.command-a", StringComparison.Ordinal);

    public override ChatCall Read(RequestJson body, string modelId, Caller caller)
    {
        var options = ReadOptions(body);
        foreach (var tool in body.FindItems("tools"))
        {
            (options.Tools ??= []).Add(new ToolDeclaration(tool.Text("name"), tool.FindText("description") ?? "", CohereTools.ReadSchema(tool)));
        }

        return new ChatCall { ModelId = modelId, Caller = caller, Messages = ReadMessages(body), Options = options };
    }

    public static ChatOptions ReadOptions(RequestJson body) => new()
    {
        MaxOutputTokens = body.FindInteger("max_tokens", 1, int.MaxValue),
        Temperature = body.FindNumber("temperature", 0, 5),
        TopP = body.FindNumber("p", 0, 1),
        TopK = body.FindInteger("k", 0, 500),
        StopSequences = body.FindTexts("stop_sequences"),
    };

    public static string Reason(ChatFinishReason? finish) => finish == ChatFinishReason.Length ? "MAX_TOKENS" : "COMPLETE";

    public override void Write(Utf8JsonWriter json, ChatResponse response, string modelId)
    {
        json.WriteStartObject();
        WriteMembers(json, response.Text, [.. response.Messages.SelectMany(m => m.Contents).OfType<FunctionCallContent>()], response.FinishReason);
        json.WriteEndObject();
    }

    public override NativeStream Stream(ChatCall call, Action<Action<Utf8JsonWriter>> emit) => new Chunks(emit);

    private static void WriteMembers(Utf8JsonWriter json, string text, List<FunctionCallContent> calls, ChatFinishReason? finish)
    {
        json.WriteString("response_id", Guid.NewGuid().ToString());
        json.WriteString("text", text);
        json.WriteString("generation_id", Guid.NewGuid().ToString());
        json.WriteStartArray("chat_history");
        json.WriteStartObject();
        json.WriteString("role", "CHATBOT");
        json.WriteString("message", text);
        json.WriteEndObject();
        json.WriteEndArray();
        json.WriteString("finish_reason", Reason(finish));
        CohereTools.Write(json, calls);
    }

    private static List<ChatMessage> ReadMessages(RequestJson body)
    {
        var messages = new List<ChatMessage>();
        if (body.FindText("preamble") is { } preamble)
        {
            messages.Add(new ChatMessage(ChatRole.System, preamble));
        }

        if (string.Join("\n\n", body.FindItems("documents").Select(d => d.Element.GetRawText())) is { Length: > 0 } documents)
        {
            messages.Add(new ChatMessage(ChatRole.System, "Answer from these documents:\n\n" + documents));
        }

        foreach (var turn in body.FindItems("chat_history"))
        {
            var role = turn.Text("role").ToUpperInvariant() switch
            {
                "USER" => ChatRole.User,
                "CHATBOT" => ChatRole.Assistant,
                "SYSTEM" => ChatRole.System,
                var other => throw turn.Get("role").Wrong($"[{other}] is not one of USER, CHATBOT, SYSTEM"),
            };
            messages.Add(new ChatMessage(role, turn.Text("message")));
        }

        messages.Add(new ChatMessage(ChatRole.User, body.Text("message")));
        messages.AddRange(CohereTools.ReadResults(body));
        return messages;
    }

    /// <summary>stream-start, text-generation for each piece, tool-calls-generation, stream-end with the whole answer in "response".</summary>
    private sealed class Chunks(Action<Action<Utf8JsonWriter>> emit) : NativeStream
    {
        private readonly System.Text.StringBuilder _text = new();
        private readonly List<FunctionCallContent> _calls = [];
        private UsageDetails? _usage;
        private ChatFinishReason? _finish;

        public override UsageDetails? Usage => _usage;

        public override void Start() => Emit("stream-start", json => json.WriteString("generation_id", Guid.NewGuid().ToString()));

        public override void Write(ChatResponseUpdate update)
        {
            _finish = update.FinishReason ?? _finish;
            foreach (var content in update.Contents)
            {
                switch (content)
                {
                    case TextContent { Text.Length: > 0 } text:
                        _text.Append(text.Text);
                        Emit("text-generation", json => json.WriteString("text", text.Text));
                        break;
                    case FunctionCallContent call:
                        _calls.Add(call);
                        break;
                    case UsageContent usage:
                        (_usage ??= new UsageDetails()).Add(usage.Details);
                        break;
                }
            }
        }

        public override void End(Action<Utf8JsonWriter> metrics)
        {
            if (_calls.Count > 0)
            {
                Emit("tool-calls-generation", json => CohereTools.Write(json, _calls));
            }

            Emit("stream-end", json =>
            {
                json.WriteString("finish_reason", Reason(_finish));
                json.WriteStartObject("response");
                WriteMembers(json, _text.ToString(), _calls, _finish);
                json.WriteEndObject();
                metrics(json);
            });
        }

        private void Emit(string type, Action<Utf8JsonWriter> members) => emit(json =>
        {
            json.WriteStartObject();
            json.WriteBoolean("is_finished", type == "stream-end");
            json.WriteString("event_type", type);
            members(json);
            json.WriteEndObject();
        });
    }
}
