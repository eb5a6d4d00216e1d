using System.Net;
using System.Text.Json;
using Aisle.Models.Keys;

namespace Aisle.Models.Tests.Protocols.Bedrock.Control;

public sealed class LoggingTests
{
    private static readonly Uri Route = new("/logging/modelinvocations", UriKind.Relative);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Configuration_PutAndDeleted_SwitchesTheLogOnAndOff()
    {
        await using var service = await ServiceUnderTest.StartAsync(new ScriptedProvider(new Microsoft.Extensions.AI.ChatResponseUpdate(Microsoft.Extensions.AI.ChatRole.Assistant, "Good day")));
        service.UseKey(KeyLimits.None, admin: true);
        var folder = Path.Combine(service.BatchFolder, "logs", "aisle");

        await SayAsync("before");
        using var put = await service.Client.PutAsync(Route, new StringContent("""{"loggingConfig":{"s3Config":{"bucketName":"logs","keyPrefix":"aisle"}}}"""), Cancel);
        await SayAsync("while it is on");
        using var silent = await service.Client.PutAsync(Route, new StringContent("""{"loggingConfig":{"s3Config":{"bucketName":"logs","keyPrefix":"aisle"},"textDataDeliveryEnabled":false}}"""), Cancel);
        await SayAsync("without texts");
        using var deleted = await service.Client.DeleteAsync(Route, Cancel);
        await SayAsync("after");
        await service.StopAsync();

        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.OK, HttpStatusCode.OK), (put.StatusCode, silent.StatusCode, deleted.StatusCode));
        var records = File.ReadAllLines(Assert.Single(Directory.GetFiles(folder)));
        Assert.Equal(2, records.Length);
        Assert.Contains("while it is on", records[0], StringComparison.Ordinal);
        Assert.DoesNotContain("without texts", records[1], StringComparison.Ordinal);

        async Task SayAsync(string text)
        {
            using var answer = await service.PostAsync("/model/anthropic.claude-v2:0/converse", $$$"""{"messages":[{"role":"user","content":[{"text":"{{{text}}}"}]}]}""");
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        }
    }

    [Fact]
    public async Task Configuration_OfAnotherKeyThanAnAdmins_IsRefused()
    {
        await using var service = await ServiceUnderTest.StartAsync(new ScriptedProvider());

        using var put = await service.Client.PutAsync(Route, new StringContent("""{"loggingConfig":{"s3Config":{"bucketName":"b"}}}"""), Cancel);
        using var deleted = await service.Client.DeleteAsync(Route, Cancel);

        Assert.Equal((HttpStatusCode.Forbidden, HttpStatusCode.Forbidden), (put.StatusCode, deleted.StatusCode));
    }

    [Fact]
    public async Task Configuration_PutAndDeleted_IsKeptUntilThen()
    {
        await using var service = await ServiceUnderTest.StartAsync(new ScriptedProvider());
        service.UseKey(KeyLimits.None, admin: true);

        Assert.Equal("{}", await service.Client.GetStringAsync(Route, Cancel));
        using var put = await service.Client.PutAsync(Route, new StringContent("""{"loggingConfig":{"s3Config":{"bucketName":"b"},"textDataDeliveryEnabled":true}}"""), Cancel);
        using var kept = JsonDocument.Parse(await service.Client.GetStringAsync(Route, Cancel));
        using var deleted = await service.Client.DeleteAsync(Route, Cancel);

        Assert.Equal("b", kept.RootElement.GetProperty("loggingConfig").GetProperty("s3Config").GetProperty("bucketName").GetString());
        Assert.Equal("{}", await service.Client.GetStringAsync(Route, Cancel));
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("""{"loggingConfig":{"s3Config":{}}}""")]
    [InlineData("""{"loggingConfig":{"textDataDeliveryEnabled":"yes"}}""")]
    [InlineData("""{"loggingConfig":{"s3Config":{"bucketName":"..","keyPrefix":"../.."}}}""")]
    public async Task Configuration_Wrong_IsRefused(string body)
    {
        await using var service = await ServiceUnderTest.StartAsync(new ScriptedProvider());
        service.UseKey(KeyLimits.None, admin: true);

        using var put = await service.Client.PutAsync(Route, new StringContent(body), Cancel);

        Assert.Equal(HttpStatusCode.BadRequest, put.StatusCode);
    }

    [Theory]
    [InlineData("GET", "/async-invoke", HttpStatusCode.OK, "asyncInvokeSummaries")]
    [InlineData("GET", "/async-invoke/arn%3Aaws%3Abedrock%3Aus-east-1%3A1%3Aasync-invoke%2Fa", HttpStatusCode.NotFound, "arn:aws:bedrock:us-east-1:1:async-invoke/a")]
    [InlineData("POST", "/async-invoke", HttpStatusCode.BadRequest, "asynchronously")]
    [InlineData("POST", "/model-customization-jobs", HttpStatusCode.BadRequest, "not served here")]
    [InlineData("GET", "/custom-models/x", HttpStatusCode.BadRequest, "not served here")]
    public async Task WhatIsNotServed_HasAnAnswerOfTheService(string method, string path, HttpStatusCode status, string has)
    {
        await using var service = await ServiceUnderTest.StartAsync(new ScriptedProvider());
        using var request = new HttpRequestMessage(new HttpMethod(method), new Uri(path, UriKind.Relative));

        using var response = await service.Client.SendAsync(request, Cancel);

        Assert.Equal(status, response.StatusCode);
        Assert.Contains(has, await response.Content.ReadAsStringAsync(Cancel), StringComparison.Ordinal);
    }
}
