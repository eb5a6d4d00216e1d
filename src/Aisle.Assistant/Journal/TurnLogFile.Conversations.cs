using System.Text;
using System.Text.Json;
using Aisle.Catalog;
using Aisle.Insight.Evidence;
using Microsoft.Data.Sqlite;

namespace Aisle.Assistant.Journal;

/// <summary>The list of conversations, and one of them to read.</summary>
public sealed partial class TurnLogFile
{
    /// <summary>Latest first. A page costs the same wherever it is: it begins at a mark, and counts off nothing.</summary>
    public Task<IReadOnlyList<ConversationRow>> ConversationsAsync(ConversationFilter filter, PageMark? after, int most, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(filter);
        return ReadAsync(
            command =>
            {
                var where = Where(filter, command);
                if (after is { } mark)
                {
                    where.Append(" AND (last, row) < ($last, $row)");
                    command.Parameters.AddWithValue("$last", mark.Last);
                    command.Parameters.AddWithValue("$row", mark.Row);
                }

                command.Parameters.AddWithValue("$most", most);
                return $"SELECT last, row, handle, started, turns, first, language, outcomes, rungs, cost FROM conversation WHERE {where} ORDER BY last DESC, row DESC LIMIT $most";
            },
            r => new ConversationRow(
                new PageMark(r.GetInt64(0), r.GetInt64(1)), r.GetString(2), Time(r.GetInt64(3)), r.GetInt32(4), r.GetString(5), r.GetString(6), OutcomesIn(r.GetInt32(7)),
                int.Log2(Math.Max(1, r.GetInt32(8))), r.IsDBNull(9) ? null : Amount(r.GetInt64(9))),
            cancellationToken);
    }

    public async Task<long> CountAsync(ConversationFilter filter, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(filter);
        return (await ReadAsync(command => $"SELECT count(*) FROM conversation WHERE {Where(filter, command)}", r => r.GetInt64(0), cancellationToken))[0];
    }

    /// <summary>The turns of one conversation in order; none where the journal has it not, or no more.</summary>
    public Task<IReadOnlyList<TurnRecord>> TurnsAsync(string conversation, CancellationToken cancellationToken) => ReadAsync(
        command =>
        {
            command.Parameters.AddWithValue("$handle", conversation);
            return """
                SELECT at, visitor, asked, intent, outcome, rung, turn.cost, currency, elapsed, product, topic_kind, topic, query, dropped, document, conversation.language, name, helpful, reason, comment
                FROM conversation JOIN turn ON turn.conversation = conversation.row JOIN turn_detail ON turn_detail.turn = turn.row
                WHERE handle = $handle ORDER BY turn.row
                """;
        },
        r => new TurnRecord
        {
            At = Time(r.GetInt64(0)),
            Conversation = conversation,
            Visitor = r.GetString(1),
            Name = TextOrNull(r, 16),
            Language = r.GetString(15),
            Asked = r.GetString(2),
            Intent = r.GetString(3),
            Outcome = (TurnOutcome)r.GetInt32(4),
            Rung = r.GetInt32(5),
            Cost = r.IsDBNull(6) ? null : new Money(Amount(r.GetInt64(6)), r.GetString(7)),
            ElapsedMs = r.GetDouble(8),
            ProductId = TextOrNull(r, 9),
            Topic = r.IsDBNull(11) ? null : new QuestionTopic((TopicKind)r.GetInt32(10), r.GetString(11)),
            Missed = r.IsDBNull(12) ? null : new UnmetSearch(r.GetString(12), r.GetString(13).Split(", ", StringSplitOptions.RemoveEmptyEntries)),
            Opinion = OpinionOrNull(r, 17),
            Detail = JsonSerializer.Deserialize<TurnDetail>(r.GetString(14), CatalogJson.Options) ?? new TurnDetail(),
        },
        cancellationToken);

    private static StringBuilder Where(ConversationFilter filter, SqliteCommand command)
    {
        var where = new StringBuilder("TRUE");
        if (filter.Text.Trim() is { Length: > 0 } text)
        {
            And("row IN (SELECT conversation FROM turn WHERE asked LIKE $text ESCAPE '\\')", "$text", $"%{text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("%", "\\%", StringComparison.Ordinal).Replace("_", "\\_", StringComparison.Ordinal)}%");
        }

        if (filter.Outcome is { } outcome) And("outcomes & $outcome", "$outcome", 1 << (int)outcome);
        if (filter.Rung is { } rung) And("rungs & $rung", "$rung", 1 << rung);
        if (filter.Language is { } language) And("language = $language", "$language", language);
        if (filter.From is { } from) And("last >= $from", "$from", from.ToUnixTimeMilliseconds());
        if (filter.Until is { } until) And("last < $until", "$until", until.ToUnixTimeMilliseconds());
        return where;

        void And(string condition, string name, object value)
        {
            where.Append(" AND ").Append(condition);
            command.Parameters.AddWithValue(name, value);
        }
    }

    private static TurnOutcome[] OutcomesIn(int bits) => [.. Enum.GetValues<TurnOutcome>().Where(o => (bits & (1 << (int)o)) != 0)];

    private static DateTimeOffset Time(long milliseconds) => DateTimeOffset.FromUnixTimeMilliseconds(milliseconds);

    private static string? TextOrNull(SqliteDataReader reader, int column) => reader.IsDBNull(column) ? null : reader.GetString(column);

    /// <summary>On a thread of its own, as SQLite works on the caller's, and a page that waits must go on answering.</summary>
    private Task<IReadOnlyList<T>> ReadAsync<T>(Func<SqliteCommand, string> query, Func<SqliteDataReader, T> read, CancellationToken cancellationToken) => Task.Run(
        () =>
        {
            using var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = _path, Mode = SqliteOpenMode.ReadOnly, Pooling = false, DefaultTimeout = 5 }.ToString());
            connection.Open();
            using var command = connection.CreateCommand();
            command.CommandText = query(command);
            using var reader = command.ExecuteReader();
            var rows = new List<T>();
            while (reader.Read())
            {
                cancellationToken.ThrowIfCancellationRequested();
                rows.Add(read(reader));
            }

            return (IReadOnlyList<T>)rows;
        },
        cancellationToken);
}
