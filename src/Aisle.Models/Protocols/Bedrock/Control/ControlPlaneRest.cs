using Aisle.Models.Protocols.Bedrock.Authentication;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Aisle.Models.Protocols.Bedrock.Control;

/// <summary>
/// The operations of Bedrock that are not served (tuning, evaluation, provisioned throughput, agents and others). Their listings are empty; the rest
/// gets an answer that every SDK reads as an error of the service, and not as a page that is missing.
/// </summary>
internal static class ControlPlaneRest
{
    private static readonly string[] Prefixes =
    [
        "/model-customization-jobs", "/model-customization", "/model-import-jobs", "/model-copy-jobs", "/evaluation-jobs", "/evaluation-job",
        "/provisioned-model-throughput", "/provisioned-model-throughputs", "/prompt-routers", "/custom-models", "/imported-models",
        "/advanced-prompt-optimization-job", "/advanced-prompt-optimization-jobs", "/create-foundation-model-agreement", "/delete-foundation-model-agreement",
        "/list-foundation-model-agreement-offers", "/data-retention", "/resource-policy", "/use-case-for-model-access", "/tags", "/knowledgebases",
        "/marketplace-model", "/automated-reasoning-policies", "/enforcedGuardrailsConfiguration", "/generateQuery", "/optimize-prompt", "/agenticRetrieveStream",
        "/sessions", "/agents", "/flows",
    ];

    /// <summary>The path of a listing, and the member that holds its items.</summary>
    private static readonly (string Path, string Member)[] Listings =
    [
        ("/custom-models", "modelSummaries"),
        ("/imported-models", "modelSummaries"),
        ("/provisioned-model-throughputs", "provisionedModelSummaries"),
        ("/model-customization-jobs", "modelCustomizationJobSummaries"),
        ("/model-copy-jobs", "modelCopyJobSummaries"),
        ("/model-import-jobs", "modelImportJobSummaries"),
        ("/evaluation-jobs", "jobSummaries"),
        ("/prompt-routers", "promptRouterSummaries"),
        ("/marketplace-model/endpoints", "marketplaceModelEndpoints"),
        ("/automated-reasoning-policies", "automatedReasoningPolicySummaries"),
        ("/enforcedGuardrailsConfiguration", "guardrailsConfig"),
        ("/model-customization/custom-model-deployments", "modelDeploymentSummaries"),
    ];

    public static IEndpointRouteBuilder MapControlPlaneRest(this IEndpointRouteBuilder routes)
    {
        foreach (var prefix in Prefixes)
        {
            routes.Map(prefix + "/{**rest}", RefuseAsync).ExcludeFromDescription();
        }

        foreach (var (path, member) in Listings)
        {
            routes.MapGet(path, (HttpContext http, BedrockAuthentication authentication, CancellationToken cancellationToken) => ListNoneAsync(http, member, authentication, cancellationToken)).ExcludeFromDescription();
        }

        return routes;
    }

    private static Task ListNoneAsync(HttpContext http, string member, BedrockAuthentication authentication, CancellationToken cancellationToken) =>
        BedrockRequest.HandleAsync(http, authentication, (_, _) => JsonResponse.WriteAsync(http, json =>
        {
            json.WriteStartObject();
            json.WriteStartArray(member);
            json.WriteEndArray();
            json.WriteEndObject();
        }, cancellationToken), cancellationToken);

    private static Task RefuseAsync(HttpContext http, BedrockAuthentication authentication, CancellationToken cancellationToken) =>
        BedrockRequest.HandleAsync(http, authentication, (_, _) => throw new ModelFaultException(new ModelFault(
            ModelFaultKind.InvalidRequest, $"{http.Request.Method} {http.Request.Path} is an operation of Amazon Bedrock that is not served here.")), cancellationToken);
}
