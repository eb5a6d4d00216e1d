using System.Globalization;
using Aisle.Models.Metering;
using Microsoft.AspNetCore.Http;

namespace Aisle.Models.Protocols;

/// <summary>What a key has left, on every answer to it: OpenAI's names, which their SDKs read, Anthropic's, and one of ours for money.</summary>
internal static class BudgetHeaders
{
    /// <summary>Written when the answer starts, so that the call itself is counted.</summary>
    public static void Announce(HttpContext http, Caller caller, ModelGateway gateway)
    {
        if (!caller.Limits.IsNone)
        {
            http.Response.OnStarting(() =>
            {
                Write(http.Response.Headers, gateway.Left(caller));
                return Task.CompletedTask;
            });
        }
    }

    private static void Write(IHeaderDictionary headers, Budget? budget)
    {
        Write(headers, "requests", budget?.Requests);
        Write(headers, "tokens", budget?.Tokens);
        if (budget?.Money is { } money)
        {
            headers["x-aisle-remaining-money"] = money.ToString("0.######", CultureInfo.InvariantCulture);
        }
    }

    private static void Write(IHeaderDictionary headers, string what, Limit? limit)
    {
        if (limit is { } known)
        {
            var (most, left) = (known.PerMinute.ToString(CultureInfo.InvariantCulture), known.Left.ToString(CultureInfo.InvariantCulture));
            headers["x-ratelimit-limit-" + what] = headers[$"anthropic-ratelimit-{what}-limit"] = most;
            headers["x-ratelimit-remaining-" + what] = headers[$"anthropic-ratelimit-{what}-remaining"] = left;
            headers["x-ratelimit-reset-" + what] = Math.Ceiling(known.Full.TotalSeconds).ToString(CultureInfo.InvariantCulture) + "s";
        }
    }
}
