using System.Text.Json;
using Aisle.Models.Guardrails;
using Aisle.Models.Protocols.Bedrock.Authentication;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Aisle.Models.Protocols.Bedrock.Guarding;

/// <summary>ApplyGuardrail: texts assessed with no model.</summary>
internal static class ApplyGuardrailApi
{
    private const string Prefix = "/guardrail/";

    public static IEndpointRouteBuilder MapApplyGuardrail(this IEndpointRouteBuilder routes)
    {
        routes.MapPost(Prefix + "{**rest}", ApplyAsync).ExcludeFromDescription(); // the id may be an ARN with raw slashes
        return routes;
    }

    private static Task ApplyAsync(HttpContext http, GuardrailStore store, BedrockAuthentication authentication, CancellationToken cancellationToken) =>
        BedrockRequest.HandleAsync(http, authentication, (body, _) =>
        {
            var engine = Find(store, BedrockRequest.Tail(http, Prefix));
            var source = body.OneOf("source", "INPUT", "OUTPUT") == "INPUT" ? GuardrailSource.Input : GuardrailSource.Output;
            var texts = body.Get("content").Items().Select(Read).ToList();
            var verdict = engine.Assess(texts, source);
            var full = body.FindOneOf("outputScope", "INTERVENTIONS", "FULL") == "FULL";
            return JsonResponse.WriteAsync(http, json => Write(json, engine.Guardrail, verdict, texts, source, full), cancellationToken);
        }, cancellationToken);

    private static GuardrailEngine Find(GuardrailStore store, string tail) =>
        tail.Split("/version/") is [var name, var rest] && rest.EndsWith("/apply", StringComparison.Ordinal)
            ? store.FindEngine(GuardrailArn.IdOf(name), rest[..^"/apply".Length]) ?? throw BedrockRequest.NotFound($"The guardrail {name}, or this version of it, does not exist.")
            : throw BedrockRequest.NotFound("There is no such operation here.");

    private static GuardedText Read(RequestJson block)
    {
        if (!block.TryGet("text", out var text))
        {
            throw block.Wrong("only text is assessed here");
        }

        var qualifiers = text.FindTexts("qualifiers") ?? [];
        return new GuardedText(
            text.Text("text"),
            qualifiers.Contains("guard_content") ? TextPart.Content
            : qualifiers.Contains("grounding_source") ? TextPart.GroundingSource
            : qualifiers.Contains("query") ? TextPart.Query
            : TextPart.Content);
    }

    private static void Write(
        Utf8JsonWriter json, Guardrail guardrail, GuardrailVerdict verdict, List<GuardedText> texts, GuardrailSource source, bool full)
    {
        json.WriteStartObject();
        AssessmentWriter.WriteUsage(json, guardrail.Policy, verdict.Characters);
        json.WriteString("action", verdict.Intervened ? "GUARDRAIL_INTERVENED" : "NONE");
        json.WriteString("actionReason", AssessmentWriter.Reason(verdict.Intervened));
        json.WriteStartArray("outputs");
        foreach (var text in Outputs(guardrail, verdict, texts, source))
        {
            json.WriteStartObject();
            json.WriteString("text", text);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteStartArray("assessments");
        AssessmentWriter.Write(json, guardrail, verdict, full);
        json.WriteEndArray();
        AssessmentWriter.WriteCoverage(json, verdict.Characters);
        json.WriteEndObject();
    }

    /// <summary>Nothing where nothing was done; one message where all is blocked; else each text with what is hidden hidden.</summary>
    private static IEnumerable<string> Outputs(Guardrail guardrail, GuardrailVerdict verdict, List<GuardedText> texts, GuardrailSource source) =>
        verdict.Blocked ? [source == GuardrailSource.Input ? guardrail.BlockedInput : guardrail.BlockedOutput]
        : verdict.Masked ? texts.Select((t, i) => (t, i)).Where(t => t.t.Part == TextPart.Content).Select(t => MaskedSpan.Apply(t.t.Text, verdict.Masks[t.i]))
        : [];
}
