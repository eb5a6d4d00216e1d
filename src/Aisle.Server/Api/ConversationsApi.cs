using Aisle.Assistant;
using Aisle.Assistant.Answering;
using Aisle.Assistant.Conversations;
using Aisle.Server.Hosting;
using Microsoft.AspNetCore.Http.HttpResults;

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
    }

    private static Created<ConversationStarted> Start(Conversations conversations) =>
        TypedResults.Created((string?)null, new ConversationStarted(conversations.Start().Id));

    private static Results<ServerSentEventsResult<string>, ValidationProblem, ProblemHttpResult> Turn(
        string id, TurnRequest turn, Conversations conversations, ShopAssistant assistant, AnswerStream stream, CancellationToken cancellationToken)
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
            return TypedResults.Problem(
                statusCode: StatusCodes.Status404NotFound,
                title: "No such conversation",
                detail: "It ended, or never was. Start one with POST /v1/conversations.");
        }

        if (assistant.TryAnswer(conversation, turn, cancellationToken) is not { } answer)
        {
            return TypedResults.Problem(
                statusCode: StatusCodes.Status409Conflict,
                title: "A turn is in progress",
                detail: "Wait for its 'done' event, or end it by closing its connection.");
        }

        return TypedResults.ServerSentEvents(stream.StreamAsync(answer, cancellationToken));
    }
}

/// <param name="Id">Names the conversation; who knows it may speak in it.</param>
internal sealed record ConversationStarted(string Id);
