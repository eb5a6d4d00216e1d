using System.Globalization;
using System.Text;
using System.Text.Json;
using Aisle.Models.Guardrails;
using Aisle.Models.Knowledge;
using Aisle.Models.Protocols.Bedrock.Authentication;
using Aisle.Models.Protocols.Bedrock.Control;
using Aisle.Models.Protocols.Bedrock.EventStream;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Aisle.Models.Protocols.Bedrock.AgentRuntime;

/// <summary>Retrieve and RetrieveAndGenerate of the Agents for Amazon Bedrock Runtime API.</summary>
internal static class KnowledgeApi
{
    private const string Bases = "/knowledgebases/";

    public static IEndpointRouteBuilder MapKnowledge(this IEndpointRouteBuilder routes)
    {
        routes.MapPost(Bases + "{id}/retrieve", RetrieveAsync).ExcludeFromDescription();
        routes.MapPost("/retrieveAndGenerate", GenerateAsync).ExcludeFromDescription();
        routes.MapPost("/retrieveAndGenerateStream", GenerateStreamAsync).ExcludeFromDescription();
        return routes;
    }

    private static Task RetrieveAsync(string id, HttpContext http, KnowledgeSearch search, BedrockAuthentication authentication, CancellationToken cancellationToken) =>
        BedrockRequest.HandleAsync(http, authentication, async (body, caller) =>
        {
            var question = body.Get("retrievalQuery");
            question.FindOneOf("type", "TEXT");
            var asked = KnowledgeReader.ReadQuery(question.Text("text"), body);
            var (passages, more) = await search.FindAsync(id, asked, caller, cancellationToken);
            var intervened = false;
            if (body.TryGet("guardrailConfiguration", out var guardrail))
            {
                (passages, intervened) = search.Guard(KnowledgeReader.ReadGuardrail(guardrail), asked.Query.Text, passages);
            }

            await JsonResponse.WriteAsync(http, json =>
            {
                json.WriteStartObject();
                json.WriteStartArray("retrievalResults");
                foreach (var passage in passages)
                {
                    KnowledgeWriter.Write(json, passage, scored: true);
                }

                json.WriteEndArray();
                if (more)
                {
                    json.WriteString("nextToken", (asked.From + asked.Query.Limit).ToString(CultureInfo.InvariantCulture));
                }

                json.WriteString("guardrailAction", Action(intervened));
                json.WriteEndObject();
            }, cancellationToken);
        }, cancellationToken, AgentRuntimeErrors.WriteAsync);

    private static Task GenerateAsync(HttpContext http, KnowledgeAnswers answers, GuardedGateway gateway, BedrockAuthentication authentication, CancellationToken cancellationToken) =>
        BedrockRequest.HandleAsync(http, authentication, async (body, caller) =>
        {
            var asked = await answers.AskAsync(body, caller, cancellationToken);
            var response = await gateway.CompleteAsync(asked.Call.Heed(http), cancellationToken);
            var intervened = GuardrailTrace.Of(response.AdditionalProperties)?.HasIntervened == true;
            answers.Answered(asked, response.Text, intervened);
            await JsonResponse.WriteAsync(http, json =>
            {
                json.WriteStartObject();
                json.WriteString("sessionId", asked.SessionId);
                json.WriteStartObject("output");
                json.WriteString("text", response.Text);
                json.WriteEndObject();
                json.WriteStartArray("citations");
                foreach (var citation in Citation.Of(response.Text, asked.Passages))
                {
                    json.WriteStartObject();
                    KnowledgeWriter.WriteCitation(json, citation);
                    json.WriteEndObject();
                }

                json.WriteEndArray();
                json.WriteString("guardrailAction", Action(intervened));
                json.WriteEndObject();
            }, cancellationToken);
        }, cancellationToken, AgentRuntimeErrors.WriteAsync);

    private static Task GenerateStreamAsync(HttpContext http, KnowledgeAnswers answers, GuardedGateway gateway, BedrockAuthentication authentication, CancellationToken cancellationToken) =>
        BedrockRequest.HandleAsync(http, authentication, async (body, caller) =>
        {
            var asked = await answers.AskAsync(body, caller, cancellationToken);
            http.Response.Headers["x-amzn-bedrock-knowledge-base-session-id"] = asked.SessionId;
            using var events = new EventWriter(http.Response.BodyWriter);
            var said = new StringBuilder();
            GuardrailTrace? trace = null;
            await StreamedAnswer.SendAsync(http, "application/vnd.amazon.eventstream", gateway.StreamAsync(asked.Call.Heed(http), cancellationToken), () => new StreamedAnswer(
                () => { },
                update =>
                {
                    trace = GuardrailTrace.Of(update.AdditionalProperties) ?? trace;
                    if (update.Text is { Length: > 0 } text)
                    {
                        said.Append(text);
                        Write(events, "output", json => json.WriteString("text", text));
                    }
                },
                () =>
                {
                    foreach (var citation in Citation.Of(said.ToString(), asked.Passages))
                    {
                        Write(events, "citation", json => KnowledgeWriter.WriteEvent(json, citation));
                    }

                    if (trace is not null)
                    {
                        Write(events, "guardrail", json => json.WriteString("action", Action(trace.HasIntervened)));
                    }

                    answers.Answered(asked, said.ToString(), trace?.HasIntervened == true);
                },
                fault => EventStreamEncoder.WriteException(http.Response.BodyWriter, AgentRuntimeErrors.StreamMember(fault.Kind), BedrockErrors.Body(fault)),
                () => { }), cancellationToken);
        }, cancellationToken, AgentRuntimeErrors.WriteAsync);

    private static string Action(bool intervened) => intervened ? "INTERVENED" : "NONE";

    private static void Write(EventWriter events, string type, Action<Utf8JsonWriter> members) => events.Write(type, json =>
    {
        json.WriteStartObject();
        members(json);
        json.WriteEndObject();
    });
}
