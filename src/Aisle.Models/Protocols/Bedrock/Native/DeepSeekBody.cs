using System.Text.Json;
using Microsoft.Extensions.AI;

namespace Aisle.Models.Protocols.Bedrock.Native;

/// <summary>deepseek.r1: a prompt in, choices of text out. Later DeepSeek models take chat completions.</summary>
internal sealed class DeepSeekBody : PromptBody
{
    public override bool Serves(string modelId) => modelId.Contains("deepseek.r1", StringComparison.Ordinal);

    public override ChatCall Read(RequestJson body, string modelId, Caller caller) =>
        Call(modelId, caller, PromptTemplates.DeepSeek(body.Text("prompt")), new ChatOptions
        {
            MaxOutputTokens = body.FindInteger("max_tokens", 1, 32768),
            Temperature = body.FindNumber("temperature", 0, 1),
            TopP = body.FindNumber("top_p", 0, 1),
            StopSequences = body.FindTexts("stop"),
        });

    protected override void WriteText(Utf8JsonWriter json, string text, ChatFinishReason? finish, UsageDetails? usage) =>
        WriteChunk(json, text, finish ?? ChatFinishReason.Stop, usage);

    protected override void WriteChunk(Utf8JsonWriter json, string text, ChatFinishReason? finish, UsageDetails? usage)
    {
        json.WriteStartArray("choices");
        json.WriteStartObject();
        json.WriteString("text", text);
        json.WriteString("stop_reason", finish is null ? null : StopOrLength(finish));
        json.WriteEndObject();
        json.WriteEndArray();
    }
}
