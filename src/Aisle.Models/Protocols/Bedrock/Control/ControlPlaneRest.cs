using Aisle.Models.Protocols.Bedrock.Authentication;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Aisle.Models.Protocols.Bedrock.Control;

/// <summary>
/// The control plane's operations that are not served (tuning, evaluation, provisioned throughput and others): an answer that every SDK
/// reads as an error of the service, and not as a page that is missing.
/// </summary>
internal static class ControlPlaneRest
{
    private static readonly string[] Prefixes =
    [
        "/model-customization-jobs", "/model-customization", "/model-import-jobs", "/model-copy-jobs", "/evaluation-jobs", "/evaluation-job",
        "/provisioned-model-throughput", "/provisioned-model-throughputs", "/prompt-routers", "/custom-models", "/imported-models",
        "/marketplace-model", "/automated-reasoning-policies", "/enforcedGuardrailsConfiguration", "/guardrail-checks",
        "/generateQuery", "/optimize-prompt", "/agenticRetrieveStream",
    ];

    public static IEndpointRouteBuilder MapControlPlaneRest(this IEndpointRouteBuilder routes)
    {
        foreach (var prefix in Prefixes)
        {
            routes.Map(prefix + "/{**rest}", RefuseAsync).ExcludeFromDescription();
        }

        return routes;
    }

    private static Task RefuseAsync(HttpContext http, BedrockAuthentication authentication, CancellationToken cancellationToken) =>
        BedrockRequest.HandleAsync(http, authentication, (_, _) => throw new ModelFaultException(new ModelFault(
            ModelFaultKind.InvalidRequest, $"{http.Request.Method} {http.Request.Path} is an operation of Amazon Bedrock that is not served here.")), cancellationToken);
}
