using System.Diagnostics;
using System.Text.Json;
using Aisle.Models.Protocols.Bedrock.Authentication;
using Aisle.Models.Protocols.Bedrock.Converse;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Routing;

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
                throw new ModelFaultException(new ModelFault(ModelFaultKind.NotFound, "There is no such operation."));
            }

            var work = operation switch
            {
                "converse" => ConverseAsync(http, gateway, body, modelId, caller, cancellationToken),
                "converse-stream" => ConverseStreamAsync(http, gateway, body, modelId, caller, cancellationToken),
                _ => throw new ModelFaultException(new ModelFault(ModelFaultKind.NotFound, $"There is no operation {operation}.")),
            };
            await work;
        }
        catch (ModelFaultException e) when (!http.Response.HasStarted)
        {
            await BedrockErrors.WriteAsync(http, e.Fault, cancellationToken);
        }
    }

    private static async Task ConverseAsync(
        HttpContext http, ModelGateway gateway, ReadOnlyMemory<byte> body, string modelId, Caller caller, CancellationToken cancellationToken)
    {
        var started = Stopwatch.GetTimestamp();
        var json = RequestJson.Parse(body, out var document);
        using (document)
        {
            var response = await gateway.CompleteAsync(ConverseReader.Read(json, modelId, caller), cancellationToken);
            http.Response.ContentType = "application/json";
            await using var writer = new Utf8JsonWriter(http.Response.BodyWriter);
            ConverseWriter.Write(writer, response, Stopwatch.GetElapsedTime(started));
        }
    }

    private static async Task ConverseStreamAsync(
        HttpContext http, ModelGateway gateway, ReadOnlyMemory<byte> body, string modelId, Caller caller, CancellationToken cancellationToken)
    {
        var started = Stopwatch.GetTimestamp();
        var json = RequestJson.Parse(body, out var document);
        using (document)
        {
            await using var updates = gateway.StreamAsync(ConverseReader.Read(json, modelId, caller), cancellationToken).GetAsyncEnumerator(cancellationToken);
            var more = await updates.MoveNextAsync(); // what fails before the first update is a plain HTTP error
            var output = http.Response.BodyWriter;
            http.Response.ContentType = "application/vnd.amazon.eventstream";
            using var writer = new ConverseStreamWriter(output);
            writer.Start();
            try
            {
                for (; more; more = await updates.MoveNextAsync())
                {
                    writer.Write(updates.Current);
                    await output.FlushAsync(cancellationToken);
                }

                writer.End(Stopwatch.GetElapsedTime(started));
            }
            catch (ModelFaultException e)
            {
                EventStream.EventStreamEncoder.WriteException(output, BedrockErrors.StreamMember(e.Fault.Kind), BedrockErrors.Body(e.Fault));
            }

            await output.FlushAsync(cancellationToken);
        }
    }
}
