namespace Aisle.Models.Configuration;

/// <summary>Where spans and metrics of calls go. Nothing leaves this process unless it is said here.</summary>
public sealed record TelemetryOptions
{
    /// <summary>A collector that speaks OTLP, such as "http://127.0.0.1:4317"; null for none.</summary>
    public Uri? Otlp { get; init; }

    public OtlpTransport OtlpTransport { get; init; }

    /// <summary>Whether GET /metrics answers, to an admin's key.</summary>
    public bool Prometheus { get; init; }

    internal string? Check() => Otlp is null or { IsAbsoluteUri: true, Scheme: "http" or "https" } ? null : "models.telemetry: otlp must be an absolute http or https URL, such as http://127.0.0.1:4317.";
}

public enum OtlpTransport
{
    Grpc,

    /// <summary>Protobuf in POST requests to /v1/traces and /v1/metrics below the collector's URL.</summary>
    Http,
}
