using Aisle.Studio.Access;
using Aisle.Studio.Shell;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Components.Server.Circuits;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using MudBlazor.Services;

namespace Aisle.Studio;

/// <summary>How the one executable hosts the studio: its services, its gate before routing, its routes.</summary>
public static class StudioHosting
{
    /// <summary>Where the host serves the studio's scripts and styles from.</summary>
    public const string Assets = "/studio/assets";

    /// <summary>Bytes: a page's data comes back with the first message of its connection, and fifty long questions are more than the 32 kB that are usual.</summary>
    private const int LargestMessage = 2 * 1024 * 1024;

    public static IServiceCollection AddStudio(this IServiceCollection services)
    {
        services.AddRazorComponents()
            .AddInteractiveServerComponents(circuits => circuits.DisconnectedCircuitMaxRetained = 20)
            .AddHubOptions(hub => hub.MaximumReceiveMessageSize = LargestMessage);
        services.AddMudServices();
        services.AddDataProtection().UseEphemeralDataProtectionProvider(); // forms and connections of an open page; they end with the process, as sessions do
        services.AddAntiforgery(forms =>
        {
            forms.Cookie.Name = "aisle.studio.form";
            forms.Cookie.SameSite = SameSiteMode.Strict;
            forms.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
        });
        return services
            .AddSingleton<StudioPassword>()
            .AddSingleton<StudioSessions>()
            .AddScoped<CircuitHandler, CircuitGuard>();
    }

    /// <summary>After routing and the limits of rates, before the end points.</summary>
    public static void UseStudio(this IApplicationBuilder app)
    {
        app.UseGate();
        app.UseAntiforgery();
    }

    /// <param name="routes">The host's.</param>
    /// <param name="signInLimit">The rate limiting policy of attempts to sign in.</param>
    public static void MapStudio(this IEndpointRouteBuilder routes, string signInLimit)
    {
        routes.MapSessions(signInLimit);
        routes.MapExports();
        routes.MapRazorComponents<StudioApp>()
            .AddInteractiveServerRenderMode(server => server.ContentSecurityFrameAncestorsPolicy = null); // the host's policy says it
    }
}
