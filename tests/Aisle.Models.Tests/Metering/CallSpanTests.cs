using System.Diagnostics;
using Aisle.Models.Routing;

namespace Aisle.Models.Tests.Metering;

public sealed class CallSpanTests
{
    [Theory]
    [InlineData(200, ActivityStatusCode.Unset)]
    [InlineData(500, ActivityStatusCode.Error)]
    public async Task Span_OfACallThatPassesThrough_HasTheConventionsTags(int status, ActivityStatusCode expected)
    {
        var (model, spans) = ($"spanned-{status}", new List<Activity>());
        using var listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name == ModelGateway.TelemetrySource,
            Sample = (ref _) => ActivitySamplingResult.AllData,
            ActivityStopped = span =>
            {
                if (Equals(span.GetTagItem("gen_ai.request.model"), model))
                {
                    spans.Add(span);
                }
            },
        };
        ActivitySource.AddActivityListener(listener);
        await using var upstream = await RawUpstream.SayingAsync("application/json", """{"choices":[],"usage":{"prompt_tokens":7,"completion_tokens":2}}""", status);
        await using var service = await ServiceUnderTest.StartAsync(new ScriptedProvider(), c => c with
        {
            Providers = [upstream.AsProvider()],
            Models = [new ModelEntry { Id = "m", Name = "M", Maker = "Tests", Targets = [new ModelTarget("raw", model)] }],
        });

        using var response = await service.PostAsync("/v1/chat/completions", """{"model":"m","messages":[{"role":"user","content":"Hello"}]}""");

        await service.StopAsync(); // the span ends behind the answer

        var span = Assert.Single(spans);
        Assert.Equal(($"chat {model}", "raw", expected), (span.DisplayName, span.GetTagItem("gen_ai.provider.name"), span.Status));
        Assert.Equal(status == 200 ? 7L : null, span.GetTagItem("gen_ai.usage.input_tokens"));
        Assert.Equal(status == 200 ? 2L : null, span.GetTagItem("gen_ai.usage.output_tokens"));
    }
}
