using Aisle.Assistant.Answering;
using Aisle.Assistant.Conversations;
using Aisle.Assistant.Tests.Shop;
using Aisle.Catalog;
using Aisle.Catalog.Index;
using Aisle.Catalog.Store;

[assembly: AssemblyFixture(typeof(OpenShop))]

namespace Aisle.Assistant.Tests.Shop;

/// <summary>The sample shop in a real store and a real index, once for all tests.</summary>
public class OpenShop : IAsyncLifetime
{
    private readonly string _folder = Directory.CreateTempSubdirectory("aisle-assistant-").FullName;
    private SqliteCatalogStore? _store;

    public ShopAssistant Answers { get; private set; } = null!;

    internal ICatalogStore Store => _store!;

    internal CatalogIndex Index { get; private set; } = null!;

    internal virtual IEnumerable<Product> Products => SampleShop.Products;

    internal virtual IEnumerable<Review> Reviews => SampleShop.Reviews;

    internal virtual IEnumerable<Policy> Policies => SampleShop.Policies;

    public async ValueTask InitializeAsync()
    {
        _store = await SqliteCatalogStore.OpenAsync(Path.Combine(_folder, "shop.db"), CancellationToken.None);
        await using (var writer = await _store.BeginWriteAsync(CancellationToken.None))
        {
            foreach (var product in Products) await writer.WriteAsync(product, CancellationToken.None);
            foreach (var review in Reviews) await writer.WriteAsync(review, CancellationToken.None);
            foreach (var question in SampleShop.Questions) await writer.WriteAsync(question, CancellationToken.None);
            foreach (var policy in Policies) await writer.WriteAsync(policy, CancellationToken.None);
            await writer.CommitAsync(CancellationToken.None);
        }

        Index = await CatalogIndex.BuildAsync(_store.ReadProductsAsync(CancellationToken.None), await _store.ReadRatingsAsync(CancellationToken.None), CancellationToken.None);
        var live = new LiveIndex();
        live.Swap(Index);
        Answers = new ShopAssistant(_store, live, TimeProvider.System);
    }

    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        await _store!.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    internal static Conversation Start() => new Aisle.Assistant.Conversations.Conversations(TimeProvider.System).Start();

    /// <summary>Says the utterances one after another in a conversation of its own; the answer to the last.</summary>
    internal async Task<Answer> SayAsync(params string[] utterances) => await SayAsync((PageContext?)null, utterances);

    internal async Task<Answer> SayAsync(PageContext? page, params string[] utterances)
    {
        var conversation = Start();
        var answer = new Answer([], conversation);
        foreach (var said in utterances)
        {
            answer = new Answer(await EventsAsync(conversation, said, page), conversation);
        }

        return answer;
    }

    internal async Task<List<AnswerEvent>> EventsAsync(Conversation conversation, string said, PageContext? page = null)
    {
        var events = new List<AnswerEvent>();
        await foreach (var e in Answers.AnswerAsync(conversation, new TurnRequest(said, page), TestContext.Current.CancellationToken))
        {
            events.Add(e);
        }

        return events;
    }
}
