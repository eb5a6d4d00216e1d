using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using Aisle.Assistant;
using Aisle.Assistant.Conversations;
using Aisle.Catalog;
using Aisle.Catalog.Index;
using Aisle.Catalog.Store;
using Aisle.Server.Demo;

namespace Aisle.Server.Commands.Evaluations.Dialogues;

/// <summary>
/// <c>aisle eval latency</c>: holds the scripts in a shop as large as asked for, made of copies of the demo shop, one turn after
/// another on one thread, and prints how long the first and the last event took, each turn's fastest of three. A benchmark and no test.
/// </summary>
internal sealed class LatencyCommand : Command
{
    /// <summary>Of which each turn's fastest counts: other programs' turns on the processor are not the answer's time.</summary>
    private const int Runs = 3;

    private readonly Terminal _terminal;

    private readonly Option<string> _folder = new("--folder") { Description = "Where the scripts are, as *.txt.", HelpName = "FOLDER", DefaultValueFactory = _ => DialogueFolder.Usual };
    private readonly Option<int> _products = new("--products") { Description = "Products of the shop, at least.", HelpName = "COUNT", DefaultValueFactory = _ => 20_000 };
    private readonly Option<int> _reviews = new("--reviews") { Description = "Reviews of a product, at most.", HelpName = "COUNT", DefaultValueFactory = _ => 10 };

    public LatencyCommand(Terminal terminal)
        : base("latency", "Holds the scripted dialogues in a large shop and measures how long answers take.")
    {
        _terminal = terminal;
        Add(_folder);
        Add(_products);
        Add(_reviews);
        SetAction(RunAsync);
    }

    private async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var (dialogues, fault) = await DialogueFolder.ReadAsync(parsed.GetValue(_folder)!, cancellationToken);
        if (fault is not null)
        {
            return _terminal.Fail(fault);
        }

        var temporary = Directory.CreateTempSubdirectory("aisle-latency-");
        try
        {
            await using var store = await SqliteCatalogStore.OpenAsync(Path.Combine(temporary.FullName, "shop.db"), cancellationToken);
            await DemoStore.FillAsync(store, temporary.FullName, cancellationToken);
            await EnlargeAsync(store, parsed.GetValue(_products), parsed.GetValue(_reviews), cancellationToken);
            var live = new LiveIndex();
            live.Swap(await CatalogIndex.BuildAsync(store.ReadProductsAsync(cancellationToken), await store.ReadRatingsAsync(cancellationToken), cancellationToken));
            var assistant = new ShopAssistant(store, live, TimeProvider.System);
            _ = await MeasureAsync(assistant, dialogues, cancellationToken); // once for the compiler and the caches
            var turns = await MeasureAsync(assistant, dialogues, cancellationToken);
            for (var again = 1; again < Runs; again++)
            {
                turns = [.. turns.Zip(await MeasureAsync(assistant, dialogues, cancellationToken), Faster)];
            }

            var counts = await store.CountAsync(cancellationToken);
            await _terminal.Output.WriteLineAsync($"{counts.Products:N0} products, {counts.Reviews:N0} reviews, {turns.Count} turns one after another");
            await ReportAsync("all", turns);
            await ReportAsync("without reviews", [.. turns.Where(t => !t.ReadsReviews)]);
            foreach (var slow in turns.OrderByDescending(t => t.Last).Take(5))
            {
                await _terminal.Output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"{slow.Last,8:0.0} ms  {slow.Intent}: {slow.Text}"));
            }

            return ExitCodes.Done;
        }
        finally
        {
            temporary.Delete(recursive: true);
        }
    }

    private async Task ReportAsync(string name, IReadOnlyList<MeasuredTurn> turns) => await _terminal.Output.WriteLineAsync(string.Create(
        CultureInfo.InvariantCulture,
        $"{name,-16} first event p50 {At(turns, t => t.First, 0.5):0.0} ms, p99 {At(turns, t => t.First, 0.99):0.0} ms; last event p50 {At(turns, t => t.Last, 0.5):0.0} ms, p99 {At(turns, t => t.Last, 0.99):0.0} ms"));

    private static double At(IReadOnlyList<MeasuredTurn> turns, Func<MeasuredTurn, double> time, double share) =>
        turns.Select(time).Order().ElementAtOrDefault((int)(turns.Count * share));

    private static async Task<List<MeasuredTurn>> MeasureAsync(ShopAssistant assistant, IReadOnlyList<Dialogue> dialogues, CancellationToken cancellationToken)
    {
        var turns = new List<MeasuredTurn>();
        var conversations = new Conversations(TimeProvider.System);
        foreach (var dialogue in dialogues)
        {
            var conversation = conversations.Start();
            foreach (var turn in dialogue.Turns)
            {
                var start = Stopwatch.GetTimestamp();
                var first = 0d;
                var events = new List<Assistant.Answering.AnswerEvent>();
                await foreach (var e in assistant.AnswerAsync(conversation, new TurnRequest(turn.Text, turn.Page), cancellationToken))
                {
                    first = events.Count == 0 ? Stopwatch.GetElapsedTime(start).TotalMilliseconds : first;
                    events.Add(e);
                }

                var answer = new Answer(events);
                turns.Add(new MeasuredTurn(turn.Text, answer.Intent, answer.Done!.Trace.Any(t => t.Detail.StartsWith("evidence:", StringComparison.Ordinal) || t.Detail.StartsWith("reviews:", StringComparison.Ordinal)), first, Stopwatch.GetElapsedTime(start).TotalMilliseconds));
            }
        }

        return turns;
    }

    private static MeasuredTurn Faster(MeasuredTurn one, MeasuredTurn other) => one with { First = Math.Min(one.First, other.First), Last = Math.Min(one.Last, other.Last) };

    /// <summary>Copies of each product under other ids and names, with their reviews, until there are enough.</summary>
    private static async Task EnlargeAsync(SqliteCatalogStore store, int products, int reviews, CancellationToken cancellationToken)
    {
        var originals = await store.ReadProductsAsync(cancellationToken).ToListAsync(cancellationToken);
        var copies = (products + originals.Count - 1) / originals.Count;
        await using var writer = await store.BeginWriteAsync(cancellationToken);
        foreach (var product in originals)
        {
            var own = (await store.FindReviewsAsync(product.Id, cancellationToken)).Take(reviews).ToList();
            for (var n = 2; n <= copies; n++)
            {
                await writer.WriteAsync(
                    product with
                    {
                        Id = $"{product.Id}-{n}",
                        Title = $"{product.Title} Mark {n}",
                        Variants = [.. product.Variants.Select(v => v with { Id = $"{v.Id}-{n}" })],
                    },
                    cancellationToken);
                for (var i = 0; i < reviews && own.Count > 0; i++)
                {
                    await writer.WriteAsync(own[i % own.Count] with { Id = $"{product.Id}-{n}-r{i}", ProductId = $"{product.Id}-{n}" }, cancellationToken);
                }
            }
        }

        await writer.CommitAsync(cancellationToken);
    }

    private sealed record MeasuredTurn(string Text, string Intent, bool ReadsReviews, double First, double Last);
}
