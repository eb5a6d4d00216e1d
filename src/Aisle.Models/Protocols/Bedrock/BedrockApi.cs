using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Aisle.Models.Protocols.Bedrock.Authentication;
using Aisle.Models.Protocols.Bedrock.Converse;
using Aisle.Models.Protocols.Bedrock.EventStream;
using Aisle.Models.Protocols.Bedrock.Native;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.AI;

namespace Aisle.Models.Protocols.Bedrock;

/// <summary>The routes of the Amazon Bedrock Runtime API.</summary>
public static class BedrockApi
{
    public static IEndpointRouteBuilder MapBedrock(this IEndpointRouteBuilder routes)
    {
        // The id in the path may hold "%2F" and raw slashes, so the path is taken apart by hand.
        routes.MapPost("/model/{**rest}", InvokeAsync).ExcludeFromDescription();
        return routes;
    }

    private static async Task InvokeAsync(HttpContext http, ModelGateway gateway, BedrockAuthentication authentication, CancellationToken cancellationToken)
    {
        http.Response.Headers["x-amzn-requestid"] = Guid.NewGuid().ToString();
        try
        {
            var body = await RequestBody.ReadAsync(http, cancellationToken);
            var caller = authentication.Authenticate(http, body.Span).Require();
            if (!ModelId.TryReadPath(http.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget, out var modelId, out var operation))
            {
                throw NoOperation(http.Request.Path);
            }

            var json = RequestJson.Parse(body, out var document);
            using (document)
            {
                await (operation switch
                {
                    "converse" => ConverseAsync(http, gateway, ConverseReader.Read(json, modelId, caller), cancellationToken),
                    "converse-stream" => ConverseStreamAsync(http, gateway, ConverseReader.Read(json, modelId, caller), cancellationToken),
                    "invoke" => InvokeModelAsync(http, gateway, json, modelId, caller, cancellationToken),
                    "invoke-with-response-stream" => InvokeModelStreamAsync(http, gateway, json, modelId, caller, cancellationToken),
                    _ => throw NoOperation(operation),
                });
            }
        }
        catch (ModelFaultException e) when (!http.Response.HasStarted)
        {
            await BedrockErrors.WriteAsync(http, e.Fault, cancellationToken);
        }
    }

    private static async Task ConverseAsync(HttpContext http, ModelGateway gateway, ChatCall call, CancellationToken cancellationToken)
    {
        var started = Stopwatch.GetTimestamp();
        var response = await gateway.CompleteAsync(call, cancellationToken);
        http.Response.ContentType = "application/json";
        await using var json = new Utf8JsonWriter(http.Response.BodyWriter);
        ConverseWriter.Write(json, response, Stopwatch.GetElapsedTime(started));
    }

    private static Task ConverseStreamAsync(HttpContext http, ModelGateway gateway, ChatCall call, CancellationToken cancellationToken)
    {
        var started = Stopwatch.GetTimestamp();
        return StreamAsync(http, gateway, call, events =>
        {
            var stream = new ConverseStream(events.Write);
            return (stream.Start, stream.Write, () => stream.End(Stopwatch.GetElapsedTime(started)));
        }, cancellationToken);
    }

    private static async Task InvokeModelAsync(
        HttpContext http, ModelGateway gateway, RequestJson body, string modelId, Caller caller, CancellationToken cancellationToken)
    {
        var started = Stopwatch.GetTimestamp();
        var native = NativeBodies.For(modelId, body);
        var response = await gateway.CompleteAsync(native.Read(body, modelId, caller), cancellationToken);
        var headers = http.Response.Headers;
        headers["x-amzn-bedrock-input-token-count"] = Number(response.Usage?.InputTokenCount);
        headers["x-amzn-bedrock-output-token-count"] = Number(response.Usage?.OutputTokenCount);
        headers["x-amzn-bedrock-invocation-latency"] = Number((long)Stopwatch.GetElapsedTime(started).TotalMilliseconds);
        http.Response.ContentType = "application/json";
        await using var json = new Utf8JsonWriter(http.Response.BodyWriter);
        native.Write(json, response, modelId);
    }

    private static Task InvokeModelStreamAsync(
        HttpContext http, ModelGateway gateway, RequestJson body, string modelId, Caller caller, CancellationToken cancellationToken)
    {
        var started = Stopwatch.GetTimestamp();
        var native = NativeBodies.For(modelId, body);
        http.Response.Headers["x-amzn-bedrock-content-type"] = "application/json"; // Anthropic's .NET client fails without it
        return StreamAsync(http, gateway, native.Read(body, modelId, caller), events =>
        {
            TimeSpan? firstByte = null;
            var stream = native.Stream(modelId, events.WriteChunk);
            return (
                stream.Start,
                update =>
                {
                    firstByte ??= Stopwatch.GetElapsedTime(started);
                    stream.Write(update);
                },
                () => stream.End(json => WriteMetrics(json, stream.Usage, Stopwatch.GetElapsedTime(started), firstByte)));
        }, cancellationToken);
    }

    /// <summary>
    /// Waits for the first update before it answers, so that what fails before is a plain HTTP error; then sends each update at once. A
    /// failure in the middle is the stream's own exception event.
    /// </summary>
    private static async Task StreamAsync(
        HttpContext http,
        ModelGateway gateway,
        ChatCall call,
        Func<EventWriter, (Action Start, Action<ChatResponseUpdate> Write, Action End)> open,
        CancellationToken cancellationToken)
    {
        await using var updates = gateway.StreamAsync(call, cancellationToken).GetAsyncEnumerator(cancellationToken);
        var more = await updates.MoveNextAsync();
        var output = http.Response.BodyWriter;
        http.Response.ContentType = "application/vnd.amazon.eventstream";
        using var events = new EventWriter(output);
        var (start, write, end) = open(events);
        start();
        try
        {
            for (; more; more = await updates.MoveNextAsync())
            {
                write(updates.Current);
                await output.FlushAsync(cancellationToken);
            }

            end();
        }
        catch (ModelFaultException e)
        {
            EventStreamEncoder.WriteException(output, BedrockErrors.StreamMember(e.Fault.Kind), BedrockErrors.Body(e.Fault));
        }

        await output.FlushAsync(cancellationToken);
    }

    private static void WriteMetrics(Utf8JsonWriter json, UsageDetails? usage, TimeSpan latency, TimeSpan? firstByte)
    {
        json.WriteStartObject("amazon-bedrock-invocationMetrics");
        json.WriteNumber("inputTokenCount", usage?.InputTokenCount ?? 0);
        json.WriteNumber("outputTokenCount", usage?.OutputTokenCount ?? 0);
        json.WriteNumber("invocationLatency", (long)latency.TotalMilliseconds);
        json.WriteNumber("firstByteLatency", (long)(firstByte ?? latency).TotalMilliseconds);
        json.WriteEndObject();
    }

    private static string Number(long? number) => (number ?? 0).ToString(CultureInfo.InvariantCulture);

    private static ModelFaultException NoOperation(string name) =>
        new(new ModelFault(ModelFaultKind.NotFound, $"There is no operation {name} here."));
}
