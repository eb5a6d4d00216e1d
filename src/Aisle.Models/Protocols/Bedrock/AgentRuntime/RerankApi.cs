using System.Text.Json;
using Aisle.Models.Protocols.Bedrock.Authentication;
using Aisle.Models.Protocols.Bedrock.Control;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Aisle.Models.Protocols.Bedrock.AgentRuntime;

/// <summary>Rerank of the Agents for Amazon Bedrock Runtime API.</summary>
internal static class RerankApi
{
    private const int MostSources = 1_000;

    public static IEndpointRouteBuilder MapRerank(this IEndpointRouteBuilder routes)
    {
        routes.MapPost("/rerank", RerankAsync).ExcludeFromDescription();
        return routes;
    }

    private static Task RerankAsync(HttpContext http, ModelGateway gateway, InferenceProfiles profiles, BedrockAuthentication authentication, CancellationToken cancellationToken) =>
        BedrockRequest.HandleAsync(http, authentication, async (body, caller) =>
        {
            var sources = body.Get("sources").Items().Select(Source).ToList();
            if (sources.Count is 0 or > MostSources)
            {
                throw body.Get("sources").Wrong($"must have 1 to {MostSources} sources");
            }

            body.Get("rerankingConfiguration").FindOneOf("type", "BEDROCK_RERANKING_MODEL");
            var configuration = body.Get("rerankingConfiguration").Get("bedrockRerankingConfiguration");
            var queries = body.Get("queries").Items().ToList();
            var query = queries.Count == 1 ? queries[0].Get("textQuery").Text("text") : throw body.Get("queries").Wrong("must have one query");
            var scores = await gateway.RerankAsync(
                new RerankCall(
                    profiles.Model(gateway.Catalog, configuration.Get("modelConfiguration").Text("modelArn")).Id,
                    caller,
                    query,
                    [.. sources.Select(Text)],
                    configuration.FindInteger("numberOfResults", 1, MostSources)),
                cancellationToken);
            await JsonResponse.WriteAsync(http, json => Write(json, scores, sources), cancellationToken);
        }, cancellationToken, AgentRuntimeErrors.WriteAsync);

    private static RequestJson Source(RequestJson source)
    {
        source.FindOneOf("type", "INLINE");
        return source.Get("inlineDocumentSource");
    }

    private static string Text(RequestJson source) =>
        source.TryGet("textDocument", out var text) ? text.Text("text") : source.Get("jsonDocument").Element.GetRawText();

    private static void Write(Utf8JsonWriter json, IReadOnlyList<RerankScore> scores, List<RequestJson> sources)
    {
        json.WriteStartObject();
        json.WriteStartArray("results");
        foreach (var score in scores)
        {
            json.WriteStartObject();
            json.WriteNumber("index", score.Index);
            json.WriteNumber("relevanceScore", score.Score);
            json.WritePropertyName("document");
            sources[score.Index].Element.WriteTo(json);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }
}
