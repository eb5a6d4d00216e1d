using System.Diagnostics;
using System.Diagnostics.Metrics;
using Aisle.Models.Routing;
using Microsoft.Extensions.AI;

namespace Aisle.Models.Metering;

/// <summary>
/// The span and the metrics of a call that no chat client of Microsoft.Extensions.AI makes: one that passes through, embeddings, reranking. By OpenTelemetry's
/// semantic conventions for generative AI, version 1.37, under the same source as the chat clients' own. Costs nothing where nobody listens.
/// </summary>
internal sealed class CallSpan
{
    private static readonly ActivitySource Source = new(ModelGateway.TelemetrySource);
    private static readonly System.Diagnostics.Metrics.Meter Metrics = new(ModelGateway.TelemetrySource);
    private static readonly Histogram<double> Duration = Metrics.CreateHistogram<double>(
        "gen_ai.client.operation.duration", "s", "GenAI operation duration.", advice: new() { HistogramBucketBoundaries = [0.01, 0.02, 0.04, 0.08, 0.16, 0.32, 0.64, 1.28, 2.56, 5.12, 10.24, 20.48, 40.96, 81.92] });

    private static readonly Histogram<int> Tokens = Metrics.CreateHistogram<int>(
        "gen_ai.client.token.usage", "{token}", "Number of input and output tokens used.", advice: new() { HistogramBucketBoundaries = [1, 4, 16, 64, 256, 1024, 4096, 16384, 65536, 262144, 1048576, 4194304, 16777216, 67108864] });

    public static bool HasListeners => Source.HasListeners() || Duration.Enabled || Tokens.Enabled;

    private readonly Activity? _activity;
    private readonly TagList _tags;

    private CallSpan(Activity? activity, TagList tags) => (_activity, _tags) = (activity, tags);

    /// <summary>Null where nobody listens.</summary>
    /// <param name="operation">Such as "chat".</param>
    /// <param name="target">Who is asked.</param>
    public static CallSpan? Start(string operation, ModelTarget target)
    {
        if (!HasListeners)
        {
            return null;
        }

        var tags = new TagList { { "gen_ai.operation.name", operation }, { "gen_ai.provider.name", target.Provider }, { "gen_ai.request.model", target.Model } };
        return new CallSpan(Source.StartActivity(ActivityKind.Client, tags: tags, name: $"{operation} {target.Model}"), tags);
    }

    public void End(UsageDetails usage, bool succeeded, TimeSpan took)
    {
        var tags = _tags;
        Count("input", usage.InputTokenCount);
        Count("output", usage.OutputTokenCount);
        if (!succeeded)
        {
            tags.Add("error.type", "_OTHER");
            _activity?.SetTag("error.type", "_OTHER").SetStatus(ActivityStatusCode.Error);
        }

        Duration.Record(took.TotalSeconds, tags);
        _activity?.Dispose();

        void Count(string type, long? tokens)
        {
            if (tokens is { } count)
            {
                _activity?.SetTag($"gen_ai.usage.{type}_tokens", count);
                Tokens.Record((int)count, [.. _tags, new("gen_ai.token.type", type)]);
            }
        }
    }
}
