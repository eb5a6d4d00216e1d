using System.Text.Json;
using Aisle.Assistant;
using Aisle.Assistant.Answering;
using Aisle.Assistant.Conversations;
using Aisle.Assistant.Rungs;
using Aisle.Catalog.Index;
using Aisle.Server.Rungs;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace Aisle.Server.Tests.Rungs;

/// <summary>The fixture's shop with an assistant whose rung 2 is a scripted model, asked at every turn; its time stands still unless moved.</summary>
internal sealed class ModelShop : IAsyncDisposable
{
    private TempFolder? _folder;
    private readonly ShopAssistant _assistant;

    /// <summary>Settings under which the model is asked as it usually is, and not at every turn.</summary>
    public static object AskedWhereUnsure { get; } = new { below = (double?)null };

    private ModelShop(ShopServer shop, ModelServer model, string path, int? rung)
    {
        Model = model;
        Ladder = LadderServices.Open(path, rung, Failures.Add, Time)!;
        _assistant = new ShopAssistant(shop.Store, shop.Services.GetRequiredService<LiveIndex>(), Time, Ladder);
        Conversation = new Conversations(Time).Start();
    }

    public ModelServer Model { get; }

    public Ladder Ladder { get; }

    public FakeTimeProvider Time { get; } = new();

    public List<RungFailure> Failures { get; } = [];

    public Conversation Conversation { get; }

    public static async Task<ModelShop> OpenAsync(FixtureShop shop, params Func<ModelServer.Reply, Task>[] script) => Open(shop.Server, await ModelServer.StartAsync(script), new { });

    public static async Task<ModelShop> OpenAsync(FixtureShop shop, object settings, params Func<ModelServer.Reply, Task>[] script) =>
        Open(shop.Server, await ModelServer.StartAsync(script), settings);

    /// <summary>With an aisle.json of the test's own.</summary>
    public static ModelShop Open(FixtureShop shop, ModelServer model, string path, int? rung) => new(shop.Server, model, path, rung);

    /// <summary>Over another shop than the fixture's.</summary>
    public static async Task<ModelShop> OverAsync(ShopServer shop, params Func<ModelServer.Reply, Task>[] script) => Open(shop, await ModelServer.StartAsync(script), new { });

    private static ModelShop Open(ShopServer shop, ModelServer model, object settings)
    {
        var folder = new TempFolder();
        return new ModelShop(shop, model, WriteConfiguration(folder, model.Url, settings), ReferenceEquals(settings, AskedWhereUnsure) ? null : 2) { _folder = folder };
    }

    /// <summary>An aisle.json that names the model as rung 2.</summary>
    public static string WriteConfiguration(TempFolder folder, Uri url, object? settings = null)
    {
        var assistant = JsonSerializer.SerializeToNode(settings ?? new { })!;
        var below = settings is not null && ReferenceEquals(settings, AskedWhereUnsure) ? (double?)null : 2;
        assistant.AsObject().Remove("below");
        assistant["rungs"] = JsonSerializer.SerializeToNode(new[] { new { rung = 2, model = "scripted", url, inputPrice = 1, outputPrice = 10, below } });
        var path = folder.File("aisle.json");
        File.WriteAllText(path, JsonSerializer.Serialize(new { assistant }));
        return path;
    }

    /// <summary>The answer's events; each is seen by <paramref name="seen"/> as it comes.</summary>
    public async Task<ModelAnswer> SayAsync(string text, Action<AnswerEvent>? seen = null, PageContext? page = null, CancellationToken? cancellationToken = null, string? visitor = null)
    {
        var events = new List<AnswerEvent>();
        await foreach (var e in _assistant.AnswerAsync(Conversation, new TurnRequest(text, page) { Visitor = visitor }, cancellationToken ?? TestContext.Current.CancellationToken))
        {
            events.Add(e);
            seen?.Invoke(e);
        }

        return new ModelAnswer(events);
    }

    public async ValueTask DisposeAsync()
    {
        await Model.DisposeAsync();
        _folder?.Dispose();
    }
}

/// <summary>An answer as the tests ask about it.</summary>
internal sealed record ModelAnswer(IReadOnlyList<AnswerEvent> Events)
{
    public string Text => string.Join(' ', Events.OfType<TextEvent>().Select(t => t.Text));

    public DoneEvent Done => Assert.IsType<DoneEvent>(Events[^1]);

    public IReadOnlyList<string> Cards => [.. Events.OfType<ProductsEvent>().SelectMany(p => p.Products).Select(p => p.Id)];

    /// <summary>What became of the model, as the trace tells it.</summary>
    public string Rung => Done.Trace.LastOrDefault(t => t.Step == "rung")?.Detail ?? "";

    /// <summary>One answer, whose every citation was sent before, and stands in its evidence.</summary>
    public void AssertGrounded()
    {
        Assert.Single(Events.OfType<DoneEvent>());
        Assert.True(Events.OfType<ProductsEvent>().Count() <= 1);
        var sent = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var e in Events)
        {
            if (e is EvidenceEvent evidence)
            {
                foreach (var item in evidence.Items)
                {
                    sent.Add(item.Id, $"{item.Title}\n{item.Text}");
                }
            }
            else if (e is TextEvent text)
            {
                Assert.All(text.Citations, c => Assert.Contains(text.Text.Substring(c.Start, c.Length), sent[c.EvidenceId], StringComparison.Ordinal));
            }
        }
    }
}
