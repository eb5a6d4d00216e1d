using Microsoft.Extensions.Caching.Memory;

namespace Aisle.Models.Protocols.Bedrock.AgentRuntime;

/// <summary>What was asked, and what was answered.</summary>
internal sealed record KnowledgeTurn(string Question, string Answer);

/// <summary>
/// Conversations of RetrieveAndGenerate, each seen by the key that began it alone. In memory: a day after its last turn, or when the process ends, a conversation is
/// forgotten, and its id is no longer valid, as with the service. Bounded in number and in turns.
/// </summary>
internal sealed class KnowledgeSessions(TimeProvider time) : IDisposable
{
    private const int MostSessions = 10_000;
    private const int MostTurns = 8;

    private static readonly TimeSpan Kept = TimeSpan.FromDays(1);

    private readonly MemoryCache _sessions = new(new MemoryCacheOptions { SizeLimit = MostSessions, Clock = new CacheClock(time) });

    /// <summary>The session that is named, or a new one.</summary>
    /// <exception cref="ModelFaultException">There is none of the name: only this server makes names.</exception>
    public (string Id, IReadOnlyList<KnowledgeTurn> Turns) Open(Caller caller, string? id) =>
        id is null ? (Guid.NewGuid().ToString(), [])
        : _sessions.Get<IReadOnlyList<KnowledgeTurn>>(Key(caller, id)) is { } turns ? (id, turns)
        : throw new ModelFaultException(new ModelFault(ModelFaultKind.InvalidRequest, $"Session with Id {id} is not valid. Please check and try again.", Parameter: "sessionId"));

    public void Put(Caller caller, string id, IEnumerable<KnowledgeTurn> turns) => _sessions.Set<IReadOnlyList<KnowledgeTurn>>(
        Key(caller, id), [.. turns.TakeLast(MostTurns)], new MemoryCacheEntryOptions { Size = 1, SlidingExpiration = Kept });

    public void Dispose() => _sessions.Dispose();

    private static string Key(Caller caller, string id) => $"{caller.KeyId}\n{id}";
}
