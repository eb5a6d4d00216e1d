using System.Text.RegularExpressions;
using Aisle.Assistant.Conversations;
using Aisle.Assistant.Journal;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Aisle.Server.Api;

/// <summary>A shopper's thumb on an answer, with a reason. Who may speak in the conversation may judge its turns, and take it back.</summary>
internal static partial class FeedbackApi
{
    public static void MapFeedback(this IEndpointRouteBuilder conversations)
    {
        conversations.MapPut("/{id}/turns/{turn}/feedback", Keep).WithSummary("Says whether an answer helped, and why not; a later one takes its place")
            .ProducesValidationProblem()
            .ProducesProblem(StatusCodes.Status404NotFound);
        conversations.MapDelete("/{id}/turns/{turn}/feedback", TakeBack).WithSummary("Takes that back").ProducesProblem(StatusCodes.Status404NotFound);
    }

    private static async Task<Results<NoContent, ValidationProblem, ProblemHttpResult>> Keep(
        string id, string turn, TurnOpinion opinion, Conversations conversations, TurnLog turns, CancellationToken cancellationToken) =>
        !TurnName().IsMatch(turn) ? Invalid("turn", "The turn is what the ids of its events begin with, such as 3f09ac.")
        : opinion.Fault() is { } fault ? Invalid("opinion", $"The opinion can't be kept: {fault}.")
        : conversations.Find(id) is null ? ConversationsApi.NoConversation()
        : await turns.JudgeAsync(id, turn, opinion, cancellationToken) ? TypedResults.NoContent()
        : TypedResults.Problem(statusCode: StatusCodes.Status404NotFound, title: "No such turn", detail: "The conversation has no turn of that name, or it was erased.");

    private static async Task<Results<NoContent, ProblemHttpResult>> TakeBack(string id, string turn, Conversations conversations, TurnLog turns, CancellationToken cancellationToken) =>
        conversations.Find(id) is null ? ConversationsApi.NoConversation()
        : await turns.JudgeAsync(id, turn, opinion: null, cancellationToken) ? TypedResults.NoContent()
        : TypedResults.Problem(statusCode: StatusCodes.Status404NotFound, title: "No such opinion", detail: "The turn was not judged, or that was taken back.");

    private static ValidationProblem Invalid(string name, string what) => TypedResults.ValidationProblem(new Dictionary<string, string[]> { [name] = [what] });

    [GeneratedRegex("^[0-9a-z]{1,32}$", RegexOptions.CultureInvariant)]
    private static partial Regex TurnName();
}
