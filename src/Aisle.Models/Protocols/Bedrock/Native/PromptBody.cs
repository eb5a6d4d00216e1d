using System.Text;
using System.Text.Json;
using Microsoft.Extensions.AI;

namespace Aisle.Models.Protocols.Bedrock.Native;

/// <summary>What the families that take one prompt and give one text have in common.</summary>
internal abstract class PromptBody : NativeBody
{
    /// <summary>What the first chunk says of the prompt, for families that say so there; the provider has not counted yet, so it is estimated.</summary>
    protected virtual UsageDetails? FirstUsage(ChatCall call) => null;

    /// <summary>One chunk of text; between the first and the last <paramref name="usage"/> is unset, the last has an empty text and a reason.</summary>
    protected abstract void WriteChunk(Utf8JsonWriter json, string text, ChatFinishReason? finish, UsageDetails? usage);

    /// <summary>The whole answer's members.</summary>
    protected abstract void WriteText(Utf8JsonWriter json, string text, ChatFinishReason? finish, UsageDetails? usage);

    public sealed override void Write(Utf8JsonWriter json, ChatResponse response, string modelId)
    {
        json.WriteStartObject();
        WriteText(json, response.Text, response.FinishReason, response.Usage);
        json.WriteEndObject();
    }

    public sealed override NativeStream Stream(ChatCall call, Action<Action<Utf8JsonWriter>> emit) => new Chunks(this, call, emit);

    /// <summary>"length" where the limit cut the text, else "stop".</summary>
    protected static string StopOrLength(ChatFinishReason? finish) => finish == ChatFinishReason.Length ? "length" : "stop";

    protected static ChatCall Call(string modelId, Caller caller, IReadOnlyList<ChatMessage> messages, ChatOptions options)
    {
        return new ChatCall { ModelId = modelId, Caller = caller, Messages = messages, Options = options };
    }

    private sealed class Chunks(PromptBody body, ChatCall call, Action<Action<Utf8JsonWriter>> emit) : NativeStream
    {
        private UsageDetails? _usage;
        private ChatFinishReason? _finish;
        private bool _begun;

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

            if (update.Text is { Length: > 0 } text)
            {
                Emit(text, null, _begun ? null : body.FirstUsage(call), null);
                _begun = true;
            }
        }

        public override void End(Action<Utf8JsonWriter> metrics) => Emit("", _finish ?? ChatFinishReason.Stop, _usage ?? new UsageDetails(), metrics);

        private void Emit(string text, ChatFinishReason? finish, UsageDetails? usage, Action<Utf8JsonWriter>? more) => emit(json =>
        {
            json.WriteStartObject();
            body.WriteChunk(json, text, finish, usage);
            more?.Invoke(json);
            json.WriteEndObject();
        });
    }
}
