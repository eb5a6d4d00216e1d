using System.Text.Json;
using Aisle.Models.Protocols.OpenAI;
using Microsoft.Extensions.AI;

namespace Aisle.Models.Protocols.Bedrock.Native;

/// <summary>
/// Chat completions as they are: openai.*, qwen.*, ai21.jamba, deepseek from V3 on, google, minimax, moonshot, nvidia, zai, and whatever
/// has no form of its own.
/// </summary>
internal sealed class OpenAIBody : NativeBody
{
    public override bool Serves(string modelId) => true;

    public override ChatCall Read(RequestJson body, string modelId, Caller caller) => ChatReader.Read(body, modelId, caller);

    public override void Write(Utf8JsonWriter json, ChatResponse response, string modelId) =>
        ChatWriter.Write(json, response, NewId(), modelId, response.CreatedAt ?? DateTimeOffset.UnixEpoch);

    public override NativeStream Stream(ChatCall call, Action<Action<Utf8JsonWriter>> emit) =>
        new Chunks(new ChatStream(NewId(), call.ModelId, DateTimeOffset.UnixEpoch, includeUsage: true, emit));

    private static string NewId() => "chatcmpl-" + Guid.NewGuid().ToString("N");

    private sealed class Chunks(ChatStream stream) : NativeStream
    {
        public override UsageDetails? Usage => stream.Usage;

        public override void Start() => stream.Start();

        public override void Write(ChatResponseUpdate update) => stream.Write(update);

        public override void End(Action<Utf8JsonWriter> metrics) => stream.End(metrics);
    }
}
