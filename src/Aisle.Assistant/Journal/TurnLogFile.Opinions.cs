using System.Text;
using Microsoft.Data.Sqlite;

namespace Aisle.Assistant.Journal;

/// <summary>What shoppers thought of answers: it stands with its turn, and goes with it.</summary>
public sealed partial class TurnLogFile
{
    /// <summary>The opinions of a stretch of time, latest first; a page begins at a mark, as those of conversations do.</summary>
    public Task<IReadOnlyList<JudgedTurn>> OpinionsAsync(OpinionFilter filter, PageMark? after, int most, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(filter);
        return ReadAsync(
            command =>
            {
                var where = Where(filter, command);
                if (after is { } mark)
                {
                    where.Append(" AND (judged, turn.row) < ($last, $row)");
                    command.Parameters.AddWithValue("$last", mark.Last);
                    command.Parameters.AddWithValue("$row", mark.Row);
                }

                command.Parameters.AddWithValue("$most", most);
                return $"""
                    SELECT judged, turn.row, handle, asked, outcome, helpful, reason, comment FROM turn JOIN conversation ON conversation.row = turn.conversation
                    WHERE {where} ORDER BY judged DESC, turn.row DESC LIMIT $most
                    """;
            },
            r => new JudgedTurn(new PageMark(r.GetInt64(0), r.GetInt64(1)), r.GetString(2), r.GetString(3), (TurnOutcome)r.GetInt32(4), OpinionOrNull(r, 5)!),
            cancellationToken);
    }

    /// <summary>How many opinions of each kind there are by day (UTC), earliest first.</summary>
    public Task<IReadOnlyList<OpinionCount>> OpinionCountsAsync(OpinionFilter filter, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(filter);
        return ReadAsync(
            command => $"SELECT judged / 86400000, helpful, reason, count(*) FROM turn WHERE {Where(filter, command)} GROUP BY 1, 2, 3 ORDER BY 1",
            r => new OpinionCount(Time(r.GetInt64(0) * 86_400_000), r.GetBoolean(1), r.IsDBNull(2) ? null : (FeedbackReason)r.GetInt32(2), r.GetInt32(3)),
            cancellationToken);
    }

    /// <summary>False where there is no such turn, or no opinion of it to take back.</summary>
    internal bool Judge(string conversation, string turn, TurnOpinion? opinion, DateTimeOffset at)
    {
        using var command = Prepare(
            """
            UPDATE turn SET helpful = $helpful, reason = $reason, comment = $comment, judged = $judged
            WHERE conversation = (SELECT row FROM conversation WHERE handle = $handle) AND name = $name AND ($judged IS NOT NULL OR judged IS NOT NULL) RETURNING row
            """,
            "$helpful", "$reason", "$comment", "$judged", "$handle", "$name");
        return Run(command, OrNull(opinion?.Helpful), OrNull((int?)opinion?.Reason), OrNull(opinion?.Comment), OrNull(opinion is null ? null : at.ToUnixTimeMilliseconds()), conversation, turn) is not null;
    }

    private static StringBuilder Where(OpinionFilter filter, SqliteCommand command)
    {
        var where = new StringBuilder("judged >= $from AND judged < $until");
        command.Parameters.AddWithValue("$from", filter.From.ToUnixTimeMilliseconds());
        command.Parameters.AddWithValue("$until", filter.Until.ToUnixTimeMilliseconds());
        if (filter.Helpful is { } helpful)
        {
            where.Append(" AND helpful = $helpful");
            command.Parameters.AddWithValue("$helpful", helpful);
        }

        if (filter.Reason is { } reason)
        {
            where.Append(" AND reason = $reason");
            command.Parameters.AddWithValue("$reason", (int)reason);
        }

        return where;
    }

    /// <summary>From the columns helpful, reason and comment.</summary>
    private static TurnOpinion? OpinionOrNull(SqliteDataReader reader, int column) => reader.IsDBNull(column)
        ? null
        : new TurnOpinion(reader.GetBoolean(column), reader.IsDBNull(column + 1) ? null : (FeedbackReason)reader.GetInt32(column + 1), TextOrNull(reader, column + 2));
}
