using Aisle.Assistant.Answering;
using Aisle.Assistant.Journal;
using Aisle.Catalog;
using Aisle.Insight.Evidence;

namespace Aisle.Studio.Benchmarks;

/// <summary>A journal as a busy shop's: the last 30 days, three turns a conversation on average, a fifth of the questions not answered, one in ten turns judged.</summary>
internal static class MadeJournal
{
    private const int Batch = 500;

    private static readonly string[] Things = ["mouse", "keyboard", "tent", "kettle", "running shoes", "headphones", "rain jacket", "espresso machine", "desk lamp", "backpack"];
    private static readonly string[] Traits = ["waterproof", "wireless", "light", "cheap", "red", "for children", "under 50", "with a warranty", "quiet", "made of steel"];

    public static void Write(string path, int conversations, int products)
    {
        var random = new Random(7);
        using var file = TurnLogFile.Open(path);
        var now = DateTimeOffset.UtcNow;
        var started = Enumerable.Range(0, conversations).Select(_ => now.AddSeconds(-random.Next(30 * 24 * 3600))).Order();
        foreach (var batch in started.Select((at, number) => Conversation(number, at, random, products)).Chunk(Batch / 3))
        {
            file.Write([.. batch.SelectMany(turns => turns)], []);
        }
    }

    private static IEnumerable<TurnRecord> Conversation(int number, DateTimeOffset at, Random random, int products)
    {
        var turns = 1 + random.Next(5);
        return Enumerable.Range(0, turns).Select(turn =>
        {
            var outcome = random.Next(10) switch { < 7 => TurnOutcome.Answered, 7 => TurnOutcome.Abstained, 8 => TurnOutcome.NoMatch, _ => (TurnOutcome)random.Next(7) };
            var rung = random.Next(20) == 0 ? 2 : 0;
            var (thing, trait) = (Things[random.Next(Things.Length)], Traits[random.Next(Traits.Length)]);
            return new TurnRecord
            {
                At = at.AddSeconds(turn * 20),
                Conversation = $"c{number:x19}",
                Visitor = $"v{number - (number % 2):x19}",
                Language = random.Next(8) == 0 ? "zh" : "en",
                Asked = random.Next(3) == 0 ? $"{thing} {trait}" : $"is the {thing} {trait} number {random.Next(100_000)}?",
                Intent = "ask",
                Outcome = outcome,
                Rung = rung,
                Cost = rung > 0 ? new Money(0.000_3m * (1 + random.Next(10)), "USD") : null,
                ElapsedMs = Math.Exp(random.NextDouble() * 6),
                ProductId = outcome == TurnOutcome.Abstained ? $"demo-{random.Next(products)}" : null,
                Topic = outcome == TurnOutcome.Abstained ? new QuestionTopic((TopicKind)random.Next(3), $"{trait} {random.Next(2_000)}") : null,
                Missed = outcome == TurnOutcome.NoMatch ? new UnmetSearch($"{thing} {trait} {random.Next(20_000)}", random.Next(2) == 0 ? [] : ["Under $50"]) : null,
                Detail = new TurnDetail
                {
                    Answer = [$"It is {trait}, as its maker says: a sentence of the usual length, with a number and a reason."],
                    Trace = [new TraceStep("intent", "ask"), new TraceStep("tool", "evidence: demo-1; answers, confidence 0.81")],
                    Evidence = [new CitedEvidence("e1", EvidenceKind.Review, "r-1", "Review by Ann", "It kept the rain out for a week in the hills, and dried within an hour.")],
                    Stages = [new StageTime("scene", 0.2), new StageTime("understanding", 1.1), new StageTime("first event", 3.2), new StageTime("rest", 0.4)],
                },
            };
        });
    }
}
