using System.Text.Json;
using Aisle.Models.Guardrails;
using Aisle.Models.Protocols.Bedrock.Control;

namespace Aisle.Models.Protocols.Bedrock.Guarding;

/// <summary>GuardrailAssessment, GuardrailUsage and the guardrail's trace, as ApplyGuardrail and Converse have them.</summary>
internal static class AssessmentWriter
{
    private const int CharactersPerUnit = 1_000; // a text unit, as the service counts them

    /// <param name="json">At a value.</param>
    /// <param name="guardrail">What was applied.</param>
    /// <param name="verdict">What it found.</param>
    /// <param name="full">Also what was looked for and not found.</param>
    public static void Write(Utf8JsonWriter json, Guardrail guardrail, GuardrailVerdict verdict, bool full)
    {
        json.WriteStartObject();
        WriteList(json, "topicPolicy", "topics", verdict.Topics.Where(t => full || t.Detected), topic =>
        {
            json.WriteString("name", topic.Name);
            json.WriteString("type", "DENY");
            WriteAction(json, topic.Action, topic.Detected);
        });
        WriteList(json, "contentPolicy", "filters", verdict.Filters.Where(f => full || f.Detected), filter =>
        {
            json.WriteString("type", filter.Type);
            json.WriteString("confidence", filter.Confidence.ToString().ToUpperInvariant());
            json.WriteString("filterStrength", filter.Strength.ToString().ToUpperInvariant());
            WriteAction(json, filter.Action, filter.Detected);
        });
        WriteWords(json, verdict.Words);
        WriteSensitive(json, verdict);
        WriteList(json, "contextualGroundingPolicy", "filters", verdict.Grounding, score =>
        {
            json.WriteString("type", score.Relevance ? "RELEVANCE" : "GROUNDING");
            json.WriteNumber("threshold", score.Threshold);
            json.WriteNumber("score", score.Score);
            WriteAction(json, score.Action, score.Detected);
        });
        json.WriteStartObject("invocationMetrics");
        WriteUsage(json, guardrail.Policy, verdict.Characters);
        WriteCoverage(json, verdict.Characters);
        json.WriteEndObject();
        json.WriteStartObject("appliedGuardrailDetails");
        json.WriteString("guardrailId", guardrail.Id);
        json.WriteString("guardrailVersion", guardrail.Version);
        json.WriteString("guardrailArn", GuardrailWriter.Arn(guardrail.Id));
        json.WriteStartArray("guardrailOrigin");
        json.WriteStringValue("REQUEST");
        json.WriteEndArray();
        json.WriteString("guardrailOwnership", "SELF");
        json.WriteEndObject();
        json.WriteEndObject();
    }

    /// <summary>The member "usage": text units for each policy that was applied. Patterns are free on the service too.</summary>
    public static void WriteUsage(Utf8JsonWriter json, GuardrailPolicy policy, int characters)
    {
        var units = (characters + CharactersPerUnit - 1) / CharactersPerUnit;
        json.WriteStartObject("usage");
        json.WriteNumber("topicPolicyUnits", policy.Topics.Count > 0 ? units : 0);
        json.WriteNumber("contentPolicyUnits", policy.Filters.Count > 0 ? units : 0);
        json.WriteNumber("wordPolicyUnits", policy.Words.Count + policy.ManagedWords.Count > 0 ? units : 0);
        json.WriteNumber("sensitiveInformationPolicyUnits", policy.Pii.Count > 0 ? units : 0);
        json.WriteNumber("sensitiveInformationPolicyFreeUnits", policy.Regexes.Count > 0 ? units : 0);
        json.WriteNumber("contextualGroundingPolicyUnits", policy.Grounding.Count > 0 ? units : 0);
        json.WriteEndObject();
    }

    public static void WriteCoverage(Utf8JsonWriter json, int characters)
    {
        json.WriteStartObject("guardrailCoverage");
        json.WriteStartObject("textCharacters");
        json.WriteNumber("guarded", characters);
        json.WriteNumber("total", characters);
        json.WriteEndObject();
        json.WriteEndObject();
    }

    /// <summary>The member "guardrail" of a trace, where the caller asked for one.</summary>
    public static void WriteTrace(Utf8JsonWriter json, GuardrailTrace? trace)
    {
        if (trace is null or { Asked: TraceDetail.None })
        {
            return;
        }

        json.WriteStartObject("guardrail");
        json.WriteStartObject("inputAssessment");
        json.WritePropertyName(trace.Guardrail.Id);
        Write(json, trace.Guardrail, trace.Input, trace.Asked == TraceDetail.Full);
        json.WriteEndObject();
        json.WriteStartObject("outputAssessments");
        json.WriteStartArray(trace.Guardrail.Id);
        foreach (var output in trace.Outputs)
        {
            Write(json, trace.Guardrail, output, trace.Asked == TraceDetail.Full);
        }

        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteString("actionReason", Reason(trace.HasIntervened));
        json.WriteEndObject();
    }

    public static string Reason(bool intervened) => intervened ? "Guardrail blocked or masked." : "No action.";

    private static void WriteWords(Utf8JsonWriter json, IReadOnlyList<WordFinding> words)
    {
        if (words.Count == 0)
        {
            return;
        }

        json.WriteStartObject("wordPolicy");
        foreach (var (member, managed) in (IEnumerable<(string, bool)>)[("customWords", false), ("managedWordLists", true)])
        {
            json.WriteStartArray(member);
            foreach (var word in words.Where(w => w.List is not null == managed))
            {
                json.WriteStartObject();
                json.WriteString("match", word.Match);
                if (word.List is { } list)
                {
                    json.WriteString("type", list);
                }

                WriteAction(json, word.Action, true);
                json.WriteEndObject();
            }

            json.WriteEndArray();
        }

        json.WriteEndObject();
    }

    private static void WriteSensitive(Utf8JsonWriter json, GuardrailVerdict verdict)
    {
        if (verdict.Pii.Count + verdict.Regexes.Count == 0)
        {
            return;
        }

        json.WriteStartObject("sensitiveInformationPolicy");
        json.WriteStartArray("piiEntities");
        foreach (var pii in verdict.Pii)
        {
            json.WriteStartObject();
            json.WriteString("match", pii.Match);
            json.WriteString("type", pii.Type);
            WriteAction(json, pii.Action, true);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteStartArray("regexes");
        foreach (var regex in verdict.Regexes)
        {
            json.WriteStartObject();
            json.WriteString("name", regex.Name);
            json.WriteString("regex", regex.Pattern);
            json.WriteString("match", regex.Match);
            WriteAction(json, regex.Action, true);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteList<T>(Utf8JsonWriter json, string policy, string member, IEnumerable<T> findings, Action<T> write)
    {
        var found = findings.ToList();
        if (found.Count == 0)
        {
            return;
        }

        json.WriteStartObject(policy);
        json.WriteStartArray(member);
        foreach (var finding in found)
        {
            json.WriteStartObject();
            write(finding);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteAction(Utf8JsonWriter json, RuleAction action, bool detected)
    {
        json.WriteString("action", !detected ? "NONE" : action switch
        {
            RuleAction.Block => "BLOCKED",
            RuleAction.Anonymize => "ANONYMIZED",
            _ => "NONE",
        });
        json.WriteBoolean("detected", detected);
    }
}
