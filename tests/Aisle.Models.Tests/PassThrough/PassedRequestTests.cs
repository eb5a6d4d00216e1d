using System.Text;
using System.Text.Json;
using Aisle.Models.PassThrough;
using CsCheck;

namespace Aisle.Models.Tests.PassThrough;

public sealed class PassedRequestTests
{
    [Theory]
    [InlineData("""{"model":"a","messages":[{"role":"user","content":"x"}],"logit_bias":{"5":1}}""")]
    [InlineData("""{ "stream" : true, "messages" : [ {} ], "model" : "\u0061" }""")]
    [InlineData("""{"messages":[{"content":[{"model":"not this one"}]}],"stream":true,"stream_options":{"include_usage":true},"model":"a"}""")]
    public void For_AnotherName_ChangesTheNameAndNothingElse(string body)
    {
        var request = Read(body)!;
        using var sent = JsonDocument.Parse(request.For("the \"other\"", Dialect.ChatCompletions));
        using var came = JsonDocument.Parse(body);

        Assert.Equal("a", request.ModelId);
        Assert.Equal("the \"other\"", sent.RootElement.GetProperty("model").GetString());
        Assert.All(came.RootElement.EnumerateObject().Where(m => m.Name != "model"), m => Assert.Equal(m.Value.GetRawText(), sent.RootElement.GetProperty(m.Name).GetRawText()));
        Assert.Equal(request.Streams, sent.RootElement.TryGetProperty("stream_options", out var options) && options.GetProperty("include_usage").GetBoolean());
    }

    [Theory]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("""{"model":"a"}""")]
    [InlineData("""{"model":"a","messages":[]}""")]
    [InlineData("""{"model":1,"messages":[{}]}""")]
    [InlineData("""{"model":"a","model":"b","messages":[{}]}""")]
    [InlineData("""{"model":"a","messages":[{}],"temperature":5}""")]
    [InlineData("""{"model":"a","messages":[{}],"n":2}""")]
    [InlineData("""{"model":"a","messages":[{}],"max_tokens":0}""")]
    [InlineData("""{"model":"a","messages":[{}],"stream_options":{"include_usage":false}}""")]
    [InlineData("""{"model":"a","messages":[{}]} x""")]
    [InlineData("""{"model":"\ud800","messages":[{}]}""")]
    public void TryRead_WhatTheReaderShouldLookAt_IsLeftToIt(string body) => Assert.Null(Read(body));

    [Fact]
    public void TryRead_AnyBytesAroundARequest_NeverThrowsAndStaysJson() =>
        Gen.Select(Gen.Int[0, 60], Gen.Int[0, 10], Gen.Byte.Array[0, 6]).Sample((at, length, put) =>
        {
            var body = Encoding.UTF8.GetBytes("""{"model":"a","stream":true,"messages":[{"role":"user","content":"x"}]}""");
            byte[] mutated = [.. body[..at], .. put, .. body[Math.Min(body.Length, at + length)..]];
            if (PassedRequest.TryRead(mutated, Dialect.ChatCompletions) is { } request)
            {
                using var json = JsonDocument.Parse(request.For("b", Dialect.ChatCompletions));
                Assert.Equal("b", json.RootElement.GetProperty("model").GetString());
            }
        });

    private static PassedRequest? Read(string body) => PassedRequest.TryRead(Encoding.UTF8.GetBytes(body), Dialect.ChatCompletions);
}
