using System.ComponentModel;
using Aisle.Assistant;
using Aisle.Assistant.Answering;
using Aisle.Assistant.Conversations;
using Aisle.Server.Hosting;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace Aisle.Server.Api;

internal static class ConversationsApi
{
    /// <summary>Bytes of a body: 2,000 characters of text and the ids of some hundred products on the page fit in well.</summary>
    public const int LargestBody = 64 * 1024;

    public static void MapConversations(this IEndpointRouteBuilder routes)
    {
        var conversations = routes.MapGroup("/conversations").WithTags("Conversations").RequireRateLimiting(RateLimiting.Turns);
        conversations.MapPost("", Start).WithSummary("Starts a conversation");
        conversations.MapPost("/{id}/turns", Turn).WithSummary("Says something in it; the answer streams as Server-Sent Events, one AnswerEvent each")
            .Produces<AnswerEvent>(StatusCodes.Status200OK, "text/event-stream")
            .ProducesValidationProblem()
            .ProducesProblem(StatusCodes.Status404NotFound)
            .ProducesProblem(StatusCodes.Status409Conflict);
        conversations.MapGet("/{id}/turns/last", Rest).WithSummary("The rest of its last answer, after the event that Last-Event-ID names: for a page whose connection was lost")
            .Produces<AnswerEvent>(StatusCodes.Status200OK, "text/event-stream")
            .ProducesProblem(StatusCodes.Status404NotFound);
        conversations.MapDelete("/{id}", Erase).WithSummary("Forgets it: what was understood in it so far is erased").ProducesProblem(StatusCodes.Status404NotFound);
        conversations.MapFeedback();
    }

    public static ProblemHttpResult NoConversation() => TypedResults.Problem(
        statusCode: StatusCodes.Status404NotFound, title: "No such conversation", detail: "It ended, or never was. Start one with POST /v1/conversations.");

    private static Created<ConversationStarted> Start(Conversations conversations) =>
        TypedResults.Created((string?)null, new ConversationStarted(conversations.Start().Id));

    private static async Task<Results<ServerSentEventsResult<string>, ValidationProblem, ProblemHttpResult>> Turn(
        string id, TurnRequest turn, HttpContext context, Conversations conversations, ShopAssistant assistant, TurnRuns runs, CancellationToken cancellationToken)
    {
        if (string.IsNullOrWhiteSpace(turn.Text) || turn.Text.Length > ShopAssistant.LongestUtterance)
        {
            return TypedResults.ValidationProblem(new Dictionary<string, string[]>
            {
                ["text"] = [$"'text' must be what the shopper says, at most {ShopAssistant.LongestUtterance} characters."],
            });
        }

        if (conversations.Find(id) is not { } conversation)
        {
            return NoConversation();
        }

        var asked = turn with { Visitor = RateLimiting.ClientOf(context).ToString() };
        if (await runs.TryBeginAsync(id, (name, stopped) => assistant.TryAnswer(conversation, asked with { Name = name }, stopped)) is not { } run)
        {
            return TypedResults.Problem(
                statusCode: StatusCodes.Status409Conflict,
                title: "A turn is in progress",
                detail: "Wait for its 'done' event, or close its connection first.");
        }

        return TypedResults.ServerSentEvents(run.ReadAsync(seen: 0, cancellationToken));
    }

    private static Results<NoContent, ProblemHttpResult> Erase(string id, Conversations conversations) =>
        conversations.Erase(id) ? TypedResults.NoContent() : NoConversation();

    private static Results<ServerSentEventsResult<string>, ProblemHttpResult> Rest(
        string id, TurnRuns runs, CancellationToken cancellationToken, [FromHeader(Name = "Last-Event-ID"), Description("The id of the last event that was seen.")] string? lastEventId = null) =>
        runs.After(id, lastEventId ?? "", cancellationToken) is { } rest
            ? TypedResults.ServerSentEvents(rest)
            : TypedResults.Problem(
                statusCode: StatusCodes.Status404NotFound,
                title: "No such answer",
                detail: "The event that Last-Event-ID names is not of the conversation's last answer, or that was too long ago. Ask again.");
}

/// <param name="Id">Names the conversation; who knows it may speak in it.</param>
internal sealed record ConversationStarted(string Id);
