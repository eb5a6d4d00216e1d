using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace Aisle.Models.Protocols.Bedrock.AgentRuntime;

/// <summary>Faults in the words of the agent runtime, which has other errors than the runtime for what a model's provider does wrong.</summary>
internal static class AgentRuntimeErrors
{
    public static Task WriteAsync(HttpContext http, ModelFault fault, CancellationToken cancellationToken) => BedrockErrors.WriteAsync(http, fault, Map(fault.Kind), cancellationToken);

    /// <summary>The member of a response stream's union: it has one for each error.</summary>
    public static string StreamMember(ModelFaultKind kind) => JsonNamingPolicy.CamelCase.ConvertName(Map(kind).Name);

    private static (string Name, int Status) Map(ModelFaultKind kind) => kind switch
    {
        ModelFaultKind.Conflict => ("ConflictException", 409),
        ModelFaultKind.ProviderFailed or ModelFaultKind.Timeout => ("DependencyFailedException", 424),
        ModelFaultKind.Unavailable => ("BadGatewayException", 502),
        _ => BedrockErrors.Map(kind),
    };
}
