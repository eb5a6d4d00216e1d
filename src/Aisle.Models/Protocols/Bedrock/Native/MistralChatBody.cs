using System.Text.Json;
using Aisle.Models.Protocols.OpenAI;
using Microsoft.Extensions.AI;

namespace Aisle.Models.Protocols.Bedrock.Native;

/// <summary>
/// mistral.* large, small and pixtral: chat completions in; out, the same choices with "stop_reason" in place of "finish_reason". A body
/// with a prompt is <see cref="MistralTextBody"/>'s even for them.
/// </summary>
internal sealed class MistralChatBody : NativeBody
{
    private static readonly string[] Names = ["mistral-large", "mistral-small", "pixtral", "magistral", "ministral", "devstral", "voxtral"];

    public override bool Serves(string modelId) =>
        modelId.Contains("mistral.", StringComparison.Ordinal) && Names.Any(n => modelId.Contains(n, StringComparison.Ordinal));

    public override ChatCall Read(RequestJson body, string modelId, Caller caller) => ChatReader.Read(body, modelId, caller);

    public override void Write(Utf8JsonWriter json, ChatResponse response, string modelId)
    {
        json.WriteStartObject();
        json.WriteStartArray("choices");
        json.WriteStartObject();
        json.WriteNumber("index", 0);
        ChatWriter.WriteMessage(json, [.. response.Messages.SelectMany(m => m.Contents)]);
        json.WriteString("stop_reason", ChatWriter.FinishReason(response.FinishReason));
        json.WriteEndObject();
        json.WriteEndArray();
        json.WriteEndObject();
    }

    public override NativeStream Stream(ChatCall call, Action<Action<Utf8JsonWriter>> emit) => new Chunks(emit);

    private sealed class Chunks(Action<Action<Utf8JsonWriter>> emit) : NativeStream
    {
        private UsageDetails? _usage;
        private ChatFinishReason? _finish;

        public override UsageDetails? Usage => _usage;

        public override void Start()
        {
        }

        public override void Write(ChatResponseUpdate update)
        {
            _finish = update.FinishReason ?? _finish;
            foreach (var usage in update.Contents.OfType<UsageContent>())
            {
                (_usage ??= new UsageDetails()).Add(usage.Details);
            }

            var shown = update.Contents.Where(c => c is TextContent { Text.Length: > 0 } or FunctionCallContent).ToList();
            if (shown.Count > 0)
            {
                Emit(shown, null, null);
            }
        }

        public override void End(Action<Utf8JsonWriter> metrics) => Emit([], ChatWriter.FinishReason(_finish), metrics);

        private void Emit(List<AIContent> contents, string? stop, Action<Utf8JsonWriter>? more) => emit(json =>
        {
            json.WriteStartObject();
            json.WriteStartArray("choices");
            json.WriteStartObject();
            json.WriteNumber("index", 0);
            ChatWriter.WriteMessage(json, contents);
            json.WriteString("stop_reason", stop);
            json.WriteEndObject();
            json.WriteEndArray();
            more?.Invoke(json);
            json.WriteEndObject();
        });
    }
}
