using System.Net;
using Microsoft.Extensions.AI;

namespace Aisle.Models.Tests.Protocols;

/// <summary>What nobody foresaw leaves in the caller's dialect too, and tells nothing of the inside.</summary>
public sealed class UnexpectedFaultTests
{
    private const string Secret = "the inside of a bug";

    [Theory]
    [InlineData("/model/anthropic.claude-v2:0/converse", """{"messages":[{"role":"user","content":[{"text":"Hello"}]}]}""", "\"message\":")]
    [InlineData("/v1/chat/completions", """{"model":"anthropic.claude-v2:0","messages":[{"role":"user","content":"Hello"}]}""", "\"server_error\"")]
    [InlineData("/v1/messages", """{"model":"anthropic.claude-v2:0","max_tokens":5,"messages":[{"role":"user","content":"Hello"}]}""", "\"api_error\"")]
    public async Task Bug_BeforeTheAnswer_IsAnErrorOfTheDialect(string path, string body, string marks)
    {
        await using var service = await ServiceUnderTest.StartAsync(new ScriptedProvider { Fails = new NotSupportedException(Secret) });

        using var response = await service.PostAsync(path, body);
        var text = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.InternalServerError, response.StatusCode);
        Assert.Contains(marks, text, StringComparison.Ordinal);
        Assert.DoesNotContain(Secret, text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Bug_InTheMiddleOfAStream_IsTheStreamsOwnError()
    {
        await using var service = await ServiceUnderTest.StartAsync(new ScriptedProvider(new ChatResponseUpdate(ChatRole.Assistant, "Good ")) { Fails = new NotSupportedException(Secret) });

        using var response = await service.PostAsync("/v1/messages", """{"model":"anthropic.claude-v2:0","max_tokens":5,"stream":true,"messages":[{"role":"user","content":"Hello"}]}""");
        var text = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);

        Assert.Contains("event: error", text, StringComparison.Ordinal);
        Assert.DoesNotContain(Secret, text, StringComparison.Ordinal);
    }
}
