using Aisle.Models.Routing;
using Aisle.Models.Routing.Policies;
using CsCheck;

namespace Aisle.Models.Tests.Routing;

public sealed class RoutingPolicyTests
{
    private static readonly ModelTarget[] Three =
    [
        new("a", "m", Weight: 1, InputPrice: 3, OutputPrice: 1),
        new("b", "m", Weight: 3, InputPrice: 1, OutputPrice: 8),
        new("c", "m", Weight: 0, InputPrice: 1, OutputPrice: 6),
    ];

    [Fact]
    public void CheapestFirst_MixOfTokens_OrdersByPrice() =>
        Assert.Equal(["c", "a", "b"], new CheapestFirst().Order(Three, null).Select(t => t.Provider));

    [Fact]
    public void Weighted_ManyCalls_AreSharedByWeight()
    {
        var policy = new Weighted(new Random(7));

        var first = Enumerable.Range(0, 4_000).Select(_ => policy.Order(Three, null)[0].Provider).CountBy(p => p).ToDictionary();

        Assert.InRange(first["b"], 2_850, 3_150);
        Assert.False(first.ContainsKey("c"));
    }

    [Fact]
    public void Weighted_Session_KeepsItsOrder() => Gen.String.Sample(session =>
    {
        var policy = new Weighted(new Random());
        var order = policy.Order(Three, session);
        Assert.Equal(order, policy.Order(Three, session));
        Assert.Equal(order.Where(t => t.Provider != "b"), policy.Order([Three[0], Three[2]], session)); // b's loss moves no one else
    });

    [Fact]
    public void LeastLatency_Observed_ComesFirst()
    {
        var router = new Router(new Random(7));
        var model = new ModelEntry { Id = "m", Name = "M", Maker = "Tests", Policy = RoutingPolicy.LeastLatency, Targets = Three };

        router.Observe(Three[0], TimeSpan.FromSeconds(2));
        router.Observe(Three[1], TimeSpan.FromSeconds(1));
        var untried = router.Order(model, null)[0];
        router.Observe(Three[2], TimeSpan.FromSeconds(3));

        Assert.Equal("c", untried.Provider);
        Assert.Equal(["b", "a", "c"], router.Order(model, null).Select(t => t.Provider));
    }
}
