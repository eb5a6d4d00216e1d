using System.Security.Claims;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Aisle.Studio.Access;

/// <summary>
/// Stands before every page of the studio, and before the connection that its pages work over: who is not signed in gets the page to
/// sign in, and nothing else. A rule by path, so that a page that someone adds can't forget it.
/// </summary>
internal static class Gate
{
    public const string SignInPage = "/studio/sign-in";

    /// <summary>Where the form of <see cref="SignInPage"/> goes.</summary>
    public const string SignInForm = "/studio/session";

    public const string SignOutForm = "/studio/session/end";

    /// <summary>The claim of a signed-in user with the session's id.</summary>
    public const string SessionClaim = "session";

    private const string Cookie = "aisle.studio";

    public static void UseGate(this IApplicationBuilder app) => app.UseWhen(
        context => IsGuarded(context.Request.Path),
        guarded => guarded.Use(async (context, next) =>
        {
            context.Response.Headers.CacheControl = "no-cache, no-store"; // the back button shows nothing after signing out
            if (await FindSessionAsync(context) is { } session)
            {
                context.User = new ClaimsPrincipal(new ClaimsIdentity([new Claim(SessionClaim, session)], "studio"));
            }
            else if (!IsOpen(context.Request.Path))
            {
                Refuse(context);
                return;
            }

            await next(context);
        }));

    public static void Admit(HttpContext context, string token) => context.Response.Cookies.Append(Cookie, token, Options(context));

    public static void Dismiss(HttpContext context) => context.Response.Cookies.Delete(Cookie, Options(context));

    private static bool IsGuarded(PathString path) => path.StartsWithSegments("/studio") || path.StartsWithSegments("/_blazor");

    private static bool IsOpen(PathString path) => path == SignInPage || path == SignInForm;

    private static async Task<string?> FindSessionAsync(HttpContext context)
    {
        var services = context.RequestServices;
        return context.Request.Cookies[Cookie] is { Length: > 0 } token
            && await services.GetRequiredService<StudioPassword>().StampAsync(context.RequestAborted) is { } stamp
            ? services.GetRequiredService<StudioSessions>().Find(token, stamp)
            : null;
    }

    private static void Refuse(HttpContext context)
    {
        var request = context.Request;
        if (HttpMethods.IsGet(request.Method) && request.Path.StartsWithSegments("/studio"))
        {
            context.Response.Redirect(SignInPage + QueryString.Create("to", request.Path + request.QueryString));
        }
        else
        {
            context.Response.StatusCode = StatusCodes.Status401Unauthorized;
        }
    }

    /// <summary>No end of its own: the session's is the server's to say. Strict: a link on another site leads to the page to sign in at worst.</summary>
    private static CookieOptions Options(HttpContext context) => new() { HttpOnly = true, SameSite = SameSiteMode.Strict, Secure = context.Request.IsHttps, Path = "/", IsEssential = true };
}
