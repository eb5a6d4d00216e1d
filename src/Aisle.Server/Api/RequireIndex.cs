using Aisle.Server.Hosting;

namespace Aisle.Server.Api;

/// <summary>Until the first index is built, answers that the shop is starting.</summary>
internal sealed class RequireIndex(LiveShop shop) : IEndpointFilter
{
    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        if (shop.Facts is not null)
        {
            return await next(context);
        }

        context.HttpContext.Response.Headers.RetryAfter = "1";
        return TypedResults.Problem(
            statusCode: StatusCodes.Status503ServiceUnavailable,
            title: "The shop is starting",
            detail: shop.Problem is null ? "Its index is being built. Try again in a second." : "Its store can't be read yet; the server's log says why.");
    }
}
