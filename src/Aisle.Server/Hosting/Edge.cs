using System.Net;
using Aisle.Server.Storefront;
using Microsoft.AspNetCore.HttpOverrides;

namespace Aisle.Server.Hosting;

/// <summary>What stands between the network and the endpoints: who may ask, how much, from where, and what browsers are told.</summary>
internal static class Edge
{
    /// <summary>The pages of other origins that may call the API, when any are configured.</summary>
    public const string ShopPages = "shop-pages";

    public static IServiceCollection AddEdge(this IServiceCollection services, ServeOptions options)
    {
        services.AddHostFiltering(hosts => (hosts.AllowedHosts, hosts.IncludeFailureMessage) = ([.. HostsOf(options)], false));
        services.AddCors(cors => cors.AddPolicy(ShopPages, policy => policy
            .WithOrigins([.. options.AllowedOrigins]).WithMethods("GET", "POST", "PUT", "DELETE").WithHeaders("Content-Type", "Last-Event-ID").SetPreflightMaxAge(TimeSpan.FromHours(1))));
        services.AddRequestTimeouts(timeouts => timeouts.DefaultPolicy = new() { Timeout = TimeSpan.FromSeconds(30) });
        services.AddSecurityHeaders();
        services.AddRateLimits(options.RateLimits);
        return services;
    }

    /// <summary>The order is the order of the checks: who asks, for which host, in which form errors come back, how often, from which page.</summary>
    public static void UseEdge(this WebApplication app, ServeOptions options)
    {
        if (options.TrustedProxies.Count > 0)
        {
            app.UseForwardedHeaders(ForwardedBy(options.TrustedProxies));
        }

        app.UseSecurityHeaders();
        app.UseStatusCodePages(StorefrontErrors.WriteAsync);
        app.UseExceptionHandler();
        app.UseHostFiltering();
        app.UsePages(options);
        app.UseRouting();
        app.UseExactIds();
        app.UseCors();
        app.UseRateLimiter();
        app.UseRequestTimeouts();
    }

    /// <summary>Bound to loopback, other names are refused, so that a page on the web can't reach the shop by a name that points here.</summary>
    private static IReadOnlyList<string> HostsOf(ServeOptions options) =>
        options.AllowedHosts.Count > 0 ? options.AllowedHosts
        : options.IsLoopback ? ["localhost", "127.0.0.1", "[::1]"]
        : ["*"];

    private static ForwardedHeadersOptions ForwardedBy(IReadOnlyList<IPAddress> proxies)
    {
        var forwarded = new ForwardedHeadersOptions { ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto };
        forwarded.KnownProxies.Clear();
        forwarded.KnownIPNetworks.Clear();
        foreach (var proxy in proxies)
        {
            forwarded.KnownProxies.Add(proxy);
        }

        return forwarded;
    }
}
