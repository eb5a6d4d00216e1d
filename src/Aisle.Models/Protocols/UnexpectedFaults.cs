using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Aisle.Models.Protocols;

/// <summary>Whatever ends a request, as a fault that can be told: what nobody foresaw is logged, and the caller hears no more than that it happened.</summary>
internal static partial class UnexpectedFaults
{
    public static ModelFault Of(Exception e, HttpContext http)
    {
        switch (e)
        {
            case ModelFaultException known:
                return known.Fault;
            case BadHttpRequestException { StatusCode: StatusCodes.Status413PayloadTooLarge }:
                return RequestBody.TooLarge().Fault;
            case BadHttpRequestException:
                return new ModelFault(ModelFaultKind.InvalidRequest, "The request's body did not arrive whole, or too slowly. Send it again.");
            default:
                LogUnexpected(http.RequestServices.GetRequiredService<ILoggerFactory>().CreateLogger("Aisle.Models"), e, http.Request.Method, http.Request.Path);
                return new ModelFault(ModelFaultKind.Internal, "The server failed in a way that it should not. Its log says more; try again in a while.");
        }
    }

    [LoggerMessage(LogLevel.Error, "{Method} {Path} failed in a way that nobody foresaw")]
    private static partial void LogUnexpected(ILogger log, Exception exception, string method, string path);
}
