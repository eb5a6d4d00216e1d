using System.Text.Json;
using Microsoft.Extensions.AI;

namespace Aisle.Models.Protocols.Bedrock.Native;

/// <summary>mistral.* with a prompt: outputs out. The larger models also take messages: see <see cref="MistralChatBody"/>.</summary>
internal sealed class MistralTextBody : PromptBody
{
    public override bool Serves(string modelId) => modelId.Contains("mistral.", StringComparison.Ordinal);

    public override ChatCall Read(RequestJson body, string modelId, Caller caller) =>
        Call(modelId, caller, PromptTemplates.Mistral(body.Text("prompt")), new ChatOptions
        {
            MaxOutputTokens = body.FindInteger("max_tokens", 1, int.MaxValue),
            Temperature = body.FindNumber("temperature", 0, 1),
            TopP = body.FindNumber("top_p", 0, 1),
            TopK = body.FindInteger("top_k", 0, int.MaxValue),
            StopSequences = body.FindTexts("stop"),
        });

    protected override void WriteText(Utf8JsonWriter json, string text, ChatFinishReason? finish, UsageDetails? usage) =>
        WriteChunk(json, text, finish ?? ChatFinishReason.Stop, usage);

    protected override void WriteChunk(Utf8JsonWriter json, string text, ChatFinishReason? finish, UsageDetails? usage)
    {
        json.WriteStartArray("outputs");
        json.WriteStartObject();
        json.WriteString("text", text);
        json.WriteString("stop_reason", finish is null ? null : StopOrLength(finish));
        json.WriteEndObject();
        json.WriteEndArray();
    }
}
