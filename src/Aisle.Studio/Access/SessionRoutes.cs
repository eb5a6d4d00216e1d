using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;

namespace Aisle.Studio.Access;

/// <summary>Where the forms to sign in and out go. Each binds from a form, so that ASP.NET checks its antiforgery token first.</summary>
internal static class SessionRoutes
{
    public static void MapSessions(this IEndpointRouteBuilder routes, string signInLimit)
    {
        routes.MapPost(Gate.SignInForm, SignInAsync).RequireRateLimiting(signInLimit).ExcludeFromDescription();
        routes.MapPost(Gate.SignOutForm, SignOut).ExcludeFromDescription();
    }

    private static async Task<RedirectHttpResult> SignInAsync(
        HttpContext context, StudioPassword studio, StudioSessions sessions, CancellationToken cancellationToken, [FromForm] string? password = null, [FromForm] string? to = null)
    {
        if (await studio.CheckAsync(password ?? "", cancellationToken) is not { } stamp)
        {
            return TypedResults.Redirect(Gate.SignInPage + QueryString.Create("wrong", "1").Add("to", PageOf(to)));
        }

        Gate.Admit(context, sessions.Start(stamp));
        return TypedResults.Redirect(PageOf(to));
    }

    private static RedirectHttpResult SignOut(HttpContext context, StudioSessions sessions, [FromForm] bool everywhere = false)
    {
        if (everywhere)
        {
            sessions.EndAll();
        }
        else if (context.User.FindFirst(Gate.SessionClaim) is { } session)
        {
            sessions.End(session.Value);
        }

        Gate.Dismiss(context);
        return TypedResults.Redirect(Gate.SignInPage);
    }

    /// <summary>The page of the studio that was asked for; never another site, whatever a link to the form says.</summary>
    internal static string PageOf(string? to) =>
        to is not null && (to == "/studio" || to.StartsWith("/studio/", StringComparison.Ordinal)) && !to.Any(c => char.IsControl(c) || c == '\\') && !to.StartsWith(Gate.SignInForm, StringComparison.Ordinal)
            ? to
            : "/studio";
}
