using Microsoft.Extensions.AI;

namespace Aisle.Models.Guardrails;

/// <summary>
/// What a guardrail found on both sides of a call. Travels with the answer under <see cref="Key"/>: protocols that have a place for it
/// write it.
/// </summary>
internal sealed record GuardrailTrace(Guardrail Guardrail, GuardrailVerdict Input, IReadOnlyList<GuardrailVerdict> Outputs, TraceDetail Asked)
{
    /// <summary>In the additional properties of a response or of a stream's last update.</summary>
    public const string Key = "aisle.guardrail";

    /// <summary>A finish reason that only Bedrock has a name for.</summary>
    public static readonly ChatFinishReason Intervened = new("guardrail_intervened");

    public bool HasIntervened => Input.Intervened || Outputs.Any(o => o.Intervened);

    public static GuardrailTrace? Of(AdditionalPropertiesDictionary? properties) =>
        properties?.TryGetValue(Key, out var value) == true ? value as GuardrailTrace : null;
}
