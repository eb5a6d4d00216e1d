using System.Text;
using System.Text.Json;
using Aisle.Models.Guardrails;
using Aisle.Models.Knowledge;
using Aisle.Models.Protocols.Bedrock.Authentication;
using Aisle.Models.Protocols.Bedrock.EventStream;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Aisle.Models.Protocols.Bedrock.AgentRuntime;

/// <summary>Retrieve and RetrieveAndGenerate of the Agents for Amazon Bedrock Runtime API. A session's id is given back, but nothing is remembered under it.</summary>
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

    private static Task RetrieveAsync(
        string id, HttpContext http, IEnumerable<IKnowledgeBase> bases, BedrockAuthentication authentication, CancellationToken cancellationToken) =>
        BedrockRequest.HandleAsync(http, authentication, async (body, _) =>
        {
            var query = KnowledgeReader.ReadQuery(body.Get("retrievalQuery").Text("text"), body);
            var passages = await Find(bases, id).RetrieveAsync(query, cancellationToken);
            await JsonResponse.WriteAsync(http, json =>
            {
                json.WriteStartObject();
                json.WriteStartArray("retrievalResults");
                foreach (var passage in passages)
                {
                    KnowledgeWriter.Write(json, passage, scored: true);
                }

                json.WriteEndArray();
                json.WriteEndObject();
            }, cancellationToken);
        }, cancellationToken);

    private static Task GenerateAsync(
        HttpContext http, IEnumerable<IKnowledgeBase> bases, GuardedGateway gateway, BedrockAuthentication authentication, CancellationToken cancellationToken) =>
        BedrockRequest.HandleAsync(http, authentication, async (body, caller) =>
        {
            var (call, passages) = await AskAsync(body, bases, caller, cancellationToken);
            var response = await gateway.CompleteAsync(call, cancellationToken);
            await JsonResponse.WriteAsync(http, json =>
            {
                json.WriteStartObject();
                json.WriteString("sessionId", SessionId(body));
                json.WriteStartObject("output");
                json.WriteString("text", response.Text);
                json.WriteEndObject();
                json.WriteStartArray("citations");
                foreach (var citation in Citation.Of(response.Text, passages))
                {
                    json.WriteStartObject();
                    KnowledgeWriter.WriteCitation(json, citation);
                    json.WriteEndObject();
                }

                json.WriteEndArray();
                json.WriteString("guardrailAction", Action(GuardrailTrace.Of(response.AdditionalProperties)));
                json.WriteEndObject();
            }, cancellationToken);
        }, cancellationToken);

    private static Task GenerateStreamAsync(
        HttpContext http, IEnumerable<IKnowledgeBase> bases, GuardedGateway gateway, BedrockAuthentication authentication, CancellationToken cancellationToken) =>
        BedrockRequest.HandleAsync(http, authentication, async (body, caller) =>
        {
            var (call, passages) = await AskAsync(body, bases, caller, cancellationToken);
            http.Response.Headers["x-amzn-bedrock-knowledge-base-session-id"] = SessionId(body);
            using var events = new EventWriter(http.Response.BodyWriter);
            var said = new StringBuilder();
            GuardrailTrace? trace = null;
            await StreamedAnswer.SendAsync(http, "application/vnd.amazon.eventstream", gateway.StreamAsync(call, cancellationToken), () => new StreamedAnswer(
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
                    foreach (var citation in Citation.Of(said.ToString(), passages))
                    {
                        Write(events, "citation", json => KnowledgeWriter.WriteCitation(json, citation));
                    }

                    if (trace is not null)
                    {
                        Write(events, "guardrail", json => json.WriteString("action", Action(trace)));
                    }
                },
                fault => EventStreamEncoder.WriteException(http.Response.BodyWriter, StreamMember(fault.Kind), BedrockErrors.Body(fault)),
                () => { }), cancellationToken);
        }, cancellationToken);

    private static async Task<(ChatCall Call, IReadOnlyList<KnowledgePassage> Passages)> AskAsync(
        RequestJson body, IEnumerable<IKnowledgeBase> bases, Caller caller, CancellationToken cancellationToken)
    {
        var question = body.Get("input").Text("text");
        var configuration = body.Get("retrieveAndGenerateConfiguration");
        if (configuration.Text("type") == "EXTERNAL_SOURCES")
        {
            var external = configuration.Get("externalSourcesConfiguration");
            var sources = KnowledgeReader.ReadSources(external);
            return (KnowledgeReader.ReadCall(external, question, sources, caller), sources);
        }

        if (configuration.Text("type") != "KNOWLEDGE_BASE")
        {
            throw configuration.Get("type").Wrong("must be KNOWLEDGE_BASE or EXTERNAL_SOURCES");
        }

        var from = configuration.Get("knowledgeBaseConfiguration");
        var passages = await Find(bases, from.Text("knowledgeBaseId")).RetrieveAsync(KnowledgeReader.ReadQuery(question, from), cancellationToken);
        return (KnowledgeReader.ReadCall(from, question, passages, caller), passages);
    }

    private static IKnowledgeBase Find(IEnumerable<IKnowledgeBase> bases, string id) =>
        bases.FirstOrDefault(b => b.Id == id) ?? throw BedrockRequest.NotFound($"The knowledge base {id} does not exist.");

    private static string SessionId(RequestJson body) => body.FindText("sessionId") ?? Guid.NewGuid().ToString();

    private static string Action(GuardrailTrace? trace) => trace?.HasIntervened == true ? "INTERVENED" : "NONE";

    /// <summary>The members that this stream's union has and that of InvokeModel has not, and the other way round.</summary>
    private static string StreamMember(ModelFaultKind kind) => kind switch
    {
        ModelFaultKind.ProviderFailed or ModelFaultKind.Timeout => "dependencyFailedException",
        ModelFaultKind.Unavailable => "badGatewayException",
        _ => BedrockErrors.StreamMember(kind),
    };

    private static void Write(EventWriter events, string type, Action<Utf8JsonWriter> members) => events.Write(type, json =>
    {
        json.WriteStartObject();
        members(json);
        json.WriteEndObject();
    });
}
