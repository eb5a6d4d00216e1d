using System.Net;
using System.Net.Http.Json;
using System.Text.Json;

namespace Aisle.Server.Tests;

/// <summary>Requests of a test, and what must hold of every answer of their kind.</summary>
internal static class Requests
{
    public static Task<HttpResponseMessage> SendAsync(this HttpClient client, string address) =>
        client.GetAsync(new Uri(address, UriKind.Relative), TestContext.Current.CancellationToken);

    /// <summary>The body of a 200.</summary>
    public static async Task<JsonElement> ReadAsync(this HttpClient client, string address)
    {
        using var response = await client.SendAsync(address);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        return await response.JsonAsync();
    }

    public static async Task<JsonElement> JsonAsync(this HttpResponseMessage response) =>
        await response.Content.ReadFromJsonAsync<JsonElement>(TestContext.Current.CancellationToken);

    /// <summary>The body of an error: Problem Details (RFC 9457) with the same status, and nothing of the inside.</summary>
    public static async Task<JsonElement> ProblemAsync(this HttpResponseMessage response, HttpStatusCode status)
    {
        Assert.Equal(status, response.StatusCode);
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType?.MediaType);
        var problem = await response.JsonAsync();
        Assert.Equal((int)status, problem.GetProperty("status").GetInt32());
        Assert.False(string.IsNullOrEmpty(problem.GetProperty("title").GetString()));
        Assert.DoesNotContain("   at ", problem.GetRawText(), StringComparison.Ordinal);
        return problem;
    }

    public static IEnumerable<string?> Ids(this JsonElement result) =>
        result.GetProperty("hits").EnumerateArray().Select(hit => hit.GetProperty("product").GetProperty("id").GetString());
}
