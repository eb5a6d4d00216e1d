using Aisle.Insight.Evidence;
using Microsoft.Data.Sqlite;

namespace Aisle.Assistant.Journal;

/// <summary>What is summed over turns: the numbers of a day, what could not be answered, what was not found.</summary>
public sealed partial class TurnLogFile
{
    private const long Hour = 3_600_000;

    /// <param name="from">Inclusive; a full hour.</param>
    /// <param name="until">Exclusive; a full hour.</param>
    /// <param name="slice">Of an hour or a day.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    public async Task<TurnNumbers> NumbersAsync(DateTimeOffset from, DateTimeOffset until, TimeSpan slice, CancellationToken cancellationToken)
    {
        var people = Rows(
            "SELECT count(DISTINCT visitor), count(DISTINCT conversation) FROM turn WHERE at >= $from AND at < $until",
            r => (Shoppers: r.GetInt32(0), Conversations: r.GetInt32(1)));
        var groups = await Rows(
            $"SELECT hour * {Hour} / {(long)slice.TotalMilliseconds}, outcome, rung, currency, sum(turns), sum(cost) {Within("turn_sum")} GROUP BY 1, 2, 3, 4",
            r => (Slice: r.GetInt64(0), Outcome: (TurnOutcome)r.GetInt32(1), Rung: r.GetInt32(2), Currency: r.GetString(3), Count: r.GetInt32(4), Cost: r.GetInt64(5)));
        var speeds = await Rows($"SELECT speed, sum(turns) {Within("turn_speed")} GROUP BY 1 ORDER BY 1", r => (Speed: r.GetInt32(0), Turns: r.GetInt32(1)));
        var (shoppers, conversations) = (await people)[0];
        return new TurnNumbers
        {
            Turns = groups.Sum(g => g.Count),
            Shoppers = shoppers,
            Conversations = conversations,
            ByOutcome = groups.GroupBy(g => g.Outcome).ToDictionary(g => g.Key, g => g.Sum(x => x.Count)),
            ByRung = groups.GroupBy(g => g.Rung).ToDictionary(g => g.Key, g => g.Sum(x => x.Count)),
            Cost = groups.Where(g => g.Currency.Length > 0).GroupBy(g => g.Currency).ToDictionary(g => g.Key, g => Amount(g.Sum(x => x.Cost))),
            MedianMs = QuantileOf(speeds, 0.5),
            P95Ms = QuantileOf(speeds, 0.95),
            Slices =
            [
                .. groups.GroupBy(g => g.Slice).OrderBy(g => g.Key)
                    .Select(g => new TimeSlice(Time(g.Key * (long)slice.TotalMilliseconds), g.Sum(x => x.Count), g.Where(x => x.Outcome == TurnOutcome.Answered).Sum(x => x.Count))),
            ],
        };

        Task<IReadOnlyList<T>> Rows<T>(string sql, Func<SqliteDataReader, T> read) => ReadAsync(
            command =>
            {
                Bind(command, from, until);
                return sql;
            },
            read,
            cancellationToken);

        static string Within(string table) => $"FROM {table} WHERE turns > 0 AND hour >= $from / {Hour} AND hour < $until / {Hour}";
    }

    /// <summary>Milliseconds that this share of the turns stayed within, to the 4 % that a step of speed is; 0 where there was none.</summary>
    private static double QuantileOf(IReadOnlyList<(int Speed, int Turns)> speeds, double share)
    {
        var place = (long)(share * Math.Max(0, speeds.Sum(s => s.Turns) - 1));
        foreach (var (speed, turns) in speeds)
        {
            place -= turns;
            if (place < 0)
            {
                return Math.Pow(2, speed / 16.0);
            }
        }

        return 0;
    }

    /// <summary>What was asked most, in the same words.</summary>
    public Task<IReadOnlyList<TopQuestion>> TopQuestionsAsync(DateTimeOffset from, DateTimeOffset until, int most, CancellationToken cancellationToken) => ReadAsync(
        command =>
        {
            Bind(command, from, until);
            command.Parameters.AddWithValue("$most", most);
            return """
                SELECT lower(rtrim(asked, ' ?!.？！。')) AS words, count(*) AS count, count(DISTINCT visitor) AS shoppers
                FROM turn WHERE at >= $from AND at < $until GROUP BY words ORDER BY shoppers DESC, count DESC, words LIMIT $most
                """;
        },
        r => new TopQuestion(r.GetString(0), r.GetInt32(1), r.GetInt32(2)),
        cancellationToken);

    /// <summary>Unanswered questions by what they asked for, the one that most shoppers missed first.</summary>
    public Task<Paged<Gap>> GapsAsync(DateTimeOffset from, DateTimeOffset until, int offset, int most, CancellationToken cancellationToken) => PageAsync(
        command =>
        {
            Bind(command, from, until);
            return """
                SELECT count(*) OVER (), topic_kind, topic, count(*), count(DISTINCT visitor), count(DISTINCT product), max(at)
                FROM turn WHERE topic IS NOT NULL AND at >= $from AND at < $until
                GROUP BY topic_kind, topic ORDER BY 5 DESC, 4 DESC, topic, topic_kind
                """;
        },
        r => new Gap(new QuestionTopic((TopicKind)r.GetInt32(1), r.GetString(2)), r.GetInt32(3), r.GetInt32(4), r.GetInt32(5), Time(r.GetInt64(6))),
        offset, most, cancellationToken);

    /// <summary>The questions of one group, latest first.</summary>
    public Task<Paged<GapQuestion>> QuestionsAsync(QuestionTopic topic, DateTimeOffset from, DateTimeOffset until, int offset, int most, CancellationToken cancellationToken) => PageAsync(
        command =>
        {
            Bind(command, from, until, topic);
            return """
                SELECT count(*) OVER (), at, asked, product, handle FROM turn JOIN conversation ON conversation.row = turn.conversation
                WHERE topic_kind = $kind AND topic = $topic AND at >= $from AND at < $until ORDER BY at DESC, turn.row DESC
                """;
        },
        r => new GapQuestion(Time(r.GetInt64(1)), r.GetString(2), TextOrNull(r, 3), r.GetString(4)),
        offset, most, cancellationToken);

    /// <summary>Every unanswered question with its group, in the order of <see cref="GapsAsync"/>: for a file.</summary>
    public Task<IReadOnlyList<(Gap Gap, GapQuestion Question)>> GapQuestionsAsync(DateTimeOffset from, DateTimeOffset until, int most, CancellationToken cancellationToken) => ReadAsync(
        command =>
        {
            Bind(command, from, until);
            command.Parameters.AddWithValue("$most", most);
            return """
                WITH gap AS (
                    SELECT topic_kind, topic, count(*) AS questions, count(DISTINCT visitor) AS shoppers, count(DISTINCT product) AS products, max(at) AS last
                    FROM turn WHERE topic IS NOT NULL AND at >= $from AND at < $until GROUP BY 1, 2)
                SELECT topic_kind, topic, questions, shoppers, products, gap.last, at, asked, product, handle
                FROM turn JOIN gap USING (topic_kind, topic) JOIN conversation ON conversation.row = turn.conversation
                WHERE at >= $from AND at < $until ORDER BY shoppers DESC, questions DESC, topic, topic_kind, at DESC LIMIT $most
                """;
        },
        r => (
            new Gap(new QuestionTopic((TopicKind)r.GetInt32(0), r.GetString(1)), r.GetInt32(2), r.GetInt32(3), r.GetInt32(4), Time(r.GetInt64(5))),
            new GapQuestion(Time(r.GetInt64(6)), r.GetString(7), TextOrNull(r, 8), r.GetString(9))),
        cancellationToken);

    /// <summary>The products that the questions of one group were on, the most asked about first.</summary>
    public Task<Paged<GapProduct>> ProductsAsync(QuestionTopic topic, DateTimeOffset from, DateTimeOffset until, int offset, int most, CancellationToken cancellationToken) => PageAsync(
        command =>
        {
            Bind(command, from, until, topic);
            return """
                SELECT count(*) OVER (), product, count(*), count(DISTINCT visitor) FROM turn
                WHERE topic_kind = $kind AND topic = $topic AND at >= $from AND at < $until AND product IS NOT NULL
                GROUP BY product ORDER BY 4 DESC, 3 DESC, product
                """;
        },
        r => new GapProduct(r.GetString(1), r.GetInt32(2), r.GetInt32(3)),
        offset, most, cancellationToken);

    /// <summary>Searches that nothing met, or only with conditions given up, of conversations and of the shop's search box.</summary>
    public Task<Paged<MissedQuery>> MissedSearchesAsync(DateTimeOffset from, DateTimeOffset until, int offset, int most, CancellationToken cancellationToken) => PageAsync(
        command =>
        {
            Bind(command, from, until);
            return """
                SELECT count(*) OVER (), query, sum(count) AS count, max(last), dropped FROM (
                    SELECT query, 1 AS count, at AS last, dropped FROM turn WHERE query IS NOT NULL AND at >= $from AND at < $until
                    UNION ALL
                    SELECT query, count, last, dropped FROM search_missed WHERE day >= $from / 86400000 AND day * 86400000 < $until)
                GROUP BY query ORDER BY count DESC, 4 DESC, query
                """;
        },
        r => new MissedQuery(r.GetString(1), r.GetInt32(2), Time(r.GetInt64(3)), r.GetString(4)), // SQLite takes the bare column from the row of the maximum
        offset, most, cancellationToken);

    /// <summary>Some rows of a query whose first column is how many there are in all.</summary>
    private async Task<Paged<T>> PageAsync<T>(Func<SqliteCommand, string> query, Func<SqliteDataReader, T> read, int offset, int most, CancellationToken cancellationToken)
    {
        var rows = await ReadAsync(
            command =>
            {
                command.Parameters.AddWithValue("$offset", offset);
                command.Parameters.AddWithValue("$most", most);
                return query(command) + " LIMIT $most OFFSET $offset";
            },
            r => (Total: r.GetInt64(0), Row: read(r)),
            cancellationToken);
        return new Paged<T>([.. rows.Select(r => r.Row)], rows is [var first, ..] ? first.Total : 0);
    }

    private static void Bind(SqliteCommand command, DateTimeOffset from, DateTimeOffset until, QuestionTopic? topic = null)
    {
        command.Parameters.AddWithValue("$from", from.ToUnixTimeMilliseconds());
        command.Parameters.AddWithValue("$until", until.ToUnixTimeMilliseconds());
        if (topic is not null)
        {
            command.Parameters.AddWithValue("$kind", (int)topic.Kind);
            command.Parameters.AddWithValue("$topic", topic.Name);
        }
    }
}
