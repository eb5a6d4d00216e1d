using System.Text.Json;
using Aisle.Models.Protocols.Anthropic;
using Aisle.Models.Protocols.OpenAI;
using Aisle.Models.Routing;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Aisle.Models.Protocols;

/// <summary>
/// GET /v1/models and /v1/models/ID. OpenAI's and Anthropic's API have the same path; who sends the header anthropic-version gets Anthropic's shape. A
/// caller sees the models that its key may call.
/// </summary>
internal static class ModelListApi
{
    public static IEndpointRouteBuilder MapModelList(this IEndpointRouteBuilder routes)
    {
        foreach (var prefix in (string[])["/v1", "/openai/v1", "/anthropic/v1"])
        {
            routes.MapGet(prefix + "/models", ListAsync).ExcludeFromDescription();
            routes.MapGet(prefix + "/models/{**id}", GetAsync).ExcludeFromDescription();
        }

        return routes;
    }

    private static Task ListAsync(HttpContext http, ModelGateway gateway, ApiKeyAuthentication authentication, CancellationToken cancellationToken) =>
        HandleAsync(http, authentication, caller =>
        {
            var models = gateway.Catalog.Models.Where(m => caller.MayCall(m.Id)).ToList();
            return JsonResponse.WriteAsync(http, json =>
            {
                json.WriteStartObject();
                if (IsAnthropic(http))
                {
                    json.WriteBoolean("has_more", false);
                    json.WriteString("first_id", models.FirstOrDefault()?.Id);
                    json.WriteString("last_id", models.LastOrDefault()?.Id);
                }
                else
                {
                    json.WriteString("object", "list");
                }

                json.WriteStartArray("data");
                foreach (var model in models)
                {
                    Write(json, model, IsAnthropic(http));
                }

                json.WriteEndArray();
                json.WriteEndObject();
            }, cancellationToken);
        }, cancellationToken);

    private static Task GetAsync(string id, HttpContext http, ModelGateway gateway, ApiKeyAuthentication authentication, CancellationToken cancellationToken) =>
        HandleAsync(http, authentication, caller => gateway.Catalog.TryFind(id, out var model) && caller.MayCall(model.Id)
            ? JsonResponse.WriteAsync(http, json => Write(json, model, IsAnthropic(http)), cancellationToken)
            : throw new ModelFaultException(new ModelFault(ModelFaultKind.NotFound, $"The model {id} does not exist.", Parameter: "model")), cancellationToken);

    private static void Write(Utf8JsonWriter json, ModelEntry model, bool anthropic)
    {
        json.WriteStartObject();
        json.WriteString("id", model.Id);
        if (anthropic)
        {
            json.WriteString("type", "model");
            json.WriteString("display_name", model.Name);
            json.WriteString("created_at", DateTimeOffset.UnixEpoch);
        }
        else
        {
            json.WriteString("object", "model");
            json.WriteNumber("created", 0);
            json.WriteString("owned_by", model.Maker);
        }

        json.WriteEndObject();
    }

    private static Task HandleAsync(HttpContext http, ApiKeyAuthentication authentication, Func<Caller, Task> answer, CancellationToken cancellationToken) =>
        CallerRequest.HandleAsync(
            http, authentication, (_, caller) => answer(caller), IsAnthropic(http) ? AnthropicErrors.WriteAsync : OpenAIErrors.WriteAsync, cancellationToken, bodyMayBeEmpty: true);

    private static bool IsAnthropic(HttpContext http) => http.Request.Headers.ContainsKey("anthropic-version") || http.Request.Path.StartsWithSegments("/anthropic");
}
