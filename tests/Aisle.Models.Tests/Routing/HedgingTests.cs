using Aisle.Models.Routing;
using Microsoft.Extensions.AI;

namespace Aisle.Models.Tests.Routing;

/// <summary>Two providers, and what happens when the first is slow to begin. The clock stands until it is moved.</summary>
public sealed class HedgingTests
{
    [Fact]
    public async Task Stream_FirstIsSlow_SecondIsAskedAfterTheWaitAndHasTheCall()
    {
        var (slow, quick) = (Silent("slow"), Saying("quick"));
        var gateway = new GatewayUnderTest(RoutingPolicy.InOrder, 2, null, slow, quick);

        var answer = gateway.StreamAsync();
        var before = quick.Calls;
        gateway.Time.Advance(TimeSpan.FromSeconds(2));

        Assert.Equal("quick", await answer);
        Assert.Equal((0, 1, 1), (before, slow.Calls, quick.Calls));
    }

    [Fact]
    public async Task Stream_FirstIsInTime_SecondIsNeverAsked()
    {
        var second = Saying("second");
        var gateway = new GatewayUnderTest(RoutingPolicy.InOrder, 2, null, Saying("first"), second);

        Assert.Equal("first", await gateway.StreamAsync());
        Assert.Equal(0, second.Calls);
    }

    [Fact]
    public async Task Stream_FirstFails_SecondIsAskedAtOnce()
    {
        var failing = new ScriptedProvider { Name = "failing", Fails = GatewayUnderTest.Fault(ModelFaultKind.ProviderFailed) };
        var gateway = new GatewayUnderTest(RoutingPolicy.InOrder, 2, null, failing, Saying("second"));

        Assert.Equal("second", await gateway.StreamAsync());
    }

    [Fact]
    public async Task Stream_BothFail_IsTheLastOnesFault()
    {
        var gateway = new GatewayUnderTest(
            RoutingPolicy.InOrder, 2, null,
            new ScriptedProvider { Name = "a", Fails = GatewayUnderTest.Fault(ModelFaultKind.ProviderFailed) },
            new ScriptedProvider { Name = "b", Fails = GatewayUnderTest.Fault(ModelFaultKind.Timeout) });

        Assert.Equal(ModelFaultKind.Timeout, (await gateway.RefusedAsync()).Kind);
    }

    [Fact]
    public async Task Stream_WrongRequest_GoesBackAtOnce()
    {
        var second = Saying("second");
        var gateway = new GatewayUnderTest(RoutingPolicy.InOrder, 2, null, new ScriptedProvider { Name = "a", Fails = GatewayUnderTest.Fault(ModelFaultKind.InvalidRequest) }, second);

        Assert.Equal(ModelFaultKind.InvalidRequest, (await gateway.RefusedAsync()).Kind);
        Assert.Equal(0, second.Calls);
    }

    private static ScriptedProvider Saying(string name) => new(new ChatResponseUpdate(ChatRole.Assistant, name)) { Name = name };

    private static ScriptedProvider Silent(string name) => new() { Name = name, Hangs = true };
}
