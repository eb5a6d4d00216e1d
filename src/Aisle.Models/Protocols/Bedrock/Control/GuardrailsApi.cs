using System.Text.Json;
using Aisle.Models.Guardrails;
using Aisle.Models.Protocols.Bedrock.Authentication;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Aisle.Models.Protocols.Bedrock.Control;

/// <summary>Guardrails of Amazon Bedrock's control plane: a draft that can be changed, and numbered versions that can't.</summary>
internal static class GuardrailsApi
{
    private const string Guardrails = "/guardrails";

    public static IEndpointRouteBuilder MapGuardrails(this IEndpointRouteBuilder routes)
    {
        routes.MapPost(Guardrails, CreateAsync).ExcludeFromDescription();
        routes.MapGet(Guardrails, ListAsync).ExcludeFromDescription();
        routes.MapGet(Guardrails + "/{**id}", GetAsync).ExcludeFromDescription();
        routes.MapPut(Guardrails + "/{**id}", UpdateAsync).ExcludeFromDescription();
        routes.MapDelete(Guardrails + "/{**id}", DeleteAsync).ExcludeFromDescription();
        routes.MapPost(Guardrails + "/{**id}", CreateVersionAsync).ExcludeFromDescription();
        return routes;
    }

    private static Task CreateAsync(HttpContext http, GuardrailStore store, ResourceTags tags, BedrockAuthentication authentication, TimeProvider time, CancellationToken cancellationToken) =>
        BedrockRequest.HandleAsync(http, authentication, (body, _) =>
        {
            var now = time.GetUtcNow();
            var guardrail = GuardrailReader.Read(body, Guid.NewGuid().ToString("N")[..12], now, now);
            Put(store, guardrail);
            tags.PutAll(GuardrailWriter.Arn(guardrail.Id), body);
            return AcceptAsync(http, json =>
            {
                json.WriteString("guardrailId", guardrail.Id);
                json.WriteString("guardrailArn", GuardrailWriter.Arn(guardrail.Id));
                json.WriteString("version", guardrail.Version);
                json.WriteString("createdAt", guardrail.CreatedAt);
            }, cancellationToken);
        }, cancellationToken);

    private static Task ListAsync(HttpContext http, GuardrailStore store, BedrockAuthentication authentication, CancellationToken cancellationToken) =>
        BedrockRequest.HandleAsync(http, authentication, (_, _) =>
        {
            var id = GuardrailArn.IdOf(http.Request.Query["guardrailIdentifier"].ToString());
            List<Guardrail> all = id.Length == 0 ? [.. store.All.Select(r => r.Draft)] : [.. (store.Find(id) ?? throw NotFound(id)).Versions];
            var page = BedrockPage.Of(all, http.Request.Query, g => $"{g.Id}.{g.Version}");
            return JsonResponse.WriteAsync(http, json =>
            {
                json.WriteStartObject();
                json.WriteStartArray("guardrails");
                foreach (var guardrail in page.Items)
                {
                    GuardrailWriter.WriteSummary(json, guardrail);
                }

                json.WriteEndArray();
                page.WriteNextToken(json);
                json.WriteEndObject();
            }, cancellationToken);
        }, cancellationToken);

    private static Task GetAsync(HttpContext http, GuardrailStore store, BedrockAuthentication authentication, CancellationToken cancellationToken) =>
        BedrockRequest.HandleAsync(http, authentication, (_, _) =>
        {
            var (id, version) = Named(http);
            var guardrail = store.Find(id, version ?? Guardrail.Draft) ?? throw NotFound(id);
            return JsonResponse.WriteAsync(http, json => GuardrailWriter.Write(json, guardrail), cancellationToken);
        }, cancellationToken);

    private static Task UpdateAsync(HttpContext http, GuardrailStore store, BedrockAuthentication authentication, TimeProvider time, CancellationToken cancellationToken) =>
        BedrockRequest.HandleAsync(http, authentication, (body, _) =>
        {
            var (id, _) = Named(http);
            var guardrail = GuardrailReader.Read(body, id, (store.Find(id) ?? throw NotFound(id)).Draft.CreatedAt, time.GetUtcNow());
            Put(store, guardrail);
            return AcceptAsync(http, json =>
            {
                json.WriteString("guardrailId", guardrail.Id);
                json.WriteString("guardrailArn", GuardrailWriter.Arn(guardrail.Id));
                json.WriteString("version", guardrail.Version);
                json.WriteString("updatedAt", guardrail.UpdatedAt);
            }, cancellationToken);
        }, cancellationToken);

    private static Task DeleteAsync(HttpContext http, GuardrailStore store, BedrockAuthentication authentication, CancellationToken cancellationToken) =>
        BedrockRequest.HandleAsync(http, authentication, (_, _) =>
        {
            var (id, version) = Named(http);
            return (version is null ? store.Remove(id) : store.RemoveVersion(id, version))
                ? AcceptAsync(http, _ => { }, cancellationToken)
                : throw NotFound(id);
        }, cancellationToken);

    private static Task CreateVersionAsync(HttpContext http, GuardrailStore store, BedrockAuthentication authentication, TimeProvider time, CancellationToken cancellationToken) =>
        BedrockRequest.HandleAsync(http, authentication, (body, _) =>
        {
            var (id, _) = Named(http);
            var guardrail = store.AddVersion(id, body.FindText("description"), time.GetUtcNow()) ?? throw NotFound(id);
            return AcceptAsync(http, json =>
            {
                json.WriteString("guardrailId", guardrail.Id);
                json.WriteString("version", guardrail.Version);
            }, cancellationToken);
        }, cancellationToken);

    private static void Put(GuardrailStore store, Guardrail guardrail)
    {
        if (!store.TryPutDraft(guardrail))
        {
            throw new ModelFaultException(new ModelFault(
                ModelFaultKind.Conflict, $"Another guardrail is named {guardrail.Name}; choose a different name.", Parameter: "name"));
        }
    }

    private static (string Id, string? Version) Named(HttpContext http) =>
        (GuardrailArn.IdOf(BedrockRequest.Tail(http, Guardrails + "/")), http.Request.Query["guardrailVersion"].ToString() is { Length: > 0 } version ? version : null);

    private static Task AcceptAsync(HttpContext http, Action<Utf8JsonWriter> members, CancellationToken cancellationToken)
    {
        http.Response.StatusCode = StatusCodes.Status202Accepted;
        return JsonResponse.WriteAsync(http, json =>
        {
            json.WriteStartObject();
            members(json);
            json.WriteEndObject();
        }, cancellationToken);
    }

    private static ModelFaultException NotFound(string id) => BedrockRequest.NotFound($"The guardrail {id}, or this version of it, does not exist.");
}
