using System.Text.Json;
using Microsoft.Extensions.AI;

namespace Aisle.Models.Protocols.Bedrock.Native;

/// <summary>meta.llama*: a formatted prompt in, generation and token counts out.</summary>
internal sealed class LlamaBody : PromptBody
{
    public override bool Serves(string modelId) => modelId.Contains("meta.llama", StringComparison.Ordinal);

    public override ChatCall Read(RequestJson body, string modelId, Caller caller)
    {
        var messages = PromptTemplates.Llama(body.Text("prompt"));
        if (body.TryGet("images", out var images))
        {
            var last = messages.LastOrDefault(m => m.Role == ChatRole.User) ?? throw images.Wrong("need a message of the user to stand in");
            foreach (var image in images.Items())
            {
                last.Contents.Add(new DataContent(image.Bytes(), "image/png"));
            }
        }

        return Call(modelId, caller, messages, new ChatOptions
        {
            MaxOutputTokens = body.FindInteger("max_gen_len", 1, int.MaxValue) ?? 512,
            Temperature = body.FindNumber("temperature", 0, 1),
            TopP = body.FindNumber("top_p", 0, 1),
        });
    }

    protected override UsageDetails FirstUsage(ChatCall call) => new() { InputTokenCount = TokenEstimate.Of(call), OutputTokenCount = 1 };

    protected override void WriteText(Utf8JsonWriter json, string text, ChatFinishReason? finish, UsageDetails? usage) =>
        WriteChunk(json, text, finish ?? ChatFinishReason.Stop, usage ?? new UsageDetails());

    protected override void WriteChunk(Utf8JsonWriter json, string text, ChatFinishReason? finish, UsageDetails? usage)
    {
        json.WriteString("generation", text);
        Count(json, "prompt_token_count", usage?.InputTokenCount, usage is not null);
        Count(json, "generation_token_count", usage?.OutputTokenCount, usage is not null);
        json.WriteString("stop_reason", finish is null ? null : StopOrLength(finish));
    }

    private static void Count(Utf8JsonWriter json, string name, long? count, bool known)
    {
        if (known)
        {
            json.WriteNumber(name, count ?? 0);
        }
        else
        {
            json.WriteNull(name);
        }
    }
}
