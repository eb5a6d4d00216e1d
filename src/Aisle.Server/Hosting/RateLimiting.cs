using System.Globalization;
using System.Net;
using System.Threading.RateLimiting;

namespace Aisle.Server.Hosting;

/// <summary>Limits by client address. IPv6 clients are counted by their /64, since one household owns all of it.</summary>
internal static class RateLimiting
{
    public const string Turns = "turns";
    public const string Reads = "reads";
    public const string SignIns = "sign-ins";

    public static void AddRateLimits(this IServiceCollection services, RateLimits limits) => services.AddRateLimiter(limiter =>
    {
        limiter.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
        limiter.OnRejected = RefuseAsync;
        limiter.AddPolicy(Turns, context => PerMinute(context, Turns, limits.TurnsPerMinute));
        limiter.AddPolicy(Reads, context => PerMinute(context, Reads, limits.ReadsPerMinute));
        limiter.AddPolicy(SignIns, context => PerMinute(context, SignIns, limits.SignInsPerMinute));
    });

    private static RateLimitPartition<(string, IPAddress)> PerMinute(HttpContext context, string policy, int permits) =>
        RateLimitPartition.GetSlidingWindowLimiter((policy, ClientOf(context)), _ => new SlidingWindowRateLimiterOptions
        {
            PermitLimit = permits,
            Window = TimeSpan.FromMinutes(1),
            SegmentsPerWindow = 6,
        });

    /// <summary>The address that limits count a request under.</summary>
    public static IPAddress ClientOf(HttpContext context)
    {
        var address = context.Connection.RemoteIpAddress ?? IPAddress.None;
        if (address.AddressFamily != System.Net.Sockets.AddressFamily.InterNetworkV6 || address.IsIPv4MappedToIPv6)
        {
            return address;
        }

        var bytes = address.GetAddressBytes();
        Array.Clear(bytes, 8, 8);
        return new IPAddress(bytes);
    }

    private static async ValueTask RefuseAsync(Microsoft.AspNetCore.RateLimiting.OnRejectedContext rejected, CancellationToken cancellationToken)
    {
        var wait = rejected.Lease.TryGetMetadata(MetadataName.RetryAfter, out var after) ? after : TimeSpan.FromSeconds(10);
        var seconds = Math.Max(1, (int)Math.Ceiling(wait.TotalSeconds)).ToString(CultureInfo.InvariantCulture);
        rejected.HttpContext.Response.Headers.RetryAfter = seconds;
        await TypedResults.Problem(
            statusCode: StatusCodes.Status429TooManyRequests, title: "Too many requests", detail: $"Try again in {seconds} seconds.").ExecuteAsync(rejected.HttpContext);
    }
}
