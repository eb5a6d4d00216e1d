using System.Text.Json;
using Aisle.Models.Protocols.Anthropic;
using Microsoft.Extensions.AI;

namespace Aisle.Models.Protocols.Bedrock.Native;

/// <summary>anthropic.*: the Messages API's own body, without "model" and "stream".</summary>
internal sealed class AnthropicBody : NativeBody
{
    public override bool Serves(string modelId) => modelId.Contains("anthropic.", StringComparison.Ordinal);

    public override ChatCall Read(RequestJson body, string modelId, Caller caller) => MessagesReader.Read(body, modelId, caller);

    public override void Write(Utf8JsonWriter json, ChatResponse response, string modelId) =>
        MessagesWriter.Write(json, response, NewId(), modelId);

    public override NativeStream Stream(ChatCall call, Action<Action<Utf8JsonWriter>> emit) =>
        new Chunks(new MessagesStream(NewId(), call.ModelId, (_, write) => emit(write)));

    private static string NewId() => "msg_bdrk_" + Guid.NewGuid().ToString("N")[..24];

    private sealed class Chunks(MessagesStream stream) : NativeStream
    {
        public override UsageDetails? Usage => stream.Usage;

        public override void Start() => stream.Start();

        public override void Write(ChatResponseUpdate update) => stream.Write(update);

        public override void Ping() => stream.Ping();

        public override void End(Action<Utf8JsonWriter> metrics) => stream.End(metrics);
    }
}
