using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using Aisle.Server.Hosting;
using Microsoft.Net.Http.Headers;

namespace Aisle.Server.Storefront;

/// <summary>Sends a page: unchanged as 304 by its ETag (RFC 9110, 13.1.2), compressed where the browser takes it.</summary>
internal sealed class PageResult(Page page, View view) : IResult
{
    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var (request, response) = (httpContext.Request, httpContext.Response);
        var html = Encoding.UTF8.GetBytes(Layout.Of(page, view).Render());
        var tag = new EntityTagHeaderValue($"\"{Convert.ToHexStringLower(SHA256.HashData(html).AsSpan(0, 12))}\"", isWeak: true); // each coding has the same
        response.Headers.CacheControl = "no-cache";
        response.Headers.ETag = tag.ToString();
        response.Headers.Vary = "Accept-Encoding, Accept-Language, Cookie";
        if (page.Status == StatusCodes.Status200OK && request.GetTypedHeaders().IfNoneMatch.Any(known => known.Compare(tag, useStrongComparison: false)))
        {
            response.StatusCode = StatusCodes.Status304NotModified;
            return;
        }

        response.StatusCode = page.Status;
        response.ContentType = "text/html; charset=utf-8";
        var coding = PackedFiles.Codings.FirstOrDefault(coding => PackedFiles.Accepts(request, coding));
        if (coding is not null)
        {
            response.Headers.ContentEncoding = coding;
            html = Packed(html, coding);
        }

        response.ContentLength = html.Length;
        if (!HttpMethods.IsHead(request.Method))
        {
            await response.Body.WriteAsync(html, httpContext.RequestAborted);
        }
    }

    private static byte[] Packed(byte[] html, string coding)
    {
        using var packed = new MemoryStream(html.Length / 4);
        using (Stream packing = coding == "br" ? new BrotliStream(packed, CompressionLevel.Fastest) : new GZipStream(packed, CompressionLevel.Fastest))
        {
            packing.Write(html);
        }

        return packed.ToArray();
    }
}
