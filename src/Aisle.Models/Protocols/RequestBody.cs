using System.Buffers;
using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace Aisle.Models.Protocols;

/// <summary>A request's whole body in memory, bounded: a signature is over all of it.</summary>
internal static class RequestBody
{
    /// <summary>Bedrock's own limit of a request with images is 25 MB.</summary>
    public const int LargestBytes = 32 * 1024 * 1024;

    /// <summary>What a body of somebody known may have before its connection is cut.</summary>
    public const long LargestDrained = 256L * 1024 * 1024;

    /// <exception cref="ModelFaultException">It is larger than <see cref="LargestBytes"/>.</exception>
    public static async Task<ReadOnlyMemory<byte>> ReadAsync(HttpContext http, CancellationToken cancellationToken)
    {
        // Of one that is too large the server reads on for a few seconds, so that its sender comes to read why.
        http.Features.Get<IHttpMaxRequestBodySizeFeature>()?.MaxRequestBodySize = LargestDrained;
        if (http.Request.ContentLength > LargestBytes)
        {
            throw TooLarge();
        }

        var buffer = new ArrayBufferWriter<byte>((int)(http.Request.ContentLength ?? 4096) + 1);
        var reader = http.Request.BodyReader;
        while (true)
        {
            var read = await reader.ReadAsync(cancellationToken);
            foreach (var segment in read.Buffer)
            {
                buffer.Write(segment.Span);
            }

            reader.AdvanceTo(read.Buffer.End);
            if (buffer.WrittenCount > LargestBytes)
            {
                throw TooLarge();
            }

            if (read.IsCompleted)
            {
                return buffer.WrittenMemory;
            }
        }
    }

    public static ModelFaultException TooLarge() => new(new ModelFault(
        ModelFaultKind.TooLarge,
        string.Create(CultureInfo.InvariantCulture, $"The request body is larger than {LargestBytes / 1024 / 1024} MB.")));
}
