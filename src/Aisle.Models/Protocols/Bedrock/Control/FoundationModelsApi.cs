using System.Text.Json;
using Aisle.Models.Protocols.Bedrock.Authentication;
using Aisle.Models.Routing;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Aisle.Models.Protocols.Bedrock.Control;

/// <summary>Foundation models of Amazon Bedrock's control plane: the model catalogue.</summary>
internal static class FoundationModelsApi
{
    private const string Models = "/foundation-models";

    public static IEndpointRouteBuilder MapFoundationModels(this IEndpointRouteBuilder routes)
    {
        routes.MapGet(Models, ListAsync).ExcludeFromDescription();
        routes.MapGet(Models + "/{**id}", GetAsync).ExcludeFromDescription();
        routes.MapGet("/foundation-model-availability/{**id}", AvailabilityAsync).ExcludeFromDescription();
        return routes;
    }

    private static Task ListAsync(HttpContext http, ModelGateway gateway, BedrockAuthentication authentication, CancellationToken cancellationToken) =>
        BedrockRequest.HandleAsync(http, authentication, (_, _) =>
        {
            var models = Asked(gateway.Catalog, http.Request.Query);
            return JsonResponse.WriteAsync(http, json =>
            {
                json.WriteStartObject();
                json.WriteStartArray("modelSummaries");
                foreach (var model in models)
                {
                    Write(json, model);
                }

                json.WriteEndArray();
                json.WriteEndObject();
            }, cancellationToken);
        }, cancellationToken);

    private static Task GetAsync(HttpContext http, ModelGateway gateway, BedrockAuthentication authentication, CancellationToken cancellationToken) =>
        BedrockRequest.HandleAsync(http, authentication, (_, _) =>
        {
            var model = Find(gateway.Catalog, BedrockRequest.Tail(http, Models + "/"));
            return JsonResponse.WriteAsync(http, json =>
            {
                json.WriteStartObject();
                json.WritePropertyName("modelDetails");
                Write(json, model);
                json.WriteEndObject();
            }, cancellationToken);
        }, cancellationToken);

    private static Task AvailabilityAsync(HttpContext http, ModelGateway gateway, BedrockAuthentication authentication, CancellationToken cancellationToken) =>
        BedrockRequest.HandleAsync(http, authentication, (_, _) =>
        {
            var model = Find(gateway.Catalog, BedrockRequest.Tail(http, "/foundation-model-availability/"));
            return JsonResponse.WriteAsync(http, json =>
            {
                json.WriteStartObject();
                json.WriteString("modelId", model.Id);
                json.WriteStartObject("agreementAvailability");
                json.WriteString("status", "AVAILABLE");
                json.WriteEndObject();
                json.WriteString("authorizationStatus", "AUTHORIZED");
                json.WriteString("entitlementAvailability", "AVAILABLE");
                json.WriteString("regionAvailability", "AVAILABLE");
                json.WriteEndObject();
            }, cancellationToken);
        }, cancellationToken);

    private static List<ModelEntry> Asked(ModelCatalog catalog, IQueryCollection query)
    {
        var provider = query["byProvider"].ToString();
        var output = query.FindOneOf("byOutputModality", "TEXT", "IMAGE", "EMBEDDING", "SPEECH");
        var none = query.FindOneOf("byInferenceType", "ON_DEMAND", "PROVISIONED") == "PROVISIONED"
            || query.FindOneOf("byCustomizationType", "FINE_TUNING", "CONTINUED_PRE_TRAINING", "DISTILLATION") is not null; // all are served as they are, on demand
        return [.. catalog.Models.Where(m => !none && (provider.Length == 0 || m.Maker.Equals(provider, StringComparison.OrdinalIgnoreCase)) && (output is null || m.Outputs.Any(o => Name(o) == output)))];
    }

    private static ModelEntry Find(ModelCatalog catalog, string name) =>
        catalog.TryFind(ModelId.FromArn(name), out var model)
            ? model
            : throw BedrockRequest.NotFound("Could not resolve the foundation model from the provided model identifier.");

    private static void Write(Utf8JsonWriter json, ModelEntry model)
    {
        json.WriteStartObject();
        json.WriteString("modelArn", Arn(model));
        json.WriteString("modelId", model.Id);
        json.WriteString("modelName", model.Name);
        json.WriteString("providerName", model.Maker);
        WriteNames(json, "inputModalities", model.Inputs.Select(Name));
        WriteNames(json, "outputModalities", model.Outputs.Select(Name));
        json.WriteBoolean("responseStreamingSupported", model.Streams);
        WriteNames(json, "customizationsSupported", []);
        WriteNames(json, "inferenceTypesSupported", ["ON_DEMAND"]);
        json.WriteStartObject("modelLifecycle");
        json.WriteString("status", "ACTIVE");
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void WriteNames(Utf8JsonWriter json, string member, IEnumerable<string> names)
    {
        json.WriteStartArray(member);
        foreach (var name in names)
        {
            json.WriteStringValue(name);
        }

        json.WriteEndArray();
    }

    public static string Arn(ModelEntry model) => $"arn:aws:bedrock:{BedrockArn.Region}::foundation-model/{model.Id}";

    private static string Name(Modality modality) => modality.ToString().ToUpperInvariant();
}
