using System.Text.Json;
using Microsoft.Extensions.AI;

namespace Aisle.Models.Protocols.Bedrock.Native;

/// <summary>amazon.titan-text-*: inputText and textGenerationConfig in, results out.</summary>
internal sealed class TitanTextBody : PromptBody
{
    public override bool Serves(string modelId) => modelId.Contains("amazon.titan-text", StringComparison.Ordinal) || modelId.Contains("amazon.titan-tg1", StringComparison.Ordinal);

    public override ChatCall Read(RequestJson body, string modelId, Caller caller)
    {
        var options = new ChatOptions();
        if (body.TryGet("textGenerationConfig", out var config))
        {
            options.MaxOutputTokens = config.FindInteger("maxTokenCount", 1, int.MaxValue);
            options.Temperature = config.FindNumber("temperature", 0, 1);
            options.TopP = config.FindNumber("topP", 0, 1);
            options.StopSequences = config.FindTexts("stopSequences");
        }

        return Call(modelId, caller, [new ChatMessage(ChatRole.User, body.Text("inputText"))], options);
    }

    protected override void WriteText(Utf8JsonWriter json, string text, ChatFinishReason? finish, UsageDetails? usage)
    {
        json.WriteNumber("inputTextTokenCount", usage?.InputTokenCount ?? 0);
        json.WriteStartArray("results");
        json.WriteStartObject();
        json.WriteNumber("tokenCount", usage?.OutputTokenCount ?? 0);
        json.WriteString("outputText", text);
        json.WriteString("completionReason", Reason(finish));
        json.WriteEndObject();
        json.WriteEndArray();
    }

    protected override void WriteChunk(Utf8JsonWriter json, string text, ChatFinishReason? finish, UsageDetails? usage)
    {
        json.WriteString("outputText", text);
        json.WriteNumber("index", 0);
        json.WriteString("completionReason", finish is null ? null : Reason(finish));
        if (usage is not null)
        {
            json.WriteNumber("totalOutputTextTokenCount", usage.OutputTokenCount ?? 0);
            json.WriteNumber("inputTextTokenCount", usage.InputTokenCount ?? 0);
        }
    }

    private static string Reason(ChatFinishReason? finish) => finish?.Value switch
    {
        "length" => "LENGTH",
        "content_filter" or "guardrail_intervened" => "CONTENT_FILTERED",
        _ => "FINISH",
    };
}
