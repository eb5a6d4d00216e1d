using System.Text.Json;
using Aisle.Models.Protocols.Bedrock.Converse;
using Microsoft.Extensions.AI;

namespace Aisle.Models.Protocols.Bedrock.Native;

/// <summary>amazon.nova-*: Converse's messages in a body of its own, with two names for the token limit and topK beside the rest.</summary>
internal sealed class NovaBody : NativeBody
{
    public override bool Serves(string modelId) => modelId.Contains("amazon.nova-", StringComparison.Ordinal);

    public override ChatCall Read(RequestJson body, string modelId, Caller caller)
    {
        var call = ConverseReader.Read(body, modelId, caller);
        if (body.TryGet("inferenceConfig", out var inference))
        {
            call.Options.MaxOutputTokens ??= inference.FindInteger("max_new_tokens", 1, int.MaxValue);
            call.Options.TopK = inference.FindInteger("topK", 0, int.MaxValue);
        }

        return call;
    }

    public override void Write(Utf8JsonWriter json, ChatResponse response, string modelId)
    {
        json.WriteStartObject();
        ConverseWriter.WriteOutput(json, response);
        ConverseWriter.WriteUsage(json, response.Usage, "InputTokenCount");
        json.WriteEndObject();
    }

    public override NativeStream Stream(ChatCall call, Action<Action<Utf8JsonWriter>> emit) => new Chunks(emit);

    /// <summary>Converse's events, each as an object whose one member is the event's name.</summary>
    private sealed class Chunks : NativeStream
    {
        private readonly ConverseStream _stream;
        private Action<Utf8JsonWriter>? _metrics;

        public Chunks(Action<Action<Utf8JsonWriter>> emit) => _stream = new ConverseStream((name, write) => emit(json =>
        {
            json.WriteStartObject();
            json.WritePropertyName(name);
            write(json);
            if (name == "metadata")
            {
                _metrics?.Invoke(json);
            }

            json.WriteEndObject();
        }));

        public override UsageDetails? Usage => _stream.Usage;

        public override void Start() => _stream.Start();

        public override void Write(ChatResponseUpdate update) => _stream.Write(update);

        public override void End(Action<Utf8JsonWriter> metrics)
        {
            _metrics = metrics;
            _stream.End(TimeSpan.Zero);
        }
    }
}
