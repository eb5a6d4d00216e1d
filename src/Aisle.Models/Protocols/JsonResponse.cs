using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace Aisle.Models.Protocols;

/// <summary>Writes a whole JSON answer straight to the response.</summary>
internal static class JsonResponse
{
    public static async Task WriteAsync(HttpContext http, Action<Utf8JsonWriter> write, CancellationToken cancellationToken)
    {
        http.Response.ContentType = "application/json";
        await using var json = new Utf8JsonWriter(http.Response.BodyWriter);
        write(json);
        await json.FlushAsync(cancellationToken);
    }
}
