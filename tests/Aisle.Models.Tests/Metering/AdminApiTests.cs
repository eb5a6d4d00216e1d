using System.Net;
using Aisle.Models.Keys;
using Aisle.Models.Tests.Clients;

namespace Aisle.Models.Tests.Metering;

public sealed class AdminApiTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("/admin/usage", "\"outputTokens\":2")]
    [InlineData("/admin/models", "\"well\":true")]
    public async Task Admin_OnlyAnAdminsKey_IsAnswered(string path, string has)
    {
        await using var service = await ServiceUnderTest.StartAsync(new ScriptedProvider(Script.TwoWords));
        using var call = await service.PostAsync("/v1/chat/completions", """{"model":"anthropic.claude-v2:0","messages":[{"role":"user","content":"Hello"}]}""");

        using var refused = await service.Client.GetAsync(new Uri(path, UriKind.Relative), Cancel);
        service.UseKey(KeyLimits.None, admin: true);
        var answer = await service.Client.GetStringAsync(new Uri(path, UriKind.Relative), Cancel);
        service.Client.DefaultRequestHeaders.Authorization = new("Bearer", "no key");
        using var unknown = await service.Client.GetAsync(new Uri(path, UriKind.Relative), Cancel);

        Assert.Equal((HttpStatusCode.Forbidden, HttpStatusCode.Unauthorized), (refused.StatusCode, unknown.StatusCode));
        Assert.Contains(has, answer, StringComparison.Ordinal);
        Assert.Contains("anthropic.claude-v2:0", answer, StringComparison.Ordinal);
    }
}
