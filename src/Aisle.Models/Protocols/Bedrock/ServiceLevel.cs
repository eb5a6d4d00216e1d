using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace Aisle.Models.Protocols.Bedrock;

/// <summary>The latency and tier that a caller asks for, said back as the service does. They change nothing here.</summary>
internal sealed record ServiceLevel(string? Latency, string? Tier)
{
    private const string LatencyHeader = "X-Amzn-Bedrock-PerformanceConfig-Latency";
    private const string TierHeader = "X-Amzn-Bedrock-Service-Tier";

    public static ServiceLevel Read(RequestJson body) => new(
        body.TryGet("performanceConfig", out var performance) ? performance.FindOneOf("latency", "standard", "optimized") : null,
        body.TryGet("serviceTier", out var tier) ? tier.FindOneOf("type", "default", "flex", "priority", "reserved") : null);

    public void Write(Utf8JsonWriter json)
    {
        if (Latency is not null)
        {
            json.WriteStartObject("performanceConfig");
            json.WriteString("latency", Latency);
            json.WriteEndObject();
        }

        if (Tier is not null)
        {
            json.WriteStartObject("serviceTier");
            json.WriteString("type", Tier);
            json.WriteEndObject();
        }
    }

    /// <summary>InvokeModel has both in headers.</summary>
    public static void Echo(HttpContext http)
    {
        foreach (var name in (string[])[LatencyHeader, TierHeader])
        {
            if (http.Request.Headers[name] is [{ Length: > 0 } value])
            {
                http.Response.Headers[name] = value;
            }
        }
    }
}
