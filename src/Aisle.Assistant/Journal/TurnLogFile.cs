using System.Text.Json;
using Aisle.Catalog;
using Microsoft.Data.Sqlite;

namespace Aisle.Assistant.Journal;

/// <summary>
/// The journal in a SQLite file of its own: an import holds the shop's store for its length, and no turn may wait for it; what shoppers
/// said has its own end, and can be taken away without touching the shop. Written by one caller at a time, read by any number.
/// </summary>
public sealed partial class TurnLogFile : IDisposable
{
    /// <summary>Turns that are kept; the oldest conversations make room.</summary>
    internal const int MostTurns = 1_000_000;

    /// <summary>Run once each, in order; the file's user_version counts them. Add at the end.</summary>
    private static readonly string[] Migrations = ["0001-journal.sql", "0002-sums.sql", "0003-opinions.sql"];

    private readonly string _path;
    private readonly bool _isPassing;
    private readonly SqliteConnection _writer;

    private TurnLogFile(string path, bool isPassing, SqliteConnection writer) => (_path, _isPassing, _writer) = (path, isPassing, writer);

    /// <summary>Opens the file, and makes it where there is none.</summary>
    /// <param name="path">Null for one that goes with the process.</param>
    /// <exception cref="InvalidOperationException">The message says what, where and what to do.</exception>
    public static TurnLogFile Open(string? path)
    {
        var isPassing = path is null;
        path ??= Path.Combine(Path.GetTempPath(), $"aisle-{Guid.NewGuid():N}.turns.db");
        var writer = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = path, Pooling = false, DefaultTimeout = 5 }.ToString());
        try
        {
            writer.Open();
            Execute(writer, "PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; PRAGMA foreign_keys = ON; PRAGMA secure_delete = ON");
            Upgrade(writer, path);
            return new TurnLogFile(path, isPassing, writer);
        }
        catch (SqliteException e)
        {
            writer.Dispose();
            throw new InvalidOperationException($"{path}: the journal of turns can't be kept there ({e.Message}); let this user write in its folder, or move a damaged file away.", e);
        }
    }

    /// <summary>Writes turns and searches, all or nothing.</summary>
    internal void Write(IReadOnlyList<TurnRecord> turns, IReadOnlyList<MissedSearch> searches)
    {
        using var transaction = _writer.BeginTransaction();
        using var conversation = Prepare(
            """
            INSERT INTO conversation (handle, started, last, turns, first, language, outcomes, rungs, cost)
            VALUES ($handle, $at, $at, 1, $asked, $language, 1 << $outcome, 1 << $rung, $cost)
            ON CONFLICT (handle) DO UPDATE SET last = max(last, $at), turns = turns + 1, language = $language,
                outcomes = outcomes | (1 << $outcome), rungs = rungs | (1 << $rung), cost = coalesce(cost + $cost, cost, $cost)
            RETURNING row
            """,
            "$handle", "$at", "$asked", "$language", "$outcome", "$rung", "$cost");
        using var turn = Prepare(
            """
            INSERT INTO turn (conversation, name, at, visitor, asked, intent, outcome, rung, cost, currency, elapsed, product, topic_kind, topic, query, dropped)
            VALUES ($conversation, $name, $at, $visitor, $asked, $intent, $outcome, $rung, $cost, $currency, $elapsed, $product, $topic_kind, $topic, $query, $dropped)
            RETURNING row
            """,
            "$conversation", "$name", "$at", "$visitor", "$asked", "$intent", "$outcome", "$rung", "$cost", "$currency", "$elapsed", "$product", "$topic_kind", "$topic", "$query", "$dropped");
        using var detail = Prepare("INSERT INTO turn_detail (turn, document) VALUES ($turn, $document)", "$turn", "$document");
        foreach (var record in turns)
        {
            var (at, cost) = (record.At.ToUnixTimeMilliseconds(), record.Cost is { } money ? (object)Billionths(money.Amount) : DBNull.Value);
            var row = Run(conversation, record.Conversation, at, record.Asked, record.Language, (int)record.Outcome, record.Rung, cost);
            var number = Run(turn,
                row!, OrNull(record.Name), at, record.Visitor, record.Asked, record.Intent, (int)record.Outcome, record.Rung, cost, OrNull(record.Cost?.Currency), record.ElapsedMs,
                OrNull(record.ProductId), OrNull((int?)record.Topic?.Kind), OrNull(record.Topic?.Name), OrNull(record.Missed?.Query.ToLowerInvariant()), OrNull(record.Missed is { } missedSearch ? Joined(missedSearch.Dropped) : null));
            Run(detail, number!, JsonSerializer.Serialize(record.Detail, CatalogJson.Options));
        }

        using var missed = Prepare(
            """
            INSERT INTO search_missed (day, query, count, last, dropped) VALUES ($at / 86400000, $query, 1, $at, $dropped)
            ON CONFLICT (day, query) DO UPDATE SET count = count + 1, last = max(last, $at), dropped = $dropped
            """,
            "$at", "$query", "$dropped");
        foreach (var search in searches)
        {
            Run(missed, search.At.ToUnixTimeMilliseconds(), search.Query, Joined(search.Dropped));
        }

        transaction.Commit();
    }

    /// <summary>Takes away every conversation in which this shopper spoke.</summary>
    internal void Erase(string visitor)
    {
        Run("DELETE FROM conversation WHERE row IN (SELECT conversation FROM turn WHERE visitor = $visitor)", ("$visitor", visitor));
        Execute(_writer, "PRAGMA wal_checkpoint(TRUNCATE)"); // or the pages would stay readable in the log for a while
    }

    /// <summary>Takes away conversations that ended before this, and the oldest where there are too many turns.</summary>
    internal void Sweep(DateTimeOffset before, int most = MostTurns)
    {
        var cut = before.ToUnixTimeMilliseconds();
        Run("DELETE FROM conversation WHERE last < $cut", ("$cut", cut));
        Run("DELETE FROM search_missed WHERE day < $cut / 86400000", ("$cut", cut));
        Run(
            """
            DELETE FROM conversation WHERE row IN (
                SELECT row FROM (SELECT row, sum(turns) OVER (ORDER BY last DESC, row DESC) AS kept FROM conversation) WHERE kept > $most)
            """,
            ("$most", most));
        Execute(_writer, "DELETE FROM turn_sum WHERE turns = 0; DELETE FROM turn_speed WHERE turns = 0");
    }

    public void Dispose()
    {
        _writer.Dispose();
        if (_isPassing)
        {
            foreach (var file in new[] { _path, _path + "-wal", _path + "-shm" })
            {
                File.Delete(file);
            }
        }
    }

    /// <summary>Money as whole numbers, so that sums are exact: a thousand tokens may cost 0.00002.</summary>
    internal static long Billionths(decimal amount) => (long)decimal.Round(amount * 1_000_000_000m);

    internal static decimal Amount(long billionths) => billionths / 1_000_000_000m;

    private static void Upgrade(SqliteConnection connection, string path)
    {
        using var command = connection.CreateCommand();
        command.CommandText = "PRAGMA user_version";
        var done = (long)command.ExecuteScalar()!;
        if (done > Migrations.Length)
        {
            throw new InvalidOperationException($"{path}: a newer Aisle wrote this journal of turns; run that one, or move the file away.");
        }

        for (var next = (int)done; next < Migrations.Length; next++)
        {
            using var script = new StreamReader(typeof(TurnLogFile).Assembly.GetManifestResourceStream(Migrations[next])!);
            Execute(connection, $"BEGIN; {script.ReadToEnd()}; PRAGMA user_version = {next + 1}; COMMIT");
        }
    }

    private SqliteCommand Prepare(string sql, params ReadOnlySpan<string> names)
    {
        var command = _writer.CreateCommand();
        command.CommandText = sql;
        foreach (var name in names)
        {
            command.Parameters.AddWithValue(name, DBNull.Value);
        }

        return command;
    }

    private static object? Run(SqliteCommand command, params ReadOnlySpan<object> values)
    {
        for (var i = 0; i < values.Length; i++)
        {
            command.Parameters[i].Value = values[i];
        }

        return command.ExecuteScalar();
    }

    private void Run(string sql, (string Name, object Value) parameter)
    {
        using var command = _writer.CreateCommand();
        command.CommandText = sql;
        command.Parameters.AddWithValue(parameter.Name, parameter.Value);
        command.ExecuteNonQuery();
    }

    private static string Joined(IReadOnlyList<string> dropped) => string.Join(", ", dropped);

    private static object OrNull(object? value) => value ?? DBNull.Value;

    private static void Execute(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}

/// <summary>A search of the shop's that nothing met, or only with conditions given up.</summary>
/// <param name="At">When.</param>
/// <param name="Query">As typed, personal data masked, in lower case.</param>
/// <param name="Dropped">What was given up.</param>
internal sealed record MissedSearch(DateTimeOffset At, string Query, IReadOnlyList<string> Dropped);
