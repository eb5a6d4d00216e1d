using System.Diagnostics.CodeAnalysis;

namespace Aisle.Assistant.Conversations;

/// <summary>One shopper's talk. Holds what was said so far as data; a turn has it to itself.</summary>
[SuppressMessage("Design", "CA1001", Justification = "The semaphore's wait handle is never made, and a turn may outlive the conversation's place in memory.")]
public sealed class Conversation
{
    private readonly SemaphoreSlim _turn = new(1, 1);
    private readonly ConversationFile? _file;

    internal Conversation(string id, ConversationFile? file = null, ConversationState? state = null)
    {
        (Id, _file) = (id, file);
        State = state ?? ConversationState.New;
    }

    /// <summary>Unguessable: who knows it may speak in it.</summary>
    public string Id { get; }

    /// <summary>What the next turn builds on. Only the turn that holds the conversation changes it.</summary>
    internal ConversationState State { get; private set; }

    /// <summary>Puts the state in place, in the file first where there is one: a turn whose end was told is not lost.</summary>
    internal void Keep(ConversationState state)
    {
        _file?.Write(Id, state);
        State = state;
    }

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

    /// <summary>The same at once, or null where another turn runs.</summary>
    internal IDisposable? TryBeginTurn() => _turn.Wait(0, CancellationToken.None) ? new Held(_turn) : null;

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
