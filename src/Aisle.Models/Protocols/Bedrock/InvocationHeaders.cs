using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.AI;

namespace Aisle.Models.Protocols.Bedrock;

/// <summary>What InvokeModel says beside its body: the caller's labels, and what was counted.</summary>
internal static class InvocationHeaders
{
    private const string Metadata = "X-Amzn-Bedrock-Request-Metadata";

    /// <summary>A JSON object of strings, as Converse has it in "requestMetadata"; null where there is none.</summary>
    /// <exception cref="ModelFaultException">It is something else.</exception>
    public static IReadOnlyDictionary<string, string>? ReadMetadata(HttpContext http)
    {
        if (http.Request.Headers[Metadata].ToString() is not { Length: > 0 } text)
        {
            return null;
        }

        try
        {
            var labels = RequestJson.Parse(Encoding.UTF8.GetBytes($$"""{"requestMetadata":{{text}}}"""), out var document);
            using (document)
            {
                return labels.FindLabels("requestMetadata");
            }
        }
        catch (ModelFaultException e)
        {
            throw new ModelFaultException(new ModelFault(ModelFaultKind.InvalidRequest, $"{Metadata} must be a JSON object whose values are strings.", Parameter: Metadata), e);
        }
    }

    /// <param name="http">Nothing of its response is sent yet.</param>
    /// <param name="usage">Null where nothing was counted.</param>
    /// <param name="latency">Of the whole answer.</param>
    public static void Write(HttpContext http, UsageDetails? usage, TimeSpan latency)
    {
        var headers = http.Response.Headers;
        headers["x-amzn-bedrock-input-token-count"] = Number(usage?.InputTokenCount ?? 0);
        headers["x-amzn-bedrock-output-token-count"] = Number(usage?.OutputTokenCount ?? 0);
        headers["x-amzn-bedrock-invocation-latency"] = Number((long)latency.TotalMilliseconds);
        if (usage?.CachedInputTokenCount is { } read)
        {
            headers["x-amzn-bedrock-cache-read-input-token-count"] = Number(read);
        }

        if (usage?.CacheWrites is { } written)
        {
            headers["x-amzn-bedrock-cache-write-input-token-count"] = Number(written);
        }
    }

    private static string Number(long number) => number.ToString(CultureInfo.InvariantCulture);
}
