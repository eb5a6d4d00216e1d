using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Aisle.Models.Tests.Faults;

/// <summary>Callers that send what they should not, in each dialect: a clear error in its words, and the server goes on.</summary>
public sealed class ClientFaultTests
{
    private const long HundredMegabytes = 100L * 1024 * 1024;

    private static readonly string[] Paths = ["/v1/chat/completions", "/v1/responses", "/v1/messages", "/model/anthropic.claude-v2:0/converse", "/model/anthropic.claude-v2:0/invoke-with-response-stream"];

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    /// <summary>What is too large is refused by its length: its sender, which waits for leave to send, never sends it.</summary>
    [Fact]
    public async Task Body_OfAHundredMegabytes_IsRefusedUnread()
    {
        await using var service = await ServiceUnderTest.StartAsync(new ScriptedProvider());
        foreach (var path in Paths)
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(path, UriKind.Relative)) { Content = new Unsent(HundredMegabytes) };
            request.Headers.ExpectContinue = true;

            using var response = await service.Client.SendAsync(request, Cancel);

            Assert.True(response.StatusCode is HttpStatusCode.RequestEntityTooLarge or HttpStatusCode.BadRequest, $"{path}: {response.StatusCode}");
            Assert.Contains("larger than 32 MB", await response.Content.ReadAsStringAsync(Cancel), StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("[", "]")]
    [InlineData("{\"a\":", "}")]
    public async Task Json_TenThousandDeep_IsRefusedInEachDialect(string open, string close)
    {
        var deep = string.Concat(Enumerable.Repeat(open, 10_000)) + "1" + string.Concat(Enumerable.Repeat(close, 10_000));
        await using var service = await ServiceUnderTest.StartAsync(new ScriptedProvider());
        foreach (var path in Paths)
        {
            using var response = await service.PostAsync(path, $$"""{"model":"{{ServiceUnderTest.Model}}","max_tokens":5,"messages":{{deep}},"input":{{deep}}}""");

            Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
            Assert.Contains("not valid JSON", await response.Content.ReadAsStringAsync(Cancel), StringComparison.Ordinal);
        }
    }

    /// <summary>A head, or a body of any route, that comes to a halt: the connection is closed when its time is over, here after a second or two. All at once, as an attacker does it.</summary>
    [Fact]
    public async Task Request_ThatComesToAHalt_IsLetGo()
    {
        await using var service = await ServiceUnderTest.StartAsync(new ScriptedProvider(), impatient: true);
        string[] paths = [.. Paths, "/model/anthropic.claude-v2:0/count-tokens", "/rerank", "/retrieveAndGenerate", "/v1/embeddings", "/v1/messages/count_tokens", "/guardrails"];

        var heads = paths.Select(path => SendHalfAsync(service, $"POST {path} HTTP/1.1\r\nHost: a\r\nX-Half: ")).ToList();
        var bodies = paths.Select(path => SendHalfAsync(
            service, $"POST {path} HTTP/1.1\r\nHost: a\r\nAuthorization: Bearer {ServiceUnderTest.Token}\r\nContent-Length: 1000\r\n\r\n{{\"model\":")).ToList();

        Assert.All(await Task.WhenAll(heads), said => Assert.DoesNotContain("200 OK", said, StringComparison.Ordinal));
        Assert.All(await Task.WhenAll(bodies), said => Assert.Contains("did not arrive whole, or too slowly", said, StringComparison.Ordinal));
        using var next = await service.Client.GetAsync(new Uri("/v1/models", UriKind.Relative), Cancel);
        Assert.Equal(HttpStatusCode.OK, next.StatusCode);
    }

    /// <summary>What the server said by the time that it closed the connection.</summary>
    private static async Task<string> SendHalfAsync(ServiceUnderTest service, string sent)
    {
        using var client = new TcpClient();
        await client.ConnectAsync(IPAddress.Loopback, service.Url.Port, Cancel);
        await using var stream = client.GetStream();
        await stream.WriteAsync(Encoding.ASCII.GetBytes(sent), Cancel);
        using var reader = new StreamReader(stream);
        return await reader.ReadToEndAsync(Cancel);
    }

    private sealed class Unsent(long length) : HttpContent
    {
        protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) => throw new InvalidOperationException("The server asked for a body that is too large.");

        protected override bool TryComputeLength(out long computed)
        {
            computed = length;
            return true;
        }
    }
}
