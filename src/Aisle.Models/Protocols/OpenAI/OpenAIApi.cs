using Aisle.Models.Guardrails;
using Aisle.Models.PassThrough;
using Aisle.Models.Protocols.Bedrock.Guarding;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Aisle.Models.Protocols.OpenAI;

/// <summary>The routes of OpenAI's API, under "/v1" and, as on Bedrock, under "/openai/v1".</summary>
public static class OpenAIApi
{
    private const int MostTexts = 2_048; // OpenAI's own limit

    public static IEndpointRouteBuilder MapOpenAI(this IEndpointRouteBuilder routes)
    {
        foreach (var prefix in (string[])["/v1", "/openai/v1"])
        {
            var group = routes.MapGroup(prefix).ExcludeFromDescription();
            group.MapPost("/chat/completions", CompleteAsync);
            group.MapPost("/responses", RespondAsync);
            group.MapPost("/embeddings", EmbedAsync);
        }

        return routes;
    }

    private static Task CompleteAsync(
        HttpContext http, ModelGateway plain, GuardedGateway gateway, ApiKeyAuthentication authentication, TimeProvider time, CancellationToken cancellationToken) =>
        Passing.HandleAsync(http, plain, authentication, Dialect.ChatCompletions, async (body, caller) =>
        {
            var model = body.Text("model");
            var call = ChatReader.Read(body, model, caller).Heed(http) with { Guardrail = GuardrailHeaders.Read(http, body) };
            var id = "chatcmpl-" + Guid.NewGuid().ToString("N");
            if (body.FindFlag("stream") != true)
            {
                var response = await gateway.CompleteAsync(call, cancellationToken);
                await JsonResponse.WriteAsync(http, json => ChatWriter.Write(json, response, id, model, time.GetUtcNow()), cancellationToken);
                return;
            }

            var includeUsage = body.TryGet("stream_options", out var options) && options.FindFlag("include_usage") == true;
            using var events = new SseWriter(http.Response.BodyWriter);
            await StreamedAnswer.SendAsync(http, "text/event-stream", gateway.StreamAsync(call, cancellationToken), () =>
            {
                var stream = new ChatStream(id, model, time.GetUtcNow(), includeUsage, events.Write);
                return new StreamedAnswer(stream.Start, stream.Write, () =>
                {
                    stream.End();
                    events.WriteDone();
                }, fault => events.Write(json => OpenAIErrors.Write(json, fault)), events.WriteComment);
            }, cancellationToken);
        }, OpenAIErrors.WriteAsync, OpenAIErrors.WriteBroken, cancellationToken);

    private static Task RespondAsync(HttpContext http, GuardedGateway gateway, ApiKeyAuthentication authentication, TimeProvider time, CancellationToken cancellationToken) =>
        AnswerAsync(http, authentication, async (body, caller) =>
        {
            var model = body.Text("model");
            var call = ResponsesReader.Read(body, model, caller).Heed(http) with { Guardrail = GuardrailHeaders.Read(http, body) };
            var document = new ResponseDocument(ResponseDocument.NewId("resp"), model, time.GetUtcNow());
            if (body.FindFlag("stream") != true)
            {
                var response = await gateway.CompleteAsync(call, cancellationToken);
                await JsonResponse.WriteAsync(http, json => document.Write(json, response), cancellationToken);
                return;
            }

            using var events = new SseWriter(http.Response.BodyWriter);
            await StreamedAnswer.SendAsync(http, "text/event-stream", gateway.StreamAsync(call, cancellationToken), () =>
            {
                var stream = new ResponsesStream(document, events.Write);
                return new StreamedAnswer(stream.Start, stream.Write, stream.End, stream.Fail, events.WriteComment);
            }, cancellationToken);
        }, cancellationToken);

    private static Task EmbedAsync(HttpContext http, ModelGateway gateway, ApiKeyAuthentication authentication, CancellationToken cancellationToken) =>
        AnswerAsync(http, authentication, async (body, caller) =>
        {
            var model = body.Text("model");
            var input = body.Get("input");
            var texts = input.IsText ? [input.Text()] : input.Items().Select(i => i.Text()).ToList();
            if (texts.Count is 0 or > MostTexts)
            {
                throw input.Wrong($"must have 1 to {MostTexts} texts");
            }

            var base64 = body.FindText("encoding_format") switch
            {
                "base64" => true,
                "float" or null => false,
                var other => throw body.Get("encoding_format").Wrong($"[{other}] is not one of float, base64"),
            };
            var answer = await gateway.EmbedAsync(new EmbedCall(model, caller, texts, body.FindInteger("dimensions", 1, 65536)), cancellationToken);
            await JsonResponse.WriteAsync(http, json => EmbeddingsWriter.Write(json, answer, model, base64), cancellationToken);
        }, cancellationToken);

    private static Task AnswerAsync(
        HttpContext http, ApiKeyAuthentication authentication, Func<RequestJson, Caller, Task> answer, CancellationToken cancellationToken) =>
        CallerRequest.HandleAsync(http, authentication, answer, OpenAIErrors.WriteAsync, cancellationToken);
}
