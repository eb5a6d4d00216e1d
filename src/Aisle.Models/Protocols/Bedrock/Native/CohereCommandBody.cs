using System.Text.Json;
using Microsoft.Extensions.AI;

namespace Aisle.Models.Protocols.Bedrock.Native;

/// <summary>cohere.command-text and -light: a prompt in, generations out. Later ones talk: see <see cref="CohereChatBody"/>.</summary>
internal sealed class CohereCommandBody : PromptBody
{
    public override bool Serves(string modelId) => modelId.Contains("cohere.command", StringComparison.Ordinal);

    public override ChatCall Read(RequestJson body, string modelId, Caller caller) =>
        Call(modelId, caller, [new ChatMessage(ChatRole.User, body.Text("prompt"))], CohereChatBody.ReadOptions(body));

    protected override void WriteText(Utf8JsonWriter json, string text, ChatFinishReason? finish, UsageDetails? usage)
    {
        json.WriteString("id", Guid.NewGuid().ToString());
        json.WriteStartArray("generations");
        json.WriteStartObject();
        json.WriteString("id", Guid.NewGuid().ToString());
        json.WriteString("text", text);
        json.WriteString("finish_reason", CohereChatBody.Reason(finish));
        json.WriteEndObject();
        json.WriteEndArray();
    }

    protected override void WriteChunk(Utf8JsonWriter json, string text, ChatFinishReason? finish, UsageDetails? usage)
    {
        json.WriteBoolean("is_finished", finish is not null);
        if (finish is null)
        {
            json.WriteString("text", text);
        }
        else
        {
            json.WriteString("finish_reason", CohereChatBody.Reason(finish));
        }
    }
}
