using Aisle.Models.Keys;
using Microsoft.Extensions.AI;

namespace Aisle.Models;

/// <summary>Who calls: what a protocol's authentication found out.</summary>
/// <param name="KeyId">The public part of the key; metering and limits are kept under it.</param>
/// <param name="App">What the key is for, as its maker named it.</param>
public sealed record Caller(string KeyId, string App)
{
    /// <summary>The ids of the models that may be called; empty for all.</summary>
    public IReadOnlyList<string> Models { get; init; } = [];

    public KeyLimits Limits { get; init; } = KeyLimits.None;

    /// <summary>Whether the key may see other keys' usage.</summary>
    public bool IsAdmin { get; init; }

    public bool MayCall(string modelId) => Models.Count == 0 || Models.Contains(modelId, StringComparer.Ordinal);
}

/// <summary>
/// A request for a chat completion, in no protocol's words: Microsoft.Extensions.AI carries messages, tools and options.
/// What it has no type for travels as follows, so that every protocol writes and reads the same:
/// reasoning signatures in <see cref="TextReasoningContent.ProtectedData"/>; a cache point as <see cref="CachePointContent"/>;
/// provider-specific request fields in <see cref="ChatOptions.AdditionalProperties"/>; a failed tool result by
/// <see cref="FunctionResultContent.Exception"/>.
/// </summary>
public sealed record ChatCall
{
    /// <summary>As the caller wrote it: an id, an alias, a profile or an ARN.</summary>
    public required string ModelId { get; init; }

    public required Caller Caller { get; init; }

    public required IReadOnlyList<ChatMessage> Messages { get; init; }

    public required ChatOptions Options { get; init; }

    public GuardrailReference? Guardrail { get; init; }

    /// <summary>The caller's own labels for metering and the invocation log.</summary>
    public IReadOnlyDictionary<string, string> Metadata { get; init; } = new Dictionary<string, string>();

    /// <summary>Calls of one session stay with one provider while it is well; null for none.</summary>
    public string? SessionId { get; init; }

    /// <summary>What the call may cost at most, in the money of the targets' prices; null for no limit of its own.</summary>
    public decimal? Budget { get; init; }
}

/// <param name="Id">The guardrail's id.</param>
/// <param name="Version">"DRAFT" or a number.</param>
/// <param name="Trace">What the answer tells of what was assessed.</param>
public sealed record GuardrailReference(string Id, string Version, TraceDetail Trace)
{
    /// <summary>A streamed answer is shown as it comes and assessed behind that: what is blocked is cut off. Not where the guardrail masks.</summary>
    public bool Asynchronous { get; init; }
}

public enum TraceDetail
{
    None,

    /// <summary>What was found.</summary>
    Found,

    /// <summary>Also what was looked for and not found.</summary>
    Full,
}

/// <summary>Marks that what stands before it may be cached by the provider.</summary>
public sealed class CachePointContent : AIContent
{
    /// <summary>Such as "5m" or "1h"; null for the provider's own.</summary>
    public string? TimeToLive { get; init; }
}

/// <param name="ModelId">As the caller wrote it.</param>
/// <param name="Caller">Who asks.</param>
/// <param name="Inputs">Texts, in order.</param>
/// <param name="Dimensions">How long the vectors shall be; null for the model's own length.</param>
public sealed record EmbedCall(string ModelId, Caller Caller, IReadOnlyList<string> Inputs, int? Dimensions)
{
    /// <summary>Whether the texts are questions, to be looked for among vectors of other texts: some encoders tell the two apart.</summary>
    public bool AreQuestions { get; init; }
}

/// <param name="Vectors">One for each input, in order.</param>
/// <param name="InputTokens">Of all inputs together.</param>
public sealed record EmbedAnswer(IReadOnlyList<ReadOnlyMemory<float>> Vectors, int InputTokens);

/// <param name="ModelId">As the caller wrote it.</param>
/// <param name="Caller">Who asks.</param>
/// <param name="Query">What is looked for.</param>
/// <param name="Documents">Texts, in order.</param>
/// <param name="Limit">How many to return; null for all.</param>
public sealed record RerankCall(string ModelId, Caller Caller, string Query, IReadOnlyList<string> Documents, int? Limit);

/// <param name="Index">Of the document in the call, from 0.</param>
/// <param name="Score">From 0 to 1; larger is more relevant.</param>
public readonly record struct RerankScore(int Index, double Score);
