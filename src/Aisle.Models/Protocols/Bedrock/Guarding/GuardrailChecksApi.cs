using System.Text.Json;
using Aisle.Models.Guardrails;
using Aisle.Models.Protocols.Bedrock.Authentication;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Aisle.Models.Protocols.Bedrock.Guarding;

/// <summary>InvokeGuardrailChecks: scores and personal data in messages, with no guardrail made before.</summary>
internal static class GuardrailChecksApi
{
    private const int UnitCharacters = 1_000;

    private static readonly string[] Attacks = ["JAILBREAK", "PROMPT_INJECTION", "PROMPT_LEAKAGE"];

    public static IEndpointRouteBuilder MapGuardrailChecks(this IEndpointRouteBuilder routes)
    {
        routes.MapPost("/guardrail-checks/invoke", CheckAsync).ExcludeFromDescription();
        return routes;
    }

    private static Task CheckAsync(HttpContext http, BedrockAuthentication authentication, CancellationToken cancellationToken) =>
        BedrockRequest.HandleAsync(http, authentication, (body, _) =>
        {
            List<Part> parts = [.. body.Get("messages").Items().SelectMany((message, m) => message.Get("content").Items().Select((block, c) => new Part(m, c, block.Text("text"))))];
            var checks = body.Get("checks");
            var filters = ReadNames(checks, "contentFilter", "categories", "category", [.. Lexicon.Types.Where(t => t != "PROMPT_ATTACK")]);
            var attacks = ReadNames(checks, "promptAttack", "categories", "category", Attacks);
            var entities = ReadNames(checks, "sensitiveInformation", "entities", "type", PiiEntities.Types);
            return JsonResponse.WriteAsync(http, json => Write(json, parts, filters, attacks, entities), cancellationToken);
        }, cancellationToken);

    /// <summary>Null for a check that is not asked for.</summary>
    private static List<string>? ReadNames(RequestJson checks, string check, string list, string member, IReadOnlyCollection<string> known) =>
        !checks.TryGet(check, out var found) ? null
        : [.. found.Get(list).Items().Select(item => item.OneOf(member, [.. known]))];

    private static void Write(Utf8JsonWriter json, List<Part> parts, List<string>? filters, List<string>? attacks, List<string>? entities)
    {
        json.WriteStartObject();
        json.WriteStartObject("results");
        WriteScores(json, "contentFilter", filters, name => name, parts);
        WriteScores(json, "promptAttack", attacks, _ => "PROMPT_ATTACK", parts);
        if (entities is not null)
        {
            WriteEntities(json, entities, parts);
        }

        json.WriteEndObject();
        json.WriteStartObject("usage");
        var units = (parts.Sum(p => p.Text.Length) + UnitCharacters - 1) / UnitCharacters;
        foreach (var (name, asked) in ((string, object?)[])[("contentFilter", filters), ("promptAttack", attacks), ("sensitiveInformation", entities)])
        {
            if (asked is not null)
            {
                json.WriteStartObject(name);
                json.WriteNumber("textUnits", units);
                json.WriteEndObject();
            }
        }

        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void WriteScores(Utf8JsonWriter json, string check, List<string>? names, Func<string, string> typeOf, List<Part> parts)
    {
        if (names is null)
        {
            return;
        }

        json.WriteStartObject(check);
        json.WriteStartArray("results");
        foreach (var name in names)
        {
            var confidence = parts.Select(p => Lexicon.Confidence(typeOf(name), Terms.Of(p.Text))).DefaultIfEmpty(Strength.None).Max();
            json.WriteStartObject();
            json.WriteString("category", name);
            json.WriteNumber("severityScore", (int)confidence / (double)(int)Strength.High);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteEntities(Utf8JsonWriter json, List<string> entities, List<Part> parts)
    {
        json.WriteStartObject("sensitiveInformation");
        json.WriteStartArray("results");
        foreach (var part in parts)
        {
            foreach (var type in entities)
            {
                foreach (var (start, length) in PiiEntities.Find(type, part.Text))
                {
                    json.WriteStartObject();
                    json.WriteString("type", type);
                    json.WriteNumber("confidenceScore", 1);
                    json.WriteNumber("beginOffset", start);
                    json.WriteNumber("endOffset", start + length);
                    json.WriteNumber("messageIndex", part.Message);
                    json.WriteNumber("contentIndex", part.Content);
                    json.WriteEndObject();
                }
            }
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private readonly record struct Part(int Message, int Content, string Text);
}
