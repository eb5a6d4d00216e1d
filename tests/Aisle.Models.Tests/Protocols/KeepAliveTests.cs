using System.Buffers;
using System.IO.Pipelines;
using System.Text;
using Aisle.Models.Protocols;
using CsCheck;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Time.Testing;

namespace Aisle.Models.Tests.Protocols;

public sealed class KeepAliveTests
{
    private static readonly TimeSpan Quiet = TimeSpan.FromSeconds(15);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Ping_WhileTheStreamRests_ComesOnceItWasQuiet()
    {
        var (pipe, time) = (new Pipe(), new FakeTimeProvider());
        using var alive = new KeepAlive(pipe.Writer, () => pipe.Writer.Write("p"u8), Quiet, time);

        time.Advance(Quiet * 3); // the stream's turn: nobody else writes
        alive.Rest();
        time.Advance(Quiet); // it wrote a moment ago
        time.Advance(Quiet);
        time.Advance(Quiet);
        await alive.ResumeAsync();
        time.Advance(Quiet * 3);
        await pipe.Writer.CompleteAsync();

        Assert.Equal("pp", await ReadAsync(pipe));
    }

    [Fact]
    public Task Pings_WhateverTheClockDoes_NeverFallIntoAnEvent() =>
        Gen.Int[0, 3].Array[1, 30].SampleAsync(async waits =>
        {
            var (pipe, time) = (new Pipe(new PipeOptions(pauseWriterThreshold: 0)), new FakeTimeProvider());
            using var alive = new KeepAlive(pipe.Writer, () => pipe.Writer.Write("."u8), Quiet, time);
            foreach (var wait in waits)
            {
                pipe.Writer.Write("["u8);
                time.Advance(Quiet * wait);
                pipe.Writer.Write("]"u8);
                await pipe.Writer.FlushAsync(Cancel);
                alive.Rest();
                time.Advance(Quiet * wait);
                await alive.ResumeAsync();
            }

            await pipe.Writer.CompleteAsync();
            var written = await ReadAsync(pipe);
            Assert.Equal(string.Concat(Enumerable.Repeat("[]", waits.Length)), written.Replace(".", "", StringComparison.Ordinal));
            Assert.DoesNotContain("[.", written, StringComparison.Ordinal);
        });

    /// <summary>A model that says a word and then nothing: each dialect shows a sign of life of its own, and its whole form is kept.</summary>
    [Theory]
    [InlineData("/v1/chat/completions", """{"model":"anthropic.claude-v2:0","stream":true,"messages":[{"role":"user","content":"Hello"}]}""", ": still here\n\n")]
    [InlineData("/v1/responses", """{"model":"anthropic.claude-v2:0","stream":true,"input":"Hello"}""", ": still here\n\n")]
    [InlineData("/v1/messages", """{"model":"anthropic.claude-v2:0","stream":true,"max_tokens":9,"messages":[{"role":"user","content":"Hello"}]}""", "event: ping\ndata: {\"type\":\"ping\"}\n\n")]
    [InlineData("/model/anthropic.claude-v2:0/converse-stream", """{"messages":[{"role":"user","content":[{"text":"Hello"}]}]}""", "{\"delta\":{\"text\":\"\"},\"contentBlockIndex\":0}")]
    [InlineData("/model/anthropic.claude-v2:0/invoke-with-response-stream", """{"anthropic_version":"x","max_tokens":9,"messages":[{"role":"user","content":"Hello"}]}""", "eyJ0eXBlIjoicGluZyJ9")] // {"type":"ping"}
    public async Task QuietStream_InEachDialect_ShowsASignOfLife(string path, string body, string ping)
    {
        var provider = new ScriptedProvider(new ChatResponseUpdate(ChatRole.Assistant, "Good day")) { Hangs = true };
        await using var service = await ServiceUnderTest.StartAsync(provider, c => c with { Routing = c.Routing with { KeepAliveSeconds = 0.02 } });
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(path, UriKind.Relative)) { Content = new StringContent(body, Encoding.UTF8, "application/json") };

        using var response = await service.Client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, Cancel);
        await using var stream = await response.Content.ReadAsStreamAsync(Cancel);

        await ReadUntilAsync(stream, ping); // ends with the test's own patience where it never comes
    }

    /// <summary>A model that says nothing at all: the answer begins all the same.</summary>
    [Fact]
    public async Task SilentModel_AfterAWhile_HasItsStreamBegun()
    {
        await using var service = await ServiceUnderTest.StartAsync(new ScriptedProvider { Hangs = true }, c => c with { Routing = c.Routing with { KeepAliveSeconds = 0.02 } });
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri("/v1/messages", UriKind.Relative))
        {
            Content = new StringContent("""{"model":"anthropic.claude-v2:0","stream":true,"max_tokens":9,"messages":[{"role":"user","content":"Hello"}]}""", Encoding.UTF8, "application/json"),
        };

        using var response = await service.Client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, Cancel);
        await using var stream = await response.Content.ReadAsStreamAsync(Cancel);

        await ReadUntilAsync(stream, "event: ping");
    }

    private static async Task ReadUntilAsync(Stream stream, string text)
    {
        var (read, buffer) = (new StringBuilder(), new byte[4096]);
        while (!read.ToString().Contains(text, StringComparison.Ordinal))
        {
            var length = await stream.ReadAsync(buffer, Cancel);
            Assert.True(length > 0, $"The stream ended without {text}: {read}");
            read.Append(Encoding.Latin1.GetString(buffer, 0, length));
        }
    }

    private static async Task<string> ReadAsync(Pipe pipe)
    {
        using var reader = new StreamReader(pipe.Reader.AsStream());
        return await reader.ReadToEndAsync(Cancel);
    }
}
