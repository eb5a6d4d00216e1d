using System.Diagnostics;
using System.Text.Json;
using Aisle.Models.Guardrails;
using Aisle.Models.Protocols.Bedrock.Authentication;
using Aisle.Models.Protocols.Bedrock.Control;
using Aisle.Models.Protocols.Bedrock.Converse;
using Aisle.Models.Protocols.Bedrock.EventStream;
using Aisle.Models.Protocols.Bedrock.Guarding;
using Aisle.Models.Protocols.Bedrock.Native;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
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

    private static Task InvokeAsync(HttpContext http, ModelGateway gateway, GuardedGateway guarded, InferenceProfiles profiles, BedrockAuthentication authentication, CancellationToken cancellationToken) =>
        BedrockRequest.RawTarget(http).EndsWith("/invoke-with-bidirectional-stream", StringComparison.Ordinal)
        ? BedrockRequest.RefuseUnread(http, "No model here talks and listens at once; use ConverseStream.", cancellationToken)
        : BedrockRequest.HandleAsync(http, authentication, (body, caller) =>
        {
            if (!ModelId.TryReadPath(BedrockRequest.RawTarget(http), out var name, out var operation))
            {
                throw BedrockRequest.NotFound("There is no such operation here.");
            }

            var model = profiles.Model(gateway.Catalog, name);
            var id = model.Id;
            return operation switch
            {
                "converse" => ConverseAsync(http, guarded, body, ConverseReader.Read(body, id, caller).Heed(http), cancellationToken),
                "converse-stream" => ConverseStreamAsync(http, guarded, body, ConverseReader.Read(body, model.ThatStreams().Id, caller).Heed(http), cancellationToken),
                "invoke" when EmbeddingBodies.Serves(model) => EmbedAsync(http, gateway, body, EmbeddingBodies.Read(body, id, caller), cancellationToken),
                "invoke" when RerankBodies.Serves(id) => RerankAsync(http, gateway, RerankBodies.Read(body, id, caller), cancellationToken),
                "invoke" => InvokeModelAsync(http, guarded, body, id, caller, cancellationToken),
                "invoke-with-response-stream" => InvokeModelStreamAsync(http, guarded, body, model.ThatStreams().Id, caller, cancellationToken),
                "count-tokens" => CountTokensAsync(http, gateway, CountTokens.Read(body, model, caller), cancellationToken),
                _ => throw BedrockRequest.NotFound($"There is no operation {operation} here."),
            };
        }, cancellationToken);

    private static async Task ConverseAsync(HttpContext http, GuardedGateway gateway, RequestJson body, ChatCall call, CancellationToken cancellationToken)
    {
        var (level, fields) = (ServiceLevel.Read(body), ModelResponseFields.Read(body, call));
        var started = Stopwatch.GetTimestamp();
        var response = await gateway.CompleteAsync(call, cancellationToken);
        await JsonResponse.WriteAsync(http, json => ConverseWriter.Write(json, response, Stopwatch.GetElapsedTime(started), level, fields), cancellationToken);
    }

    private static Task ConverseStreamAsync(HttpContext http, GuardedGateway gateway, RequestJson body, ChatCall call, CancellationToken cancellationToken)
    {
        var (level, fields) = (ServiceLevel.Read(body), ModelResponseFields.Read(body, call));
        var started = Stopwatch.GetTimestamp();
        return StreamAsync(http, gateway, call, events =>
        {
            var stream = new ConverseStream(events.Write);
            return new StreamedAnswer(stream.Start, stream.Write, () => stream.End(Stopwatch.GetElapsedTime(started), level, fields), events.Fail, stream.Ping);
        }, cancellationToken);
    }

    private static async Task InvokeModelAsync(
        HttpContext http, GuardedGateway gateway, RequestJson body, string modelId, Caller caller, CancellationToken cancellationToken)
    {
        var started = Stopwatch.GetTimestamp();
        var native = NativeBodies.For(modelId, body);
        var response = await gateway.CompleteAsync(Heed(http, body, native.Read(body, modelId, caller)), cancellationToken);
        ServiceLevel.Echo(http);
        InvocationHeaders.Write(http, response.Usage, Stopwatch.GetElapsedTime(started));
        await JsonResponse.WriteAsync(http, json =>
        {
            if (GuardrailTrace.Of(response.AdditionalProperties) is { } trace)
            {
                GuardrailHeaders.WriteInto(json, trace, inner => native.Write(inner, response, modelId));
            }
            else
            {
                native.Write(json, response, modelId);
            }
        }, cancellationToken);
    }

    private static async Task EmbedAsync(HttpContext http, ModelGateway gateway, RequestJson body, EmbedCall call, CancellationToken cancellationToken)
    {
        var started = Stopwatch.GetTimestamp();
        var answer = await gateway.EmbedAsync(call, cancellationToken);
        InvocationHeaders.Write(http, new UsageDetails { InputTokenCount = answer.InputTokens }, Stopwatch.GetElapsedTime(started));
        await JsonResponse.WriteAsync(http, json => EmbeddingBodies.Write(json, body, answer), cancellationToken);
    }

    private static async Task RerankAsync(HttpContext http, ModelGateway gateway, RerankCall call, CancellationToken cancellationToken)
    {
        var started = Stopwatch.GetTimestamp();
        var scores = await gateway.RerankAsync(call, cancellationToken);
        InvocationHeaders.Write(http, null, Stopwatch.GetElapsedTime(started));
        await JsonResponse.WriteAsync(http, json => RerankBodies.Write(json, scores), cancellationToken);
    }

    private static Task CountTokensAsync(HttpContext http, ModelGateway gateway, ChatCall call, CancellationToken cancellationToken)
    {
        var tokens = gateway.CountTokens(call);
        return JsonResponse.WriteAsync(http, json =>
        {
            json.WriteStartObject();
            json.WriteNumber("inputTokens", tokens);
            json.WriteEndObject();
        }, cancellationToken);
    }

    private static Task InvokeModelStreamAsync(
        HttpContext http, GuardedGateway gateway, RequestJson body, string modelId, Caller caller, CancellationToken cancellationToken)
    {
        var started = Stopwatch.GetTimestamp();
        var native = NativeBodies.For(modelId, body);
        http.Response.Headers["x-amzn-bedrock-content-type"] = "application/json"; // Anthropic's .NET client fails without it
        ServiceLevel.Echo(http);
        var call = Heed(http, body, native.Read(body, modelId, caller));
        return StreamAsync(http, gateway, call, events =>
        {
            TimeSpan? firstByte = null;
            GuardrailTrace? trace = null;
            var stream = native.Stream(call, events.WriteChunk);
            return new StreamedAnswer(
                stream.Start,
                update =>
                {
                    firstByte ??= Stopwatch.GetElapsedTime(started);
                    trace = GuardrailTrace.Of(update.AdditionalProperties) ?? trace;
                    stream.Write(update);
                },
                () => stream.End(json =>
                {
                    GuardrailHeaders.Write(json, trace);
                    WriteMetrics(json, stream.Usage, Stopwatch.GetElapsedTime(started), firstByte);
                }),
                events.Fail,
                stream.Ping);
        }, cancellationToken);
    }

    private static async Task StreamAsync(
        HttpContext http, GuardedGateway gateway, ChatCall call, Func<EventWriter, StreamedAnswer> open, CancellationToken cancellationToken)
    {
        using var events = new EventWriter(http.Response.BodyWriter);
        await StreamedAnswer.SendAsync(http, "application/vnd.amazon.eventstream", gateway.StreamAsync(call, cancellationToken), () => open(events), cancellationToken);
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

    /// <summary>What a native body has no place for stands in headers: labels, guardrail, session and budget.</summary>
    private static ChatCall Heed(HttpContext http, RequestJson body, ChatCall call) =>
        (call with { Metadata = InvocationHeaders.ReadMetadata(http) ?? call.Metadata, Guardrail = GuardrailHeaders.Read(http, body) }).Heed(http);
}
