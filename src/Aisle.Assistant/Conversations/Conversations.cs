using System.Security.Cryptography;

namespace Aisle.Assistant.Conversations;

/// <param name="Count">How many are kept; the one that was silent longest makes room.</param>
/// <param name="Silence">How long one is kept without a turn.</param>
public sealed record ConversationLimits(int Count, TimeSpan Silence)
{
    public static ConversationLimits Default { get; } = new(10_000, TimeSpan.FromHours(4));
}

/// <summary>
/// The conversations that go on now, in memory and, where there is a file, in it too. Bounded in count and age, so that visitors
/// can't fill the machine.
/// </summary>
public sealed class Conversations(TimeProvider time, ConversationLimits? limits = null, ConversationFile? file = null)
{
    private readonly ConversationLimits _limits = limits ?? ConversationLimits.Default;
    private readonly Lock _lock = new();
    private readonly Dictionary<string, LinkedListNode<Entry>> _byId = new(StringComparer.Ordinal);
    private readonly LinkedList<Entry> _byUse = new(); // last used first

    /// <summary>How many are kept now.</summary>
    public int Count
    {
        get
        {
            lock (_lock)
            {
                return _byId.Count;
            }
        }
    }

    public Conversation Start()
    {
        var conversation = new Conversation(RandomNumberGenerator.GetHexString(32, lowercase: true), file);
        lock (_lock)
        {
            Add(conversation);
        }

        return conversation;
    }

    /// <summary>The conversation, or null where there is none of this id or it was silent too long.</summary>
    public Conversation? Find(string id)
    {
        lock (_lock)
        {
            if (!_byId.TryGetValue(id, out var node))
            {
                return Restore(id);
            }

            if (IsOld(node.Value))
            {
                return null;
            }

            _byUse.Remove(node);
            node.Value = node.Value with { UsedAt = time.GetUtcNow() };
            _byUse.AddFirst(node);
            return node.Value.Conversation;
        }
    }

    /// <summary>Forgets it at once, in the file too. A turn that still runs on it goes on to its end.</summary>
    /// <returns>Whether there was one.</returns>
    public bool Erase(string id)
    {
        lock (_lock)
        {
            var known = _byId.Remove(id, out var node);
            if (known)
            {
                _byUse.Remove(node!);
            }

            return (file?.Erase(id) ?? false) || known;
        }
    }

    /// <summary>One that a server before this one led, or that made room here.</summary>
    private Conversation? Restore(string id)
    {
        if (file?.Read(id) is not { } state)
        {
            return null;
        }

        var conversation = new Conversation(id, file, state);
        Add(conversation);
        return conversation;
    }

    private void Add(Conversation conversation)
    {
        Forget();
        _byId[conversation.Id] = _byUse.AddFirst(new Entry(conversation, time.GetUtcNow()));
    }

    /// <summary>Drops the old ones, and the one silent longest where there are too many. A turn that still runs on one goes on to its end.</summary>
    private void Forget()
    {
        while (_byUse.Last is { } last && (_byId.Count >= _limits.Count || IsOld(last.Value)))
        {
            _byUse.RemoveLast();
            _byId.Remove(last.Value.Conversation.Id);
        }
    }

    private bool IsOld(Entry entry) => time.GetUtcNow() - entry.UsedAt > _limits.Silence;

    private readonly record struct Entry(Conversation Conversation, DateTimeOffset UsedAt);
}
