using System.Text.Json;
using Aisle.Models.Protocols.Bedrock.Authentication;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Aisle.Models.Protocols.Bedrock.Control;

/// <summary>The configuration of the invocation log, as it was put.</summary>
/// <param name="Wire">The member loggingConfig.</param>
internal sealed record LoggingConfiguration(JsonElement Wire);

/// <summary>Gets, puts and deletes the configuration of the model invocation log. There is one for all callers, and only an admin's key changes it.</summary>
internal static class LoggingApi
{
    private const string Route = "/logging/modelinvocations";

    public static IEndpointRouteBuilder MapLogging(this IEndpointRouteBuilder routes)
    {
        routes.MapGet(Route, GetAsync).ExcludeFromDescription();
        routes.MapPut(Route, PutAsync).ExcludeFromDescription();
        routes.MapDelete(Route, DeleteAsync).ExcludeFromDescription();
        return routes;
    }

    private static Task GetAsync(HttpContext http, LoggingSwitch logging, BedrockAuthentication authentication, CancellationToken cancellationToken) =>
        BedrockRequest.HandleAsync(http, authentication, (_, _) => JsonResponse.WriteAsync(http, json =>
        {
            json.WriteStartObject();
            if (logging.Current is { } configuration)
            {
                json.WritePropertyName("loggingConfig");
                configuration.Wire.WriteTo(json);
            }

            json.WriteEndObject();
        }, cancellationToken), cancellationToken);

    private static Task PutAsync(HttpContext http, LoggingSwitch logging, BedrockAuthentication authentication, CancellationToken cancellationToken) =>
        BedrockRequest.HandleAsync(http, authentication, (body, caller) =>
        {
            CheckIsAdmin(caller);
            var configuration = body.Get("loggingConfig");
            Check(configuration);
            logging.Put(new LoggingConfiguration(configuration.Element.Clone()));
            return EmptyAsync(http, cancellationToken);
        }, cancellationToken);

    private static Task DeleteAsync(HttpContext http, LoggingSwitch logging, BedrockAuthentication authentication, CancellationToken cancellationToken) =>
        BedrockRequest.HandleAsync(http, authentication, (_, caller) =>
        {
            CheckIsAdmin(caller);
            logging.Remove();
            return EmptyAsync(http, cancellationToken);
        }, cancellationToken);

    /// <summary>The log has what all keys' callers say.</summary>
    private static void CheckIsAdmin(Caller caller)
    {
        if (!caller.IsAdmin)
        {
            throw new ModelFaultException(new ModelFault(ModelFaultKind.AccessDenied, "The log is of all callers: changing it needs a key made with `aisle keys add NAME --admin`."));
        }
    }

    private static void Check(RequestJson configuration)
    {
        foreach (var (name, value) in configuration.Members())
        {
            switch (name)
            {
                case "cloudWatchConfig":
                    value.Text("logGroupName");
                    value.Text("roleArn");
                    break;
                case "s3Config":
                    value.Text("bucketName");
                    value.FindText("keyPrefix");
                    break;
                case var flag when flag.EndsWith("DataDeliveryEnabled", StringComparison.Ordinal):
                    configuration.FindFlag(flag);
                    break;
            }
        }
    }

    private static Task EmptyAsync(HttpContext http, CancellationToken cancellationToken) => JsonResponse.WriteAsync(http, json =>
    {
        json.WriteStartObject();
        json.WriteEndObject();
    }, cancellationToken);
}
