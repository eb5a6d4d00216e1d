using System.Text.Json;
using Microsoft.Extensions.AI;

namespace Aisle.Models.Protocols.Bedrock.Native;

/// <summary>cohere.command-r*: a message and its history in, text out. The older cohere.command takes a prompt and gives generations.</summary>
internal sealed class CohereCommandBody(bool chat) : PromptBody
{
    public override bool Serves(string modelId) =>
        modelId.Contains(chat ? "cohere.command-r" : "cohere.command", StringComparison.Ordinal);

    public override ChatCall Read(RequestJson body, string modelId, Caller caller) =>
        Call(modelId, caller, chat ? ReadMessages(body) : [new ChatMessage(ChatRole.User, body.Text("prompt"))], new ChatOptions
        {
            MaxOutputTokens = body.FindInteger("max_tokens", 1, int.MaxValue),
            Temperature = body.FindNumber("temperature", 0, 5),
            TopP = body.FindNumber("p", 0, 1),
            TopK = body.FindInteger("k", 0, 500),
            StopSequences = body.FindTexts("stop_sequences"),
        });

    protected override void WriteText(Utf8JsonWriter json, string text, ChatFinishReason? finish, UsageDetails? usage)
    {
        if (chat)
        {
            json.WriteString("response_id", Guid.NewGuid().ToString());
            json.WriteString("text", text);
            json.WriteString("generation_id", Guid.NewGuid().ToString());
            json.WriteString("finish_reason", Reason(finish));
            return;
        }

        json.WriteString("id", Guid.NewGuid().ToString());
        json.WriteStartArray("generations");
        json.WriteStartObject();
        json.WriteString("id", Guid.NewGuid().ToString());
        json.WriteString("text", text);
        json.WriteString("finish_reason", Reason(finish));
        json.WriteEndObject();
        json.WriteEndArray();
    }

    protected override void WriteChunk(Utf8JsonWriter json, string text, ChatFinishReason? finish, UsageDetails? usage)
    {
        json.WriteBoolean("is_finished", finish is not null);
        if (chat)
        {
            json.WriteString("event_type", finish is null ? "text-generation" : "stream-end");
        }

        if (finish is null)
        {
            json.WriteString("text", text);
        }
        else
        {
            json.WriteString("finish_reason", Reason(finish));
        }
    }

    private static List<ChatMessage> ReadMessages(RequestJson body)
    {
        var messages = new List<ChatMessage>();
        if (body.FindText("preamble") is { } preamble)
        {
            messages.Add(new ChatMessage(ChatRole.System, preamble));
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
        return messages;
    }

    private static string Reason(ChatFinishReason? finish) => finish == ChatFinishReason.Length ? "MAX_TOKENS" : "COMPLETE";
}
