using System.Diagnostics.CodeAnalysis;

namespace Aisle.Assistant.Conversations;

/// <summary>One shopper's talk. Holds what was said so far as data; a turn has it to itself.</summary>
[SuppressMessage("Design", "CA1001", Justification = "The semaphore's wait handle is never made, and a turn may outlive the conversation's place in memory.")]
public sealed class Conversation
{
    private readonly SemaphoreSlim _turn = new(1, 1);

    internal Conversation(string id) => Id = id;

    /// <summary>Unguessable: who knows it may speak in it.</summary>
    public string Id { get; }

    /// <summary>What the next turn builds on. Only the turn that holds the conversation changes it.</summary>
    internal ConversationState State { get; set; } = ConversationState.New;

    /// <summary>The last exchanges, for a model; kept in memory only, and only where one is configured.</summary>
    internal IReadOnlyList<Exchange> Talk { get; set; } = [];

    /// <summary>Turns for which a model was asked.</summary>
    internal int ModelTurns { get; set; }

    /// <summary>Waits until no other turn runs on this conversation; dispose the result to end the turn.</summary>
    internal async Task<IDisposable> BeginTurnAsync(CancellationToken cancellationToken)
    {
        await _turn.WaitAsync(cancellationToken);
        return new Held(_turn);
    }

    private sealed class Held(SemaphoreSlim turn) : IDisposable
    {
        private int _released;

        public void Dispose()
        {
            if (Interlocked.Exchange(ref _released, 1) == 0)
            {
                turn.Release();
            }
        }
    }
}
