using System.Runtime.CompilerServices;
using System.Threading.Channels;
using Aisle.Assistant.Answering;
using Aisle.Assistant.Conversations;
using Aisle.Assistant.Rungs;
using Aisle.Catalog.Store;

namespace Aisle.Assistant.Journal;

/// <summary>
/// Notes turns while they run and writes them afterwards, in batches, from one loop: a turn never waits for it. What comes faster than
/// it can be written is left out and counted. An erasure takes its place in the same line, so that nothing said before it is written after it.
/// </summary>
public sealed class TurnLog(TurnLogFile file, ICatalogStore store, TimeProvider time)
{
    private const int MostWaiting = 10_000;
    private const int MostAtOnce = 500;
    private const int LongestQuery = 200;

    private static readonly TimeSpan SweepEvery = TimeSpan.FromHours(1);

    private readonly Channel<Entry> _waiting = Channel.CreateBounded<Entry>(new BoundedChannelOptions(MostWaiting) { SingleReader = true });
    private DateTimeOffset _nextSweep;
    private long _lost;

    /// <summary>How long a conversation is kept after its last turn; may be changed while it runs. Zero keeps nothing.</summary>
    public TimeSpan Keep { get; set; } = TimeSpan.FromDays(30);

    /// <summary>Turns that were not written, since the machine could not keep up or the disk refused.</summary>
    public long Lost => Interlocked.Read(ref _lost);

    /// <summary>A search outside of a conversation that nothing met, or only with conditions given up.</summary>
    public void Missed(string query, IEnumerable<string> dropped)
    {
        var words = PersonalData.Hide(query).Trim().ToLowerInvariant();
        if (words.Length > 0)
        {
            Add(new Entry.Search(new MissedSearch(time.GetUtcNow(), words[..Math.Min(words.Length, LongestQuery)], [.. dropped])));
        }
    }

    /// <summary>Takes away all that this shopper said, and what is still waiting to be written of it.</summary>
    public Task EraseAsync(string shopper, CancellationToken cancellationToken) => EraseHandleAsync(Handles.OfShopper(shopper), cancellationToken);

    /// <summary>Notes what the shopper thought of an answer, in the place of what they said of it before.</summary>
    /// <param name="conversation">Its id.</param>
    /// <param name="turn">As the ids of the turn's events begin.</param>
    /// <param name="opinion">Null takes back what was said.</param>
    /// <param name="cancellationToken">Stops the waiting.</param>
    /// <returns>False where the journal has no such turn, or nothing was said of it that could be taken back.</returns>
    public async Task<bool> JudgeAsync(string conversation, string turn, TurnOpinion? opinion, CancellationToken cancellationToken)
    {
        if (Keep <= TimeSpan.Zero)
        {
            return true; // the shop keeps nothing of what is said, and this is no more to it
        }

        var isThere = false;
        var comment = string.IsNullOrWhiteSpace(opinion?.Comment) ? null : PersonalData.Hide(opinion.Comment.Trim());
        await InLineAsync(() => isThere = file.Judge(Handles.OfConversation(conversation), turn, opinion is null ? null : opinion with { Comment = comment }, time.GetUtcNow()), cancellationToken);
        return isThere;
    }

    /// <summary>Returns when all that came before is written.</summary>
    public Task FlushAsync(CancellationToken cancellationToken) => InLineAsync(() => { }, cancellationToken);

    /// <summary>The loop that writes; runs until it is stopped, and then writes what waits.</summary>
    /// <param name="failed">Told why a batch could not be written.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public async Task RunAsync(Action<string> failed, CancellationToken cancellationToken)
    {
        using var stop = cancellationToken.Register(() => _waiting.Writer.TryComplete());
        while (await _waiting.Reader.WaitToReadAsync(CancellationToken.None))
        {
            try
            {
                await WriteAsync();
            }
            catch (Exception e) when (e is Microsoft.Data.Sqlite.SqliteException or StoreException or IOException)
            {
                failed(e.Message);
            }
        }
    }

    /// <summary>The turn's events, noted as they pass.</summary>
    internal async IAsyncEnumerable<AnswerEvent> NoteAsync(
        Conversation conversation, TurnRequest turn, Func<TurnNotes, IAsyncEnumerable<AnswerEvent>> answer, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var notes = new TurnNotes(conversation, turn, time);
        TurnOutcome? broke = TurnOutcome.Stopped; // unless it comes to its end: whoever reads may go away between two events
        await using var events = answer(notes).GetAsyncEnumerator(cancellationToken);
        try
        {
            while (true)
            {
                try
                {
                    if (!await events.MoveNextAsync())
                    {
                        break;
                    }
                }
                catch (Exception e) when (e is not OperationCanceledException)
                {
                    broke = TurnOutcome.Failed;
                    throw;
                }

                notes.Saw(events.Current);
                broke = events.Current is DoneEvent ? null : broke;
                yield return events.Current;
            }
        }
        finally
        {
            Finish(notes, Handles.OfConversation(conversation.Id), TurnNotes.VisitorOf(conversation.Id, turn.Shopper), broke);
        }
    }

    private void Finish(TurnNotes notes, string conversation, string visitor, TurnOutcome? broke)
    {
        if (notes.Forgets)
        {
            Add(new Entry.Task(() => file.Erase(visitor), new()));
            Add(new Entry.Task(() => file.Erase(conversation), new())); // said before the shopper agreed to a memory
        }
        else if (Keep > TimeSpan.Zero)
        {
            Add(new Entry.Turn(notes.ToRecord(broke), notes.UnansweredQuestion()));
        }
    }

    private void Add(Entry entry)
    {
        if (!_waiting.Writer.TryWrite(entry))
        {
            Interlocked.Increment(ref _lost);
        }
    }

    private Task EraseHandleAsync(string handle, CancellationToken cancellationToken) => InLineAsync(() => file.Erase(handle), cancellationToken);

    private async Task InLineAsync(Action action, CancellationToken cancellationToken)
    {
        var entry = new Entry.Task(action, new(TaskCreationOptions.RunContinuationsAsynchronously));
        await _waiting.Writer.WriteAsync(entry, cancellationToken);
        await entry.Done.Task.WaitAsync(cancellationToken);
    }

    /// <summary>What waits, up to the first task among it.</summary>
    private async Task WriteAsync()
    {
        var (turns, searches) = (new List<TurnRecord>(), new List<MissedSearch>());
        Entry.Task? task = null;
        while (task is null && turns.Count + searches.Count < MostAtOnce && _waiting.Reader.TryRead(out var entry))
        {
            switch (entry)
            {
                case Entry.Turn { Question: { } question } turn:
                    turns.Add(turn.Record with { Topic = await question.TopicAsync(store, CancellationToken.None) });
                    break;
                case Entry.Turn turn:
                    turns.Add(turn.Record);
                    break;
                case Entry.Search search:
                    searches.Add(search.Missed);
                    break;
                case Entry.Task next:
                    task = next;
                    break;
            }
        }

        try
        {
            Write(turns, searches);
            task?.Action();
            task?.Done.SetResult();
        }
        catch (Exception e)
        {
            Interlocked.Add(ref _lost, turns.Count + searches.Count);
            task?.Done.TrySetException(e);
            throw;
        }
    }

    private void Write(List<TurnRecord> turns, List<MissedSearch> searches)
    {
        if (turns.Count + searches.Count > 0)
        {
            file.Write(turns, searches);
        }

        if (time.GetUtcNow() is var now && now >= _nextSweep)
        {
            _nextSweep = now + SweepEvery;
            file.Sweep(now - Keep);
        }
    }

    private abstract record Entry
    {
        public sealed record Turn(TurnRecord Record, Unanswered? Question) : Entry;

        public sealed record Search(MissedSearch Missed) : Entry;

        public sealed record Task(Action Action, TaskCompletionSource Done) : Entry;
    }
}
