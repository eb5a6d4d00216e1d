using System.Net;
using System.Text.Json;
using Aisle.Models.Routing;
using Aisle.Models.Tests.Routing;
using CsCheck;
using Microsoft.Extensions.AI;

namespace Aisle.Models.Tests.Metering;

/// <summary>What a caller says that one call may cost, and which targets are asked then. Of the gateway under test the first target costs 10 and 20 a million.</summary>
public sealed class CallBudgetTests
{
    private const string Body = """{"model":"anthropic.claude-v2:0","max_tokens":1000,"messages":[{"role":"user","content":"Hello"}]}""";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Call_ThatMayCostMore_IsRefusedWithBothAmounts()
    {
        var provider = new ScriptedProvider(new ChatResponseUpdate(ChatRole.Assistant, "Good day"));
        var gateway = new GatewayUnderTest(RoutingPolicy.InOrder, provider);

        var fault = await gateway.RefusedAsync(GatewayUnderTest.Call() with { Budget = 0.01m, Options = new ChatOptions { MaxOutputTokens = 1_000 } });

        Assert.Equal((ModelFaultKind.QuotaExceeded, 0), (fault.Kind, provider.Calls));
        Assert.Contains("0.0200", fault.Message, StringComparison.Ordinal);
        Assert.Contains("budget of 0.01", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Call_WithoutALongestAnswer_IsCutToWhatTheBudgetPaysFor()
    {
        var provider = new ScriptedProvider(new ChatResponseUpdate(ChatRole.Assistant, "Good day"));

        await new GatewayUnderTest(RoutingPolicy.InOrder, provider).StreamAsync(GatewayUnderTest.Call() with { Budget = 0.01m });

        Assert.InRange(provider.AskedOptions!.MaxOutputTokens!.Value, 450, 500);
    }

    [Fact]
    public void Affordable_AnyBudget_IsNeverExceeded() =>
        Gen.Select(Gen.Decimal[0.000001m, 1m], Gen.Int[0, 5_000], Gen.Decimal[0m, 100m].Array[1, 4]).Sample((budget, longest, prices) =>
        {
            var call = GatewayUnderTest.Call() with { Budget = budget, Options = new ChatOptions { MaxOutputTokens = longest == 0 ? null : longest } };
            var targets = prices.Select((p, i) => new ModelTarget($"p{i}", "m", 1, p / 2, p)).ToList();
            try
            {
                foreach (var target in Aisle.Models.Metering.CallBudget.Affordable(call, targets))
                {
                    var output = Aisle.Models.Metering.CallBudget.Within(call.Options, call, target)!.MaxOutputTokens;
                    Assert.True(target.OutputPrice == 0 || Aisle.Models.Metering.Meter.Cost(target, TokenEstimate.Of(call), output!.Value) <= budget);
                }
            }
            catch (ModelFaultException)
            {
                Assert.All(targets, t => Assert.True(Aisle.Models.Metering.Meter.Cost(t, TokenEstimate.Of(call), longest == 0 ? 1 : longest) > budget));
            }
        });

    [Theory]
    [InlineData("/v1/messages", Body, "x-aisle-budget", "0.00001", HttpStatusCode.TooManyRequests, "budget of 0.00001")]
    [InlineData("/v1/messages", Body, "x-aisle-budget", "1", HttpStatusCode.OK, "Good day")]
    [InlineData("/v1/messages", Body, "x-aisle-budget", "much", HttpStatusCode.BadRequest, "x-aisle-budget must be an amount of money")]
    [InlineData("/v1/chat/completions", """{"model":"anthropic.claude-v2:0","max_tokens":1000,"messages":[{"role":"user","content":"Hello"}],"metadata":{"aisle-budget":"0.00001"}}""", "x-test", "1", HttpStatusCode.TooManyRequests, "budget of 0.00001")]
    [InlineData("/model/anthropic.claude-v2:0/converse", """{"messages":[{"role":"user","content":[{"text":"Hello"}]}],"inferenceConfig":{"maxTokens":1000},"requestMetadata":{"aisle-budget":"0.00001"}}""", "x-test", "1", HttpStatusCode.BadRequest, "budget of 0.00001")]
    public async Task Budget_OverHttp_IsHeededInEachDialect(string path, string body, string header, string value, HttpStatusCode status, string has)
    {
        await using var service = await ServiceUnderTest.StartAsync(new ScriptedProvider(new ChatResponseUpdate(ChatRole.Assistant, "Good day")), Priced);
        service.Client.DefaultRequestHeaders.Add(header, value);

        using var response = await service.PostAsync(path, body);
        var text = await response.Content.ReadAsStringAsync(Cancel);

        Assert.Equal((status, true), (response.StatusCode, text.Contains(has, StringComparison.Ordinal)));
        using var json = JsonDocument.Parse(text);
    }

    private static Aisle.Models.Configuration.ModelConfiguration Priced(Aisle.Models.Configuration.ModelConfiguration configuration) =>
        configuration with { Models = [.. configuration.Models.Select(m => m with { Targets = [.. m.Targets.Select(t => t with { InputPrice = 10, OutputPrice = 20 })] })] };
}
