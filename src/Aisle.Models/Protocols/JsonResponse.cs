using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace Aisle.Models.Protocols;

/// <summary>Writes a whole JSON answer straight to the response, with its length.</summary>
internal static class JsonResponse
{
    public static async Task WriteAsync(HttpContext http, Action<Utf8JsonWriter> write, CancellationToken cancellationToken)
    {
        http.Response.ContentType = "application/json";
        var output = http.Response.BodyWriter;
        await using (var json = new Utf8JsonWriter(output))
        {
            write(json);
            json.Flush(); // into the pipe; nothing is sent before the next line
            http.Response.ContentLength = json.BytesCommitted;
        }

        await output.FlushAsync(cancellationToken);
    }
}
