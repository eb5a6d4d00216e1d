using System.Buffers;
using System.IO.Pipelines;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Connections.Features;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.Server.Kestrel.Core.Features;

namespace Aisle.Models.Hosting;

/// <summary>
/// One plaintext port for HTTP/1.1 and for HTTP/2 with prior knowledge (h2c). Kestrel chooses the version by TLS's ALPN alone, so without
/// TLS it serves HTTP/1.1 only; but AWS's JavaScript clients open HTTP/2 at once on every endpoint. The connection's first bytes tell:
/// HTTP/2 starts with the preface "PRI " (RFC 9113, section 3.4).
/// </summary>
public static class CleartextHttp2
{
    /// <summary>Lets every endpoint without TLS speak both. Call once, on the server's options.</summary>
    public static void ServeCleartextHttp2(this KestrelServerOptions kestrel)
    {
        ArgumentNullException.ThrowIfNull(kestrel);
        kestrel.AllowAlternateSchemes = true; // the client says ":scheme http", the feature below says TLS
        kestrel.Limits.Http2.KeepAlivePingDelay = TimeSpan.FromSeconds(30); // of a quiet stream's connection, whatever its dialect
        kestrel.ConfigureEndpointDefaults(listen =>
        {
            listen.Protocols = HttpProtocols.Http1AndHttp2;
            listen.Use(next => async connection =>
            {
                if (connection.Features.Get<ITlsConnectionFeature>() is null && await StartsWithPrefaceAsync(connection, kestrel.Limits.KeepAliveTimeout))
                {
                    var told = new ToldProtocol();
                    connection.Features.Set<ITlsApplicationProtocolFeature>(told);
                    connection.Features.Set<ITlsConnectionFeature>(told);
                }

                await next(connection);
            });
        });
    }

    /// <summary>Kestrel's own clock for a silent connection starts only behind this, so the same limit holds here.</summary>
    private static async Task<bool> StartsWithPrefaceAsync(ConnectionContext connection, TimeSpan limit)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(connection.ConnectionClosed);
        patience.CancelAfter(limit);
        var input = connection.Transport.Input;
        while (true)
        {
            ReadResult read;
            try
            {
                read = await input.ReadAsync(patience.Token);
            }
            catch (OperationCanceledException)
            {
                connection.Abort();
                return false;
            }

            var first = read.Buffer.Slice(0, Math.Min(4, read.Buffer.Length));
            var isPrefix = "PRI "u8[..(int)first.Length].SequenceEqual(first.ToArray());
            var decided = first.Length == 4 || !isPrefix || read.IsCompleted;
            input.AdvanceTo(read.Buffer.Start, decided ? read.Buffer.Start : read.Buffer.End); // looked at, not taken
            if (decided)
            {
                return isPrefix && first.Length == 4;
            }
        }
    }

    private sealed class ToldProtocol : ITlsApplicationProtocolFeature, ITlsConnectionFeature
    {
        public ReadOnlyMemory<byte> ApplicationProtocol { get; } = "h2"u8.ToArray();

        public X509Certificate2? ClientCertificate { get; set; }

        public Task<X509Certificate2?> GetClientCertificateAsync(CancellationToken cancellationToken) => Task.FromResult<X509Certificate2?>(null);
    }
}
