using System.Text.Json;
using Aisle.Assistant.Memory;
using Aisle.Catalog;
using Microsoft.Data.Sqlite;

namespace Aisle.Assistant.Conversations;

/// <summary>
/// Conversations and shoppers' memories in one SQLite file, so that a restart loses no turn that was acknowledged. Written in
/// write-ahead mode without waiting for the disk: what was written survives the process's end, however it comes; a power cut may
/// cost the last moment. Bounded in rows and in age, like what is kept in memory. Safe to call from any thread.
/// </summary>
public sealed class ConversationFile : IDisposable
{
    /// <summary>Writes between two sweeps for what is too old or too many.</summary>
    private const int SweepEvery = 256;

    /// <summary>Shoppers' memories that are kept; the one unused longest makes room.</summary>
    private const int MostMemories = 100_000;

    private static readonly TimeSpan MemoryUnused = TimeSpan.FromDays(400);

    private readonly Lock _lock = new();
    private readonly SqliteConnection _connection;
    private readonly TimeProvider _time;
    private readonly ConversationLimits _limits;
    private readonly SqliteCommand _write;
    private readonly SqliteCommand _read;
    private int _writes;

    private ConversationFile(SqliteConnection connection, TimeProvider time, ConversationLimits limits)
    {
        (_connection, _time, _limits) = (connection, time, limits);
        _write = Prepared("INSERT INTO talk (kind, id, used, state) VALUES ($kind, $id, $used, $state) ON CONFLICT (kind, id) DO UPDATE SET used = $used, state = $state", "$kind", "$id", "$used", "$state");
        _read = Prepared("SELECT state FROM talk WHERE kind = $kind AND id = $id AND used >= $since", "$kind", "$id", "$since");
    }

    /// <summary>Opens the file, and makes it where there is none.</summary>
    /// <exception cref="InvalidOperationException">The message says what, where and what to do.</exception>
    public static ConversationFile Open(string path, TimeProvider time, ConversationLimits? limits = null)
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = path, Pooling = false, DefaultTimeout = 5 }.ToString());
        try
        {
            connection.Open();
            using var command = connection.CreateCommand();
            command.CommandText = "PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; CREATE TABLE IF NOT EXISTS talk (kind INTEGER NOT NULL, id TEXT NOT NULL, used INTEGER NOT NULL, state TEXT NOT NULL, PRIMARY KEY (kind, id)) WITHOUT ROWID; CREATE INDEX IF NOT EXISTS talk_used ON talk (kind, used)";
            command.ExecuteNonQuery();
            return new ConversationFile(connection, time, limits ?? ConversationLimits.Default);
        }
        catch (SqliteException e)
        {
            connection.Dispose();
            throw new InvalidOperationException($"{path}: conversations can't be kept there ({e.Message}); let this user write in its folder, or move a damaged file away.", e);
        }
    }

    internal void Write(string id, ConversationState state) => Write(Kind.Conversation, id, JsonSerializer.Serialize(state, CatalogJson.Options));

    /// <summary>What the conversation was when its last turn ended; null where there is none, or it was silent too long.</summary>
    internal ConversationState? Read(string id) => Read<ConversationState>(Kind.Conversation, id, _limits.Silence);

    internal void WriteMemory(string shopper, ShopperMemory memory) => Write(Kind.Memory, shopper, JsonSerializer.Serialize(memory, CatalogJson.Options));

    internal ShopperMemory? ReadMemory(string shopper) => Read<ShopperMemory>(Kind.Memory, shopper, MemoryUnused);

    /// <summary>Whether there was one.</summary>
    internal bool EraseMemory(string shopper) => Erase(Kind.Memory, shopper);

    /// <summary>Whether there was one.</summary>
    internal bool Erase(string conversation) => Erase(Kind.Conversation, conversation);

    public void Dispose()
    {
        lock (_lock)
        {
            _write.Dispose();
            _read.Dispose();
            _connection.Dispose();
        }
    }

    private bool Erase(Kind kind, string id)
    {
        lock (_lock)
        {
            using var erase = _connection.CreateCommand();
            erase.CommandText = "DELETE FROM talk WHERE kind = $kind AND id = $id";
            erase.Parameters.AddWithValue("$kind", (int)kind);
            erase.Parameters.AddWithValue("$id", id);
            return erase.ExecuteNonQuery() > 0;
        }
    }

    private void Write(Kind kind, string id, string state)
    {
        lock (_lock)
        {
            _write.Parameters["$kind"].Value = (int)kind;
            _write.Parameters["$id"].Value = id;
            _write.Parameters["$used"].Value = _time.GetUtcNow().ToUnixTimeMilliseconds();
            _write.Parameters["$state"].Value = state;
            _write.ExecuteNonQuery();
            if (_writes++ % SweepEvery == 0)
            {
                Sweep(Kind.Conversation, _limits.Silence, _limits.Count);
                Sweep(Kind.Memory, MemoryUnused, MostMemories);
            }
        }
    }

    private T? Read<T>(Kind kind, string id, TimeSpan age)
        where T : class
    {
        lock (_lock)
        {
            _read.Parameters["$kind"].Value = (int)kind;
            _read.Parameters["$id"].Value = id;
            _read.Parameters["$since"].Value = Since(age);
            return _read.ExecuteScalar() is string state ? Parse<T>(state) : null;
        }
    }

    private static T? Parse<T>(string state)
        where T : class
    {
        try
        {
            return JsonSerializer.Deserialize<T>(state, CatalogJson.Options);
        }
        catch (JsonException)
        {
            return null; // written by another version: the conversation starts anew
        }
    }

    private void Sweep(Kind kind, TimeSpan age, int most)
    {
        using var sweep = _connection.CreateCommand();
        sweep.CommandText = "DELETE FROM talk WHERE kind = $kind AND (used < $since OR id IN (SELECT id FROM talk WHERE kind = $kind ORDER BY used DESC LIMIT -1 OFFSET $most))";
        sweep.Parameters.AddWithValue("$kind", (int)kind);
        sweep.Parameters.AddWithValue("$since", Since(age));
        sweep.Parameters.AddWithValue("$most", most);
        sweep.ExecuteNonQuery();
    }

    private long Since(TimeSpan age) => (_time.GetUtcNow() - age).ToUnixTimeMilliseconds();

    private SqliteCommand Prepared(string sql, params string[] names)
    {
        var command = _connection.CreateCommand();
        command.CommandText = sql;
        foreach (var name in names)
        {
            command.Parameters.AddWithValue(name, "");
        }

        return command;
    }

    private enum Kind
    {
        Conversation = 0,
        Memory = 1,
    }
}
