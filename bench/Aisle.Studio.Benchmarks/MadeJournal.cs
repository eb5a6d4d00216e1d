using Aisle.Assistant.Answering;
using Aisle.Assistant.Journal;
using Aisle.Catalog;
using Aisle.Catalog.Store;
using Aisle.Insight.Evidence;

namespace Aisle.Studio.Benchmarks;

/// <summary>A journal as a busy shop's: the last 30 days, three turns a conversation on average, a fifth of the questions not answered, one turn in ten judged.</summary>
internal static class MadeJournal
{
    private const int Batch = 500;

    private static readonly string[] Things = ["mouse", "keyboard", "tent", "kettle", "running shoes", "headphones", "rain jacket", "espresso machine", "desk lamp", "backpack"];
    private static readonly string[] Traits = ["waterproof", "wireless", "good for a small flat", "under 50", "for children", "with a long warranty", "quiet", "made of steel", "light enough to carry", "easy to clean"];
    private static readonly string[] Attributes = ["Weight", "Battery life", "Noise level", "Dishwasher safe", "Country of origin", "Cable length", "Power consumption", "Maximum load", "Waterproof rating", "Age range"];
    private static readonly string[] Concepts = ["warranty", "returns", "delivery abroad", "gift wrapping", "installation", "recycling", "spare parts", "financing"];
    private static readonly string[] Comments = ["I asked for something else.", "That is the price of the old model.", "It does not say for which size.", "Thanks, just what I needed.", "No mention of the charger."];

    /// <param name="store">The shop's; the journal is the one beside it.</param>
    /// <param name="conversations">How many.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public static async Task WriteAsync(string store, int conversations, CancellationToken cancellationToken)
    {
        await using var shop = await SqliteCatalogStore.OpenAsync(store, cancellationToken);
        var products = (await shop.ReadProductStatesAsync(cancellationToken)).Keys.Order(StringComparer.Ordinal).ToArray();
        using var file = TurnLogFile.Open(Path.ChangeExtension(store, ".turns.db"));
        var (random, now) = (new Random(7), DateTimeOffset.UtcNow);
        var started = Enumerable.Range(0, conversations).Select(_ => now.AddMinutes(-random.Next(30 * 24 * 60))).Order();
        foreach (var batch in started.Select((at, number) => Conversation(number, at, random, products)).Chunk(Batch / 3))
        {
            cancellationToken.ThrowIfCancellationRequested();
            TurnRecord[] turns = [.. batch.SelectMany(turns => turns)];
            file.Write(turns, []);
            foreach (var turn in turns.Where(_ => random.Next(10) == 0))
            {
                var helpful = random.Next(3) > 0;
                file.Judge(turn.Conversation, turn.Name!, new TurnOpinion(helpful, helpful ? null : (FeedbackReason)random.Next(4), random.Next(4) == 0 ? Of(Comments, random) : null), turn.At);
            }
        }
    }

    private static IEnumerable<TurnRecord> Conversation(int number, DateTimeOffset at, Random random, string[] products) => Enumerable.Range(0, 1 + random.Next(5)).Select(turn =>
    {
        var outcome = random.Next(10) switch { < 7 => TurnOutcome.Answered, 7 => TurnOutcome.Abstained, 8 => TurnOutcome.NoMatch, _ => (TurnOutcome)random.Next(7) };
        var rung = random.Next(20) == 0 ? 2 : 0;
        var (thing, trait) = (Of(Things, random), Of(Traits, random));
        return new TurnRecord
        {
            At = at.AddSeconds(turn * 20),
            Conversation = $"c{number:x19}",
            Name = $"t{turn}",
            Visitor = $"v{number - (number % 2):x19}",
            Language = random.Next(8) == 0 ? "zh" : "en",
            Asked = random.Next(3) switch { 0 => $"{thing} {trait}", 1 => $"is the {thing} {trait}?", _ => $"does the {thing} fit a shelf of {20 + random.Next(400)} cm?" },
            Intent = "ask",
            Outcome = outcome,
            Rung = rung,
            Cost = rung > 0 ? new Money(0.000_3m * (1 + random.Next(10)), "USD") : null,
            ElapsedMs = Math.Exp(random.NextDouble() * 6),
            ProductId = outcome == TurnOutcome.Abstained ? Of(products, random) : null,
            Topic = outcome == TurnOutcome.Abstained ? TopicOf(thing, random) : null,
            Missed = outcome == TurnOutcome.NoMatch ? new UnmetSearch($"{thing} {trait} {20 + random.Next(400)} cm", random.Next(2) == 0 ? [] : ["Under $50"]) : null,
            Detail = new TurnDetail
            {
                Answer = [$"The {thing} is {trait}, as its maker says. Two of the 31 reviews that speak of it disagree."],
                Trace = [new TraceStep("intent", "ask"), new TraceStep("tool", $"evidence: {products[0]}; answers, confidence 0.81")],
                Evidence = [new CitedEvidence("e1", EvidenceKind.Review, "r-1", "Review by Ann", "It kept the rain out for a week in the hills, and dried within an hour.")],
                Stages = [new StageTime("scene", 0.2), new StageTime("understanding", 1.1), new StageTime("first event", 3.2), new StageTime("rest", 0.4)],
            },
        };
    });

    private static QuestionTopic TopicOf(string thing, Random random) => random.Next(3) switch
    {
        0 => new QuestionTopic(TopicKind.Attribute, Of(Attributes, random)),
        1 => new QuestionTopic(TopicKind.Concept, Of(Concepts, random)),
        _ => new QuestionTopic(TopicKind.Words, $"{thing} shelf {20 + random.Next(400)} cm"),
    };

    private static T Of<T>(T[] some, Random random) => some[random.Next(some.Length)];
}
