using Aisle.Models.Guardrails;
using Aisle.Models.PassThrough;
using Aisle.Models.Protocols.Bedrock.Guarding;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Aisle.Models.Protocols.Anthropic;

/// <summary>The routes of Anthropic's API, at its own place and, as on Bedrock, under "/anthropic".</summary>
public static class AnthropicApi
{
    public static IEndpointRouteBuilder MapAnthropic(this IEndpointRouteBuilder routes)
    {
        foreach (var prefix in (string[])["/v1", "/anthropic/v1"])
        {
            var group = routes.MapGroup(prefix).ExcludeFromDescription();
            group.MapPost("/messages", AnswerAsync);
            group.MapPost("/messages/count_tokens", CountAsync);
        }

        return routes;
    }

    private static Task AnswerAsync(
        HttpContext http, ModelGateway plain, GuardedGateway gateway, ApiKeyAuthentication authentication, CancellationToken cancellationToken)
    {
        SetRequestId(http);
        return Passing.HandleAsync(http, plain, authentication, Dialect.Messages, async (body, caller) =>
        {
            var model = body.Text("model");
            var call = MessagesReader.Read(body, model, caller).Heed(http) with { Guardrail = GuardrailHeaders.Read(http, body) };
            var id = "msg_" + Guid.NewGuid().ToString("N")[..24];
            if (body.FindFlag("stream") != true)
            {
                var response = await gateway.CompleteAsync(call, cancellationToken);
                await JsonResponse.WriteAsync(http, json => MessagesWriter.Write(json, response, id, model), cancellationToken);
                return;
            }

            using var events = new SseWriter(http.Response.BodyWriter);
            await StreamedAnswer.SendAsync(http, "text/event-stream", gateway.StreamAsync(call, cancellationToken), () =>
            {
                var stream = new MessagesStream(id, model, events.Write);
                return new StreamedAnswer(stream.Start, stream.Write, () => stream.End(), fault => events.Write("error", json => AnthropicErrors.Write(json, fault)), stream.Ping);
            }, cancellationToken);
        }, AnthropicErrors.WriteAsync, AnthropicErrors.WriteBroken, cancellationToken);
    }

    private static Task CountAsync(HttpContext http, ModelGateway gateway, ApiKeyAuthentication authentication, CancellationToken cancellationToken) =>
        HandleAsync(http, authentication, async (body, caller) =>
        {
            var tokens = gateway.CountTokens(MessagesReader.ReadForCount(body, body.Text("model"), caller));
            await JsonResponse.WriteAsync(http, json =>
            {
                json.WriteStartObject();
                json.WriteNumber("input_tokens", tokens);
                json.WriteEndObject();
            }, cancellationToken);
        }, cancellationToken);

    private static Task HandleAsync(
        HttpContext http, ApiKeyAuthentication authentication, Func<RequestJson, Caller, Task> answer, CancellationToken cancellationToken)
    {
        SetRequestId(http);
        return CallerRequest.HandleAsync(http, authentication, answer, AnthropicErrors.WriteAsync, cancellationToken);
    }

    private static void SetRequestId(HttpContext http) => http.Response.Headers["request-id"] = "req_" + Guid.NewGuid().ToString("N")[..24];
}
