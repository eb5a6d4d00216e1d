namespace Aisle.Models.Protocols.Bedrock.Native;

/// <summary>Every family that has a body of its own, the more special before the more general; the last serves the rest.</summary>
internal static class NativeBodies
{
    private static readonly NativeBody[] All =
    [
        new AnthropicBody(),
        new NovaBody(),
        new TitanTextBody(),
        new LlamaBody(),
        new MistralChatBody(),
        new MistralTextBody(),
        new CohereChatBody(),
        new CohereCommandBody(),
        new DeepSeekBody(),
        new OpenAIBody(),
    ];

    private static readonly MistralTextBody MistralText = new();

    public static NativeBody For(string modelId, RequestJson body)
    {
        var found = All.First(b => b.Serves(modelId));
        return found is MistralChatBody && body.TryGet("prompt", out _) ? MistralText : found;
    }
}
