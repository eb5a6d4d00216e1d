using Aisle.Models.Keys;
using Aisle.Models.Routing;
using Aisle.Models.Tests.Routing;
using Microsoft.Extensions.AI;

namespace Aisle.Models.Tests.Metering;

public sealed class KeyLimiterTests
{
    private static readonly ChatResponseUpdate Sixty = new(ChatRole.Assistant, [new TextContent("x"), new UsageContent(new UsageDetails { InputTokenCount = 40, OutputTokenCount = 20 })]);

    [Fact]
    public async Task Requests_MoreThanAMinutesWorth_AreRefusedUntilThereIsRoom()
    {
        var gateway = new GatewayUnderTest(RoutingPolicy.InOrder, new ScriptedProvider(Sixty));
        var call = GatewayUnderTest.Call(new KeyLimits { RequestsPerMinute = 2 });

        await gateway.StreamAsync(call);
        await gateway.StreamAsync(call);
        var refused = await gateway.RefusedAsync(call);
        var another = await gateway.StreamAsync(GatewayUnderTest.Call(call.Caller.Limits, key: "another"));
        gateway.Time.Advance(refused.RetryAfter!.Value);

        Assert.Equal((ModelFaultKind.RateLimited, TimeSpan.FromSeconds(30), "x"), (refused.Kind, refused.RetryAfter.Value, another));
        Assert.Contains("your key may send 2 a minute", refused.Message, StringComparison.Ordinal);
        Assert.Equal("x", await gateway.StreamAsync(call));
    }

    [Fact]
    public async Task Tokens_UsedUp_WaitForTheDebtToo()
    {
        var gateway = new GatewayUnderTest(RoutingPolicy.InOrder, new ScriptedProvider(Sixty));
        var call = GatewayUnderTest.Call(new KeyLimits { TokensPerMinute = 30 });

        await gateway.StreamAsync(call); // 60 tokens: 30 of debt
        var refused = await gateway.RefusedAsync(call);
        gateway.Time.Advance(TimeSpan.FromSeconds(62));

        Assert.Contains("Too many tokens", refused.Message, StringComparison.Ordinal);
        Assert.Equal(TimeSpan.FromSeconds(62), refused.RetryAfter);
        Assert.Equal("x", await gateway.StreamAsync(call));
    }

    [Fact]
    public async Task Money_UsedUp_IsRefusedUntilTheNextMonth()
    {
        var gateway = new GatewayUnderTest(RoutingPolicy.InOrder, new ScriptedProvider(Sixty)); // 40 × 10 + 20 × 20 millionths
        var call = GatewayUnderTest.Call(new KeyLimits { MoneyPerMonth = 0.0008m });

        await gateway.StreamAsync(call);
        var refused = await gateway.RefusedAsync(call);
        gateway.Time.Advance(refused.RetryAfter!.Value);

        Assert.Equal((ModelFaultKind.QuotaExceeded, TimeSpan.FromHours(36)), (refused.Kind, refused.RetryAfter.Value));
        Assert.Contains("money for this month", refused.Message, StringComparison.Ordinal);
        Assert.Equal("x", await gateway.StreamAsync(call));
    }
}
