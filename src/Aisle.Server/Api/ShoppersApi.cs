using Aisle.Assistant.Conversations;
using Aisle.Assistant.Journal;
using Aisle.Assistant.Memory;
using Aisle.Server.Hosting;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Aisle.Server.Api;

/// <summary>
/// What shoppers asked to be remembered, each under a handle that only their page knows: made when they agree, shown, changed and
/// erased when they say so. GET is the export too: it is all there is.
/// </summary>
internal static class ShoppersApi
{
    public static void MapShoppers(this IEndpointRouteBuilder routes)
    {
        var shoppers = routes.MapGroup("/shoppers").WithTags("Shoppers").RequireRateLimiting(RateLimiting.Turns);
        shoppers.MapPost("", Start).WithSummary("Starts a memory, once the shopper agreed to one; name its id as 'shopper' of their turns");
        shoppers.MapGet("/{id}", Show).WithSummary("All that is remembered").ProducesProblem(StatusCodes.Status404NotFound);
        shoppers.MapPut("/{id}", Replace).WithSummary("Puts what the shopper edited in its place").ProducesProblem(StatusCodes.Status404NotFound).ProducesValidationProblem();
        shoppers.MapDelete("/{id}", Erase).WithSummary("Erases it, and what the shop noted of the shopper's conversations").ProducesProblem(StatusCodes.Status404NotFound);
    }

    private static Created<MemoryStarted> Start(ShopperMemories memories, Conversations conversations, StartMemory? start = null) =>
        TypedResults.Created((string?)null, new MemoryStarted(memories.Start(start?.Conversation is { } id ? conversations.Find(id) : null)));

    private static Results<Ok<ShopperMemory>, ProblemHttpResult> Show(string id, ShopperMemories memories) =>
        memories.Find(id) is { } memory ? TypedResults.Ok(memory) : NoMemory();

    private static Results<NoContent, ValidationProblem, ProblemHttpResult> Replace(string id, ShopperMemory memory, ShopperMemories memories) =>
        memory.Fault() is { } fault ? TypedResults.ValidationProblem(new Dictionary<string, string[]> { ["memory"] = [$"The memory can't be kept: {fault}."] })
        : memories.Replace(id, memory) ? TypedResults.NoContent()
        : NoMemory();

    /// <summary>With what the journal has of the shopper.</summary>
    private static async Task<Results<NoContent, ProblemHttpResult>> Erase(string id, ShopperMemories memories, TurnLog turns, CancellationToken cancellationToken)
    {
        await turns.EraseAsync(id, cancellationToken);
        return memories.Erase(id) ? TypedResults.NoContent() : NoMemory();
    }

    private static ProblemHttpResult NoMemory() => TypedResults.Problem(
        statusCode: StatusCodes.Status404NotFound, title: "No such memory", detail: "It was erased, or never was. Start one with POST /v1/shoppers.");
}

/// <param name="Conversation">The conversation in which the shopper agreed: what they told in it is the first that is kept.</param>
internal sealed record StartMemory(string? Conversation);

/// <param name="Id">Names the memory; who knows it may read and change it.</param>
internal sealed record MemoryStarted(string Id);
