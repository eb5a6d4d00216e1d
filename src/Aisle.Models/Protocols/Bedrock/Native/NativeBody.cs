using System.Text.Json;
using Microsoft.Extensions.AI;

namespace Aisle.Models.Protocols.Bedrock.Native;

/// <summary>
/// The JSON that one family of models takes and gives in InvokeModel. A new family is one class and one line in
/// <see cref="NativeBodies"/>. Source: "Inference request parameters and response fields for foundation models", Amazon Bedrock User Guide.
/// </summary>
internal abstract class NativeBody
{
    /// <summary>Whether a model's id is of this family.</summary>
    public abstract bool Serves(string modelId);

    public abstract ChatCall Read(RequestJson body, string modelId, Caller caller);

    public abstract void Write(Utf8JsonWriter json, ChatResponse response, string modelId);

    /// <param name="call">That is answered.</param>
    /// <param name="emit">Takes each chunk's JSON.</param>
    public abstract NativeStream Stream(ChatCall call, Action<Action<Utf8JsonWriter>> emit);
}

/// <summary>Turns updates into a family's chunks. One instance a stream.</summary>
internal abstract class NativeStream
{
    public abstract void Start();

    public abstract void Write(ChatResponseUpdate update);

    /// <param name="metrics">Writes the member amazon-bedrock-invocationMetrics, which stands in the last chunk.</param>
    public abstract void End(Action<Utf8JsonWriter> metrics);

    /// <summary>A sign of life, in a family that has one.</summary>
    public virtual void Ping()
    {
    }

    /// <summary>What was counted by the time of <see cref="End"/>.</summary>
    public abstract UsageDetails? Usage { get; }
}
