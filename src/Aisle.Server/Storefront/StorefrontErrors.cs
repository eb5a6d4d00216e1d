using Aisle.Server.Hosting;
using Aisle.Server.Storefront.Pages;
using Microsoft.AspNetCore.Diagnostics;

namespace Aisle.Server.Storefront;

/// <summary>An error without a body: a page for who reads pages, Problem Details for everybody else.</summary>
internal static class StorefrontErrors
{
    public static async Task WriteAsync(StatusCodeContext error)
    {
        var context = error.HttpContext;
        var services = context.RequestServices;
        if (HttpMethods.IsGet(context.Request.Method) && context.Response.StatusCode == StatusCodes.Status404NotFound && ReadsPages(context.Request))
        {
            var view = View.Of(context, services.GetRequiredService<PageLanguages>(), services.GetRequiredService<LiveShop>());
            await new PageResult(MessagePage.Missing(view), view).ExecuteAsync(context);
        }
        else
        {
            await services.GetRequiredService<IProblemDetailsService>().TryWriteAsync(new() { HttpContext = context, ProblemDetails = { Status = context.Response.StatusCode } });
        }
    }

    private static bool ReadsPages(HttpRequest request) => request.GetTypedHeaders().Accept.Any(a => a.MediaType.Equals("text/html", StringComparison.OrdinalIgnoreCase));
}
