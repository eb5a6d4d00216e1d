using System.Text.Json;
using Aisle.Models.Protocols.Bedrock.Authentication;
using Aisle.Models.Routing;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Aisle.Models.Protocols.Bedrock.Control;

/// <summary>Inference profiles of Amazon Bedrock's control plane: those of the configuration, and those that callers make.</summary>
internal static class InferenceProfilesApi
{
    private const string Profiles = "/inference-profiles";

    private static readonly string[] Types = ["SYSTEM_DEFINED", "APPLICATION"];

    public static IEndpointRouteBuilder MapInferenceProfiles(this IEndpointRouteBuilder routes)
    {
        routes.MapGet(Profiles, ListAsync).ExcludeFromDescription();
        routes.MapPost(Profiles, CreateAsync).ExcludeFromDescription();
        routes.MapGet(Profiles + "/{**id}", GetAsync).ExcludeFromDescription();
        routes.MapDelete(Profiles + "/{**id}", DeleteAsync).ExcludeFromDescription();
        return routes;
    }

    private static Task ListAsync(HttpContext http, ModelGateway gateway, InferenceProfiles profiles, BedrockAuthentication authentication, CancellationToken cancellationToken) =>
        BedrockRequest.HandleAsync(http, authentication, (_, _) =>
        {
            var type = http.Request.Query.FindOneOf("type", Types) ?? http.Request.Query.FindOneOf("typeEquals", Types);
            var page = BedrockPage.Of([.. All(gateway.Catalog, profiles).Where(p => type is null || p.Type == type)], http.Request.Query, p => p.Id);
            return JsonResponse.WriteAsync(http, json =>
            {
                json.WriteStartObject();
                json.WriteStartArray("inferenceProfileSummaries");
                foreach (var profile in page.Items)
                {
                    Write(json, profile);
                }

                json.WriteEndArray();
                page.WriteNextToken(json);
                json.WriteEndObject();
            }, cancellationToken);
        }, cancellationToken);

    private static Task CreateAsync(
        HttpContext http, ModelGateway gateway, InferenceProfiles profiles, ResourceTags tags, BedrockAuthentication authentication, TimeProvider time, CancellationToken cancellationToken) =>
        BedrockRequest.HandleAsync(http, authentication, (body, _) =>
        {
            var from = body.Get("modelSource").Get("copyFrom");
            var model = profiles.FindModel(gateway.Catalog, from.Text())?.Entry ?? throw from.Wrong("is no model or inference profile that is known here");
            var name = body.Text("inferenceProfileName") is { Length: > 0 and <= 64 } given ? given : throw body.Get("inferenceProfileName").Wrong("must have 1 to 64 characters");
            if (profiles.Applications.Any(p => p.Name == name))
            {
                throw new ModelFaultException(new ModelFault(ModelFaultKind.Conflict, $"Another inference profile is named {name}; choose a different name.", Parameter: "inferenceProfileName"));
            }

            var profile = new ApplicationProfile(Guid.NewGuid().ToString("N")[..12], name, model.Id, body.FindText("description"), time.GetUtcNow());
            var arn = Of(profile, model).Arn;
            tags.PutAll(arn, body);
            profiles.Put(profile);
            http.Response.StatusCode = StatusCodes.Status201Created;
            return JsonResponse.WriteAsync(http, json =>
            {
                json.WriteStartObject();
                json.WriteString("inferenceProfileArn", arn);
                json.WriteString("status", "ACTIVE");
                json.WriteEndObject();
            }, cancellationToken);
        }, cancellationToken);

    private static Task GetAsync(HttpContext http, ModelGateway gateway, InferenceProfiles profiles, BedrockAuthentication authentication, CancellationToken cancellationToken) =>
        BedrockRequest.HandleAsync(http, authentication, (_, _) =>
        {
            var id = Named(http);
            var profile = All(gateway.Catalog, profiles).FirstOrDefault(p => p.Id == id) ?? throw NotFound(id);
            return JsonResponse.WriteAsync(http, json => Write(json, profile), cancellationToken);
        }, cancellationToken);

    private static Task DeleteAsync(HttpContext http, InferenceProfiles profiles, BedrockAuthentication authentication, CancellationToken cancellationToken) =>
        BedrockRequest.HandleAsync(http, authentication, (_, _) => profiles.Remove(Named(http))
            ? JsonResponse.WriteAsync(http, json =>
            {
                json.WriteStartObject();
                json.WriteEndObject();
            }, cancellationToken)
            : throw NotFound(Named(http)), cancellationToken);

    private static IEnumerable<Profile> All(ModelCatalog catalog, InferenceProfiles profiles)
    {
        foreach (var (id, model) in InferenceProfiles.OfSystem(catalog))
        {
            yield return new Profile(id, model.Name, $"arn:aws:bedrock:{BedrockArn.Region}:{BedrockArn.Account}:inference-profile/{id}", model, "SYSTEM_DEFINED", null, null);
        }

        foreach (var profile in profiles.Applications)
        {
            if (catalog.TryFind(profile.Model, out var model))
            {
                yield return Of(profile, model);
            }
        }
    }

    private static Profile Of(ApplicationProfile profile, ModelEntry model) => new(
        profile.Id, profile.Name, $"arn:aws:bedrock:{BedrockArn.Region}:{BedrockArn.Account}:application-inference-profile/{profile.Id}", model, "APPLICATION", profile.Description, profile.CreatedAt);

    private static string Named(HttpContext http) => ModelId.FromArn(BedrockRequest.Tail(http, Profiles + "/"));

    private static ModelFaultException NotFound(string id) => BedrockRequest.NotFound($"The inference profile {id} could not be found.");

    private static void Write(Utf8JsonWriter json, Profile profile)
    {
        json.WriteStartObject();
        json.WriteString("inferenceProfileId", profile.Id);
        json.WriteString("inferenceProfileName", profile.Name);
        json.WriteString("inferenceProfileArn", profile.Arn);
        json.WriteStartArray("models");
        json.WriteStartObject();
        json.WriteString("modelArn", FoundationModelsApi.Arn(profile.Model));
        json.WriteEndObject();
        json.WriteEndArray();
        json.WriteString("status", "ACTIVE");
        json.WriteString("type", profile.Type);
        if (profile.Description is { } description)
        {
            json.WriteString("description", description);
        }

        if (profile.CreatedAt is { } at)
        {
            json.WriteString("createdAt", at);
            json.WriteString("updatedAt", at);
        }

        json.WriteEndObject();
    }

    private sealed record Profile(string Id, string Name, string Arn, ModelEntry Model, string Type, string? Description, DateTimeOffset? CreatedAt);
}
