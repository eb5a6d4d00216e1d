using Aisle.Models;
using Aisle.Models.Configuration;
using Aisle.Models.Keys;
using OpenTelemetry.Exporter;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace Aisle.Server.Hosting;

/// <summary>Sends the model service's spans and metrics where aisle.json says: to a collector by OTLP, or to who scrapes GET /metrics with an admin's key.</summary>
internal static class Telemetry
{
    public static IServiceCollection AddTelemetry(this IServiceCollection services, TelemetryOptions? options)
    {
        if (options is null or { Otlp: null, Prometheus: false })
        {
            return services;
        }

        var telemetry = services.AddOpenTelemetry().ConfigureResource(resource => resource.AddService("aisle", serviceVersion: typeof(Telemetry).Assembly.GetName().Version?.ToString(3)));
        telemetry.WithMetrics(metrics =>
        {
            metrics.AddMeter(ModelGateway.TelemetrySource);
            if (options.Prometheus)
            {
                metrics.AddPrometheusExporter();
            }

            if (options.Otlp is { } collector)
            {
                metrics.AddOtlpExporter(export => Send(export, collector, options.OtlpTransport, "metrics"));
            }
        });
        if (options.Otlp is { } to)
        {
            // Always on: ASP.NET's own span of the request, which nobody listens to, would have its children dropped. No logs: they are not asked for.
            telemetry.WithTracing(tracing => tracing
                .SetSampler(new AlwaysOnSampler())
                .AddSource(ModelGateway.TelemetrySource)
                .AddOtlpExporter(export => Send(export, to, options.OtlpTransport, "traces")));
        }

        return services;
    }

    /// <summary>GET /metrics in Prometheus's text form, where it is switched on.</summary>
    public static void MapTelemetry(this WebApplication app, TelemetryOptions? options)
    {
        if (options is { Prometheus: true })
        {
            var scrape = ((IEndpointRouteBuilder)app).CreateApplicationBuilder().UseOpenTelemetryPrometheusScrapingEndpoint(_ => true).Build();
            app.MapGet("/metrics", (HttpContext http) => scrape(http)).RequireAdminKey().ExcludeFromDescription();
        }
    }

    private static void Send(OtlpExporterOptions export, Uri collector, OtlpTransport transport, string signal) => (export.Protocol, export.Endpoint) = transport == OtlpTransport.Http
        ? (OtlpExportProtocol.HttpProtobuf, new Uri($"{collector.AbsoluteUri.TrimEnd('/')}/v1/{signal}"))
        : (OtlpExportProtocol.Grpc, collector);
}
