using System.Text.Json;
using Aisle.Models.Guardrails;

namespace Aisle.Models.Protocols.Bedrock.Control;

/// <summary>A <see cref="Guardrail"/> as GetGuardrail and ListGuardrails show it: "wordsConfig" of the request is "words" here, and so on.</summary>
internal static class GuardrailWriter
{
    public static string Arn(string id) => $"arn:aws:bedrock:{BedrockArn.Region}:{BedrockArn.Account}:guardrail/{id}";

    public static void WriteSummary(Utf8JsonWriter json, Guardrail guardrail)
    {
        json.WriteStartObject();
        json.WriteString("id", guardrail.Id);
        json.WriteString("arn", Arn(guardrail.Id));
        WriteCommon(json, guardrail);
        json.WriteEndObject();
    }

    public static void Write(Utf8JsonWriter json, Guardrail guardrail)
    {
        var policy = guardrail.Policy;
        json.WriteStartObject();
        json.WriteString("guardrailId", guardrail.Id);
        json.WriteString("guardrailArn", Arn(guardrail.Id));
        WriteCommon(json, guardrail);
        json.WriteString("blockedInputMessaging", guardrail.BlockedInput);
        json.WriteString("blockedOutputsMessaging", guardrail.BlockedOutput);
        WritePolicy(json, "topicPolicy", () => WriteRules(json, "topics", policy.Topics, topic =>
        {
            json.WriteString("name", topic.Name);
            json.WriteString("definition", topic.Definition);
            json.WriteString("type", "DENY");
            json.WriteStartArray("examples");
            foreach (var example in topic.Examples)
            {
                json.WriteStringValue(example);
            }

            json.WriteEndArray();
        }), policy.Topics.Count > 0);
        WritePolicy(json, "contentPolicy", () => WriteRules(json, "filters", policy.Filters, filter =>
        {
            json.WriteString("type", filter.Type);
            json.WriteString("inputStrength", Name(filter.InputStrength));
            json.WriteString("outputStrength", Name(filter.OutputStrength));
            WriteText(json, "inputModalities");
            WriteText(json, "outputModalities");
        }), policy.Filters.Count > 0);
        WritePolicy(json, "wordPolicy", () =>
        {
            WriteRules(json, "words", policy.Words, word => json.WriteString("text", word.Text));
            WriteRules(json, "managedWordLists", policy.ManagedWords, list => json.WriteString("type", list.Text));
        }, policy.Words.Count + policy.ManagedWords.Count > 0);
        WritePolicy(json, "sensitiveInformationPolicy", () =>
        {
            WriteRules(json, "piiEntities", policy.Pii, pii =>
            {
                json.WriteString("type", pii.Type);
                json.WriteString("action", Name(pii.Output.Action));
            });
            WriteRules(json, "regexes", policy.Regexes, regex =>
            {
                json.WriteString("name", regex.Name);
                json.WriteString("pattern", regex.Pattern);
                json.WriteString("action", Name(regex.Output.Action));
                if (regex.Description is { } description)
                {
                    json.WriteString("description", description);
                }
            });
        }, policy.Pii.Count + policy.Regexes.Count > 0);
        WritePolicy(json, "contextualGroundingPolicy", () => WriteGrounding(json, policy.Grounding), policy.Grounding.Count > 0);
        json.WriteEndObject();
    }

    private static void WriteCommon(Utf8JsonWriter json, Guardrail guardrail)
    {
        json.WriteString("name", guardrail.Name);
        json.WriteString("version", guardrail.Version);
        json.WriteString("status", "READY");
        json.WriteString("createdAt", guardrail.CreatedAt);
        json.WriteString("updatedAt", guardrail.UpdatedAt);
        if (guardrail.Description is { } description)
        {
            json.WriteString("description", description);
        }
    }

    private static void WritePolicy(Utf8JsonWriter json, string member, Action write, bool present)
    {
        if (present)
        {
            json.WriteStartObject(member);
            write();
            json.WriteEndObject();
        }
    }

    private static void WriteRules<T>(Utf8JsonWriter json, string member, IReadOnlyList<T> rules, Action<T> write)
        where T : GuardrailRule
    {
        json.WriteStartArray(member);
        foreach (var rule in rules)
        {
            json.WriteStartObject();
            write(rule);
            json.WriteString("inputAction", Name(rule.Input.Action));
            json.WriteString("outputAction", Name(rule.Output.Action));
            json.WriteBoolean("inputEnabled", rule.Input.Enabled);
            json.WriteBoolean("outputEnabled", rule.Output.Enabled);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteText(Utf8JsonWriter json, string modalities)
    {
        json.WriteStartArray(modalities);
        json.WriteStringValue("TEXT");
        json.WriteEndArray();
    }

    private static void WriteGrounding(Utf8JsonWriter json, IReadOnlyList<GroundingRule> rules)
    {
        json.WriteStartArray("filters");
        foreach (var rule in rules)
        {
            json.WriteStartObject();
            json.WriteString("type", rule.Relevance ? "RELEVANCE" : "GROUNDING");
            json.WriteNumber("threshold", rule.Threshold);
            json.WriteString("action", Name(rule.Use.Action));
            json.WriteBoolean("enabled", rule.Use.Enabled);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static string Name<T>(T value)
        where T : struct, Enum => value.ToString().ToUpperInvariant();
}
