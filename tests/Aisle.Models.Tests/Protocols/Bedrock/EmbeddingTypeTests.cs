using System.Text.Json;
using Aisle.Models.Protocols;
using Aisle.Models.Protocols.Bedrock.Native;

namespace Aisle.Models.Tests.Protocols.Bedrock;

public sealed class EmbeddingTypeTests
{
    private static readonly float[] Vector = [0.5f, -0.25f, 0, 1, -1, 0.1f, 0.2f, 0.3f];

    [Fact]
    public void Cohere_EachType_IsMadeOfTheSameVector()
    {
        var json = Write("""{"texts":["a"],"embedding_types":["float","int8","uint8","binary","ubinary"]}""").GetProperty("embeddings");

        Assert.Equal("[0.5,-0.25,0,1,-1,0.1,0.2,0.3]", json.GetProperty("float")[0].GetRawText());
        Assert.Equal("[64,-32,0,127,-127,13,25,38]", json.GetProperty("int8")[0].GetRawText());
        Assert.Equal("[192,96,128,255,1,141,153,166]", json.GetProperty("uint8")[0].GetRawText());
        Assert.Equal("[151]", json.GetProperty("ubinary")[0].GetRawText());
        Assert.Equal("[23]", json.GetProperty("binary")[0].GetRawText());
    }

    [Fact]
    public void Titan_Binary_IsOneBitAValue() =>
        Assert.Equal("[1,0,0,1,0,1,1,1]", Write("""{"inputText":"a","embeddingTypes":["binary"]}""").GetProperty("embeddingsByType").GetProperty("binary").GetRawText());

    [Theory]
    [InlineData("cohere.embed-english-v3", """{"texts":["a"],"embedding_types":["float64"]}""")]
    [InlineData("amazon.titan-embed-text-v2:0", """{"inputText":"a","dimensions":7}""")]
    [InlineData("amazon.titan-embed-text-v2:0", """{"inputText":"a","embeddingTypes":["int8"]}""")]
    public void Read_WhatTheFamilyLacks_IsRefusedBeforeItIsAsked(string model, string body) =>
        Assert.Throws<ModelFaultException>(() => EmbeddingBodies.Read(Parse(body), model, new Caller("k", "a")));

    private static JsonElement Write(string body)
    {
        var buffer = new System.Buffers.ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer))
        {
            EmbeddingBodies.Write(json, Parse(body), new EmbedAnswer([Vector], 1));
        }

        return JsonDocument.Parse(buffer.WrittenMemory).RootElement;
    }

    private static RequestJson Parse(string body) => RequestJson.Parse(System.Text.Encoding.UTF8.GetBytes(body), out _);
}
