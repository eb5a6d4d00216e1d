using Aisle.Models.Routing;
using Microsoft.Extensions.AI;

namespace Aisle.Models.Tests.Routing;

public sealed class FailoverTests
{
    private static readonly ChatResponseUpdate Word = new(ChatRole.Assistant, "word");

    [Theory]
    [InlineData(ModelFaultKind.RateLimited)]
    [InlineData(ModelFaultKind.Timeout)]
    [InlineData(ModelFaultKind.ProviderFailed)]
    [InlineData(ModelFaultKind.Unavailable)]
    public async Task Stream_FirstProviderFailsBeforeAWord_IsAnsweredByTheSecond(ModelFaultKind kind)
    {
        var (bad, good) = (new ScriptedProvider { Name = "bad", Fails = GatewayUnderTest.Fault(kind) }, new ScriptedProvider(Word) { Name = "good" });
        var gateway = new GatewayUnderTest(RoutingPolicy.InOrder, bad, good);

        var answer = await gateway.StreamAsync();

        Assert.Equal(("word", 1, 1), (answer, bad.Calls, good.Calls));
        Assert.Equal([("bad", 1L), ("good", 0L)], gateway.Ledger.Rows.Select(r => (r.Provider, r.Failed)).Order());
    }

    [Fact]
    public async Task Stream_RequestIsWrong_GoesToNoOther()
    {
        var (bad, good) = (new ScriptedProvider { Name = "bad", Fails = GatewayUnderTest.Fault(ModelFaultKind.InvalidRequest) }, new ScriptedProvider(Word) { Name = "good" });

        var fault = await new GatewayUnderTest(RoutingPolicy.InOrder, bad, good).RefusedAsync();

        Assert.Equal((ModelFaultKind.InvalidRequest, 0), (fault.Kind, good.Calls));
    }

    [Fact]
    public async Task Stream_FailsAfterAWordWasShown_IsNotBegunAgain()
    {
        var (bad, good) = (new ScriptedProvider(Word) { Name = "bad", Fails = GatewayUnderTest.Fault(ModelFaultKind.ProviderFailed) }, new ScriptedProvider(Word) { Name = "good" });
        var gateway = new GatewayUnderTest(RoutingPolicy.InOrder, bad, good);
        List<string> shown = [];

        var failed = await Assert.ThrowsAsync<ModelFaultException>(() => gateway.StreamAsync(shown: shown));

        Assert.Equal((ModelFaultKind.ProviderFailed, 0), (failed.Fault.Kind, good.Calls));
        Assert.Equal(["word"], shown);
    }

    [Fact]
    public async Task Stream_NoFirstWordInTime_IsAnsweredByTheSecond()
    {
        var (slow, good) = (new ScriptedProvider { Name = "slow", Hangs = true }, new ScriptedProvider(Word) { Name = "good" });
        var gateway = new GatewayUnderTest(RoutingPolicy.InOrder, slow, good);

        var answer = gateway.StreamAsync();
        gateway.Time.Advance(TimeSpan.FromSeconds(6));

        Assert.Equal("word", await answer);
    }

    [Fact]
    public async Task Stream_StallsInTheMiddle_EndsAsATimeout()
    {
        var gateway = new GatewayUnderTest(RoutingPolicy.InOrder, new ScriptedProvider(Word) { Name = "stalls", Hangs = true });

        var answer = gateway.StreamAsync();
        gateway.Time.Advance(TimeSpan.FromSeconds(8));

        Assert.Equal(ModelFaultKind.Timeout, (await Assert.ThrowsAsync<ModelFaultException>(() => answer)).Fault.Kind);
    }

    [Fact]
    public async Task Breaker_AfterFailuresInARow_LeavesTheProviderAloneThenProbesIt()
    {
        var silent = new ScriptedProvider { Fails = GatewayUnderTest.Fault(ModelFaultKind.Unavailable) };
        var gateway = new GatewayUnderTest(RoutingPolicy.InOrder, silent);

        for (var i = 0; i < 5; i++)
        {
            await gateway.RefusedAsync();
        }

        var alone = await gateway.RefusedAsync();
        var callsWhileOpen = silent.Calls;
        gateway.Time.Advance(TimeSpan.FromSeconds(5));
        await gateway.RefusedAsync(); // the probe, which fails: the wait doubles
        gateway.Time.Advance(TimeSpan.FromSeconds(6));
        await gateway.RefusedAsync();
        var callsAfterProbe = silent.Calls;
        gateway.Time.Advance(TimeSpan.FromSeconds(5));
        silent.Fails = null;
        await gateway.StreamAsync();
        await gateway.StreamAsync();

        Assert.Equal((ModelFaultKind.Unavailable, TimeSpan.FromSeconds(5)), (alone.Kind, alone.RetryAfter!.Value));
        Assert.Equal((5, 6, 8), (callsWhileOpen, callsAfterProbe, silent.Calls));
    }

    [Fact]
    public async Task Breaker_ProviderSaysWhenToComeBack_IsBelieved()
    {
        var (busy, good) = (new ScriptedProvider { Name = "busy", Fails = GatewayUnderTest.Fault(ModelFaultKind.RateLimited, TimeSpan.FromSeconds(30)) }, new ScriptedProvider(Word) { Name = "good" });
        var gateway = new GatewayUnderTest(RoutingPolicy.InOrder, busy, good);

        await gateway.StreamAsync();
        await gateway.StreamAsync();
        var within = busy.Calls;
        gateway.Time.Advance(TimeSpan.FromSeconds(31));
        await gateway.StreamAsync();

        Assert.Equal((1, 2), (within, busy.Calls));
    }
}
