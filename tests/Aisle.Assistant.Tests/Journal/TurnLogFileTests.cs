using Aisle.Assistant.Journal;
using Aisle.Catalog;
using Aisle.Insight.Evidence;
using CsCheck;
using Microsoft.Data.Sqlite;

namespace Aisle.Assistant.Tests.Journal;

/// <summary>What the pages read equals a recount over the records that were written.</summary>
public sealed class TurnLogFileTests
{
    private static readonly DateTimeOffset Start = new(2026, 3, 1, 0, 0, 0, TimeSpan.Zero);

    private static readonly Gen<QuestionTopic?> Topics = Among<QuestionTopic?>(
        null, null, new QuestionTopic(TopicKind.Attribute, "Weight"), new QuestionTopic(TopicKind.Concept, "warranty"), new QuestionTopic(TopicKind.Words, "warranty"));

    private static readonly Gen<TurnRecord> Record =
        from minutes in Gen.Int[0, 60 * 24 * 4]
        from conversation in Gen.Int[0, 8]
        from shopper in Gen.Int[0, 3]
        from chinese in Gen.Bool
        from asked in Among("Is it heavy?", "is it heavy", "100% wool_blend?", "有保修吗？", "back\\slash", "")
        from outcome in Gen.Enum<TurnOutcome>()
        from rung in Gen.Int[0, 2]
        from cost in Gen.Decimal[0m, 0.1m]
        from elapsed in Gen.Double[0, 900]
        from topic in Topics
        from product in Among<string?>(null, "a", "b")
        from dropped in Among("", "Under $50")
        select new TurnRecord
        {
            At = Start.AddMinutes(minutes),
            Conversation = $"c{conversation}",
            Visitor = $"v{shopper}",
            Language = chinese ? "zh" : "en",
            Asked = asked,
            Intent = "ask",
            Outcome = outcome,
            Rung = rung,
            Cost = rung > 0 ? new Money(decimal.Round(cost, 9), "USD") : null,
            ElapsedMs = elapsed,
            ProductId = product,
            Topic = topic,
            Missed = outcome == TurnOutcome.NoMatch ? new UnmetSearch("red tent", dropped.Length > 0 ? [dropped] : []) : null,
            Detail = new TurnDetail { Answer = ["It says so."], Trace = [new("tool", "search")], Stages = [new("scene", 0.1)] },
        };

    /// <summary>As a shop's are: a conversation's turns follow one another.</summary>
    private static readonly Gen<TurnRecord[]> Log = Record.Array[0, 40].Select(records => records.OrderBy(r => r.At).ToArray());

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public Task Conversations_UnderAnyFilter_AreThoseOfARecountAndEachOnceOverAllPages()
    {
        var filters = Gen.Select(
            Among("", "heavy", "100%", "l_b", "k\\s", "保修"), Gen.Enum<TurnOutcome>().Nullable(), Gen.Int[0, 2].Nullable(), Among<string?>(null, "en", "zh"), Gen.Int[0, 4].Nullable());
        return Gen.Select(Log, filters, Gen.Int[1, 4]).SampleAsync(
            async (log, f, size) =>
            {
                using var file = Filled(log);
                var filter = new ConversationFilter { Text = f.Item1, Outcome = f.Item2, Rung = f.Item3, Language = f.Item4, From = f.Item5 is { } day ? Start.AddDays(day) : null };
                var expected = log.GroupBy(r => r.Conversation)
                    .Where(c => c.Any(r => r.Asked.Contains(filter.Text, StringComparison.OrdinalIgnoreCase)))
                    .Where(c => filter.Outcome is null || c.Any(r => r.Outcome == filter.Outcome))
                    .Where(c => filter.Rung is null || c.Any(r => r.Rung == filter.Rung))
                    .Where(c => filter.Language is null || c.Last().Language == filter.Language)
                    .Where(c => filter.From is null || c.Max(r => r.At) >= filter.From)
                    .ToDictionary(c => c.Key, c => (Turns: c.Count(), Last: c.Max(r => r.At), First: c.First().Asked, Cost: c.Sum(r => r.Cost?.Amount ?? 0)));

                var read = new List<ConversationRow>();
                for (PageMark? mark = null; await file.ConversationsAsync(filter, mark, size, Cancel) is { Count: > 0 } page; mark = page[^1].Mark)
                {
                    Assert.True(page.Count <= size);
                    read.AddRange(page);
                }

                Assert.Equal(expected.Count, await file.CountAsync(filter, Cancel));
                Assert.Equal(expected, read.ToDictionary(r => r.Handle, r => (r.Turns, r.Last, r.First, r.Cost ?? 0)));
                Assert.Equal(read.OrderByDescending(r => r.Last).Select(r => r.Last), read.Select(r => r.Last));
            },
            iter: 60);
    }

    [Fact]
    public Task Sums_OverAnyLog_EqualARecount() => Log.SampleAsync(
        async log =>
        {
            using var file = Filled(log);
            var (from, until) = (Start.AddDays(1), Start.AddDays(3));
            var within = log.Where(r => r.At >= from && r.At < until).ToList();

            var numbers = await file.NumbersAsync(from, until, TimeSpan.FromHours(1), Cancel);
            Assert.Equal(within.Count, numbers.Turns);
            Assert.Equal(within.Count(r => r.Outcome == TurnOutcome.Answered), numbers.Answered);
            Assert.Equal(within.Select(r => r.Visitor).Distinct().Count(), numbers.Shoppers);
            Assert.Equal(within.Select(r => r.Conversation).Distinct().Count(), numbers.Conversations);
            Assert.Equal(within.Sum(r => r.Cost?.Amount ?? 0), numbers.Cost.GetValueOrDefault("USD"));
            Assert.Equal(within.CountBy(r => r.Rung).OrderBy(r => r.Key), numbers.ByRung.OrderBy(r => r.Key));
            Assert.Equal(within.CountBy(r => r.Outcome).OrderBy(r => r.Key), numbers.ByOutcome.OrderBy(r => r.Key));
            Assert.Equal(within.CountBy(r => r.At.ToUnixTimeMilliseconds() / 3_600_000).OrderBy(h => h.Key).Select(h => h.Value), numbers.Slices.Select(s => s.Turns));
            var median = within.Count == 0 ? 0 : Math.Max(0.01, within.Select(r => r.ElapsedMs).Order().ElementAt((within.Count - 1) / 2));
            Assert.InRange(numbers.MedianMs, median * 0.95, median * 1.05);

            var gaps = (await file.GapsAsync(from, until, 0, 100, Cancel)).Rows;
            var paged = new List<Gap>();
            while (await file.GapsAsync(from, until, paged.Count, 2, Cancel) is { Rows.Count: > 0 } page)
            {
                Assert.Equal(gaps.Count, page.Total);
                paged.AddRange(page.Rows);
            }

            Assert.Equal(gaps, paged);
            Assert.Equal(within.Count(r => r.Topic is not null), (await file.GapQuestionsAsync(from, until, 100, Cancel)).Count);
            var groups = within.Where(r => r.Topic is not null).GroupBy(r => r.Topic!).ToDictionary(g => g.Key);
            Assert.Equal(groups.Keys.ToHashSet(), gaps.Select(g => g.Topic).ToHashSet());
            foreach (var gap in gaps)
            {
                var group = groups[gap.Topic];
                var products = group.Select(r => r.ProductId).OfType<string>().Distinct().ToHashSet();
                Assert.Equal((group.Count(), group.Select(r => r.Visitor).Distinct().Count(), products.Count, group.Max(r => r.At)), (gap.Questions, gap.Shoppers, gap.Products, gap.Last));
                Assert.Equal(group.Select(r => r.Asked).Order(StringComparer.Ordinal), (await file.QuestionsAsync(gap.Topic, from, until, 0, 100, Cancel)).Rows.Select(q => q.Asked).Order(StringComparer.Ordinal));
                Assert.Equal(products, (await file.ProductsAsync(gap.Topic, from, until, 0, 100, Cancel)).Rows.Select(p => p.ProductId).ToHashSet());
            }

            var missed = (await file.MissedSearchesAsync(from, until, 0, 100, Cancel)).Rows;
            Assert.Equal(within.Count(r => r.Missed is not null), missed.Sum(m => m.Count));
            var top = await file.TopQuestionsAsync(from, until, 100, Cancel);
            Assert.Equal(within.Count, top.Sum(t => t.Count));
        },
        iter: 60);

    [Fact]
    public Task Opinions_OverAnyLog_AreEachOnceOverAllPagesAndCounted()
    {
        var opinion = Gen.Select(Gen.Bool, Gen.Enum<FeedbackReason>().Nullable(), Among<string?>(null, "too dear"), (helpful, reason, comment) => new TurnOpinion(helpful, reason, comment));
        var perhaps = Gen.OneOf(Among<TurnOpinion?>([null]), opinion.Select(o => (TurnOpinion?)o));
        return Gen.Select(Log, perhaps.Array[40], Gen.Bool.Nullable(), Gen.Int[1, 4]).SampleAsync(
            async (log, opinions, helpful, size) =>
            {
                using var file = Filled([.. log.Select((r, i) => r with { Name = $"t{i}" })]);
                var judged = log.Zip(opinions).Index().Where(p => p.Item.Second is not null).ToList();
                foreach (var (at, (turn, given)) in judged)
                {
                    Assert.True(file.Judge(turn.Conversation, $"t{at}", given, Start.AddHours(at % 30)));
                }

                var filter = new OpinionFilter(Start, Start.AddDays(1), helpful);
                var expected = judged.Where(p => p.Index % 30 < 24 && p.Item.Second!.Helpful == (helpful ?? p.Item.Second.Helpful)).Select(p => (p.Item.First.Conversation, p.Item.Second!)).ToList();
                var read = new List<JudgedTurn>();
                for (PageMark? mark = null; await file.OpinionsAsync(filter, mark, size, Cancel) is { Count: > 0 } page; mark = page[^1].Mark)
                {
                    Assert.True(page.Count <= size);
                    read.AddRange(page);
                }

                Assert.Equal(expected.Count, read.Count);
                Assert.Equal(expected.CountBy(e => e).ToHashSet(), read.CountBy(r => (r.Conversation, r.Opinion)).ToHashSet());
                Assert.Equal(read.OrderByDescending(r => r.At).Select(r => r.At), read.Select(r => r.At));
                Assert.Equal(expected.Count, (await file.OpinionCountsAsync(filter, Cancel)).Sum(c => c.Count));
            },
            iter: 40);
    }

    [Fact]
    public async Task File_OfTheFirstVersion_IsSummedWhenItIsOpened()
    {
        var folder = Directory.CreateTempSubdirectory("aisle-turns-");
        var path = Path.Combine(folder.FullName, "shop.turns.db");
        using (var old = new SqliteConnection($"Data Source={path};Pooling=False"))
        {
            old.Open();
            using var script = new StreamReader(typeof(TurnLogFile).Assembly.GetManifestResourceStream("0001-journal.sql")!);
            using var command = old.CreateCommand();
            command.CommandText = await script.ReadToEndAsync(Cancel) + $"""
                ;INSERT INTO conversation VALUES (1, 'c', {Start.ToUnixTimeMilliseconds()}, {Start.ToUnixTimeMilliseconds()}, 1, 'is it heavy?', 'en', 1, 1, NULL);
                INSERT INTO turn (conversation, at, visitor, asked, intent, outcome, rung, cost, currency, elapsed) VALUES (1, {Start.ToUnixTimeMilliseconds()}, 'v', 'is it heavy?', 'ask', 0, 0, 5000000, 'USD', 40);
                INSERT INTO turn_detail VALUES (1, '{"{}"}');
                PRAGMA user_version = 1;
                """;
            command.ExecuteNonQuery();
        }

        using (var file = TurnLogFile.Open(path))
        {
            file.Write([Turn("d", Start)], []);
            var numbers = await file.NumbersAsync(Start, Start.AddDays(1), TimeSpan.FromDays(1), Cancel);
            Assert.Equal((2, 2, 0.005m), (numbers.Turns, numbers.Answered, numbers.Cost["USD"]));
            Assert.InRange(numbers.P95Ms, 0, 42);
        }

        folder.Delete(recursive: true);
    }

    [Fact]
    public Task Erasure_OfAShopper_TakesTheirConversationsAndNothingElse() => Log.SampleAsync(
        async log =>
        {
            using var file = Filled(log);
            var theirs = log.Where(r => r.Visitor == "v1").Select(r => r.Conversation).ToHashSet();

            file.Erase("v1");

            var left = log.Where(r => !theirs.Contains(r.Conversation)).ToList();
            Assert.Equal(left.Count, (await file.NumbersAsync(Start, Start.AddYears(1), TimeSpan.FromDays(1), Cancel)).Turns);
            Assert.Equal(left.Select(r => r.Conversation).ToHashSet(), (await file.ConversationsAsync(new(), null, 100, Cancel)).Select(c => c.Handle).ToHashSet());
            Assert.All(theirs, handle => Assert.Empty(file.TurnsAsync(handle, Cancel).Result));
        },
        iter: 40);

    [Fact]
    public async Task Sweep_OfOldAndOfTooMany_LeavesTheLatestConversationsWhole()
    {
        using var file = TurnLogFile.Open(null);
        file.Write([.. Enumerable.Range(0, 20).SelectMany(c => Enumerable.Range(0, 3).Select(t => Turn($"c{c:00}", Start.AddDays(c).AddMinutes(t))))], [new(Start, "tent", []), new(Start.AddDays(15), "tent", [])]);

        file.Sweep(Start.AddDays(10), most: 14);

        var kept = await file.ConversationsAsync(new(), null, 100, Cancel);
        Assert.Equal(["c19", "c18", "c17", "c16"], kept.Select(c => c.Handle)); // 12 turns; the next one's would be 15
        Assert.All(kept, c => Assert.Equal(3, c.Turns));
        Assert.Equal(1, Assert.Single((await file.MissedSearchesAsync(Start, Start.AddYears(1), 0, 100, Cancel)).Rows).Count);
    }

    [Fact]
    public async Task Turn_Written_ComesBackAsItWas()
    {
        using var file = TurnLogFile.Open(null);
        var turn = Turn("c", Start) with
        {
            Name = "3f09ac",
            Cost = new Money(0.000_012_345m, "EUR"),
            Topic = new QuestionTopic(TopicKind.Attribute, "Weight"),
            ProductId = "p",
            Missed = new UnmetSearch("tent", ["Red", "Under $50"]),
            Detail = new TurnDetail
            {
                Slots = [new("words", "tent")],
                Evidence = [new("e1", EvidenceKind.Review, "r1", "Review by Ann", "It is heavy.")],
                Cards = [new("p", "A tent")],
                Stages = [new("scene", 0.25)],
            },
        };

        file.Write([turn], []);

        Assert.Equivalent(turn, Assert.Single(await file.TurnsAsync("c", Cancel)), strict: true);
    }

    [Fact]
    public async Task File_OpenedAgain_HasWhatWasWritten()
    {
        var folder = Directory.CreateTempSubdirectory("aisle-turns-");
        var path = Path.Combine(folder.FullName, "shop.turns.db");
        using (var file = TurnLogFile.Open(path))
        {
            file.Write([Turn("c", Start)], []);
        }

        using (var again = TurnLogFile.Open(path))
        {
            Assert.Single(await again.TurnsAsync("c", Cancel));
        }

        folder.Delete(recursive: true);
    }

    private static Gen<T> Among<T>(params T[] values) => Gen.Int[0, values.Length - 1].Select(i => values[i]);

    private static TurnLogFile Filled(TurnRecord[] log)
    {
        var file = TurnLogFile.Open(null);
        foreach (var batch in log.Chunk(7))
        {
            file.Write(batch, []);
        }

        return file;
    }

    internal static TurnRecord Turn(string conversation, DateTimeOffset at) => new()
    {
        At = at,
        Conversation = conversation,
        Visitor = conversation,
        Language = "en",
        Asked = "is it heavy?",
        Outcome = TurnOutcome.Answered,
        Detail = new TurnDetail(),
    };
}
