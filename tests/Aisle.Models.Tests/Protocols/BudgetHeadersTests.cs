using Aisle.Models.Keys;
using Aisle.Models.Tests.Clients;

namespace Aisle.Models.Tests.Protocols;

public sealed class BudgetHeadersTests
{
    private const string Ask = """{"model":"anthropic.claude-v2:0","messages":[{"role":"user","content":"Hello"}]}""";

    [Fact]
    public async Task Answer_ToAKeyWithLimits_TellsWhatIsLeft()
    {
        await using var service = await ServiceUnderTest.StartAsync(new ScriptedProvider(Script.TwoWords));
        service.UseKey(new KeyLimits { RequestsPerMinute = 2, TokensPerMinute = 1_000, MoneyPerMonth = 5 });

        using var first = await service.PostAsync("/v1/chat/completions", Ask);
        using var second = await service.PostAsync("/v1/chat/completions", Ask);
        using var third = await service.PostAsync("/v1/chat/completions", Ask);

        Assert.Equal(("2", "1", "5"), (Header(first, "x-ratelimit-limit-requests"), Header(first, "x-ratelimit-remaining-requests"), Header(first, "x-aisle-remaining-money")));
        Assert.Equal("0", Header(second, "anthropic-ratelimit-requests-remaining"));
        Assert.InRange(int.Parse(Header(second, "x-ratelimit-remaining-tokens"), System.Globalization.CultureInfo.InvariantCulture), 980, 999);
        Assert.Equal((429, "0"), ((int)third.StatusCode, Header(third, "x-ratelimit-remaining-requests")));
        Assert.NotNull(third.Headers.RetryAfter);
    }

    [Fact]
    public async Task Answer_ToAKeyWithoutLimits_TellsNothing()
    {
        await using var service = await ServiceUnderTest.StartAsync(new ScriptedProvider(Script.TwoWords));

        using var response = await service.PostAsync("/v1/chat/completions", Ask);

        Assert.DoesNotContain(response.Headers, h => h.Key.Contains("ratelimit", StringComparison.OrdinalIgnoreCase));
    }

    private static string Header(HttpResponseMessage response, string name) => response.Headers.GetValues(name).Single();
}
