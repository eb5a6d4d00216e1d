using Aisle.Catalog.Feeds;
using Aisle.Catalog.Importing;
using Aisle.Catalog.Store;
using Aisle.Catalog.Tests.Store;

namespace Aisle.Catalog.Tests.Importing;

public sealed class CatalogImportTests : IAsyncLifetime
{
    private readonly TempFolder _folder = new();
    private SqliteCatalogStore _store = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _store = await SqliteCatalogStore.OpenAsync(_folder["aisle.db"], Token);

    public async ValueTask DisposeAsync()
    {
        await _store.DisposeAsync();
        _folder.Dispose();
    }

    [Fact]
    public async Task Run_Twice_IsAllUnchangedAtTheSameVersion()
    {
        FeedRecord[] records = [Product("a"), Product("b"), Review("r", "a"), Question("q", "b"), Policy("returns")];

        var first = await ImportAsync(records);
        var second = await ImportAsync(records);

        Assert.Equal(new ImportCounts(2, 0, 0), first.Products);
        Assert.Equal(new ImportCounts(1, 0, 0), first.Reviews);
        Assert.Equal(new ImportCounts(0, 0, 2), second.Products);
        Assert.Equal(new ImportCounts(0, 0, 1), second.Reviews);
        Assert.Equal(new ImportCounts(0, 0, 1), second.Questions);
        Assert.Equal(new ImportCounts(0, 0, 1), second.Policies);
        Assert.Equal(1, await _store.GetVersionAsync(Token));
    }

    [Fact]
    public async Task Run_OtherContent_IsChangedAtTheNextVersion()
    {
        await ImportAsync(Product("a"), Product("b"));

        var report = await ImportAsync(Product("a", "New title"), Product("b"));

        Assert.Equal(new ImportCounts(0, 1, 1), report.Products);
        Assert.Equal("New title", (await _store.FindProductAsync("a", Token))!.Title);
        Assert.Equal(2, await _store.GetVersionAsync(Token));
    }

    [Fact]
    public async Task Run_DuplicateIds_KeepsTheFirstAndNamesTheOthers()
    {
        await ImportAsync(Product("a", "Old"));

        var report = await ImportAsync(
            Product("a", "First"), Product("a", "First"), Product("a", "Second"),
            Review("r", "a", "First"), Review("r", "a", "Second"),
            Question("q", "a", "First"), Question("q", "a", "Second"),
            Policy("p", "First"), Policy("p", "Second"));

        Assert.Equal([3, 5, 7, 9], report.FirstRefused.Select(r => r.Line));
        Assert.All(report.FirstRefused, r => Assert.Equal(("made", "id"), (r.File, r.Field)));
        Assert.Equal(new ImportCounts(0, 1, 1), report.Products);
        Assert.Equal("First", (await _store.FindProductAsync("a", Token))!.Title);
        Assert.Equal("First", (await _store.FindReviewAsync("r", Token))!.Text);
    }

    [Fact]
    public async Task Run_ReviewBeforeItsProduct_GoesIn()
    {
        var report = await ImportAsync(Review("r", "a"), Question("q", "a"), Product("a"));

        Assert.Equal(0, report.Refused);
        Assert.Single(await _store.FindReviewsAsync("a", Token));
        Assert.Single(await _store.FindQuestionsAsync("a", Token));
    }

    [Fact]
    public async Task Run_ReviewOfNoProduct_IsRefusedWithItsPlace()
    {
        var report = await ImportAsync(Product("a"), Review("r", "gone"), Question("q", "gone"), Review("kept", "a"));

        Assert.Equal([2, 3], report.FirstRefused.Select(r => r.Line));
        Assert.Contains("'gone'", report.FirstRefused[0].Reason, StringComparison.Ordinal);
        Assert.Equal(new StoreCounts(1, 0, 1, 0, 0), await _store.CountAsync(Token));
    }

    [Fact]
    public async Task Run_FileThatBreaks_ChangesNothing()
    {
        var report = await ImportAsync(Product("a"), MadeFeed.Broken);

        Assert.False(report.Committed);
        Assert.Equal(new ImportCounts(1, 0, 0), report.Products);
        Assert.Equal(new StoreCounts(0, 0, 0, 0, 0), await _store.CountAsync(Token));
    }

    [Fact]
    public async Task Run_FileThatBreaksWithPartial_KeepsWhatWasRead()
    {
        var report = await ImportAsync(new ImportOptions { Partial = true, Prune = true }, Product("a"), MadeFeed.Broken);

        Assert.True(report.Committed);
        Assert.Null(report.Pruned);
        Assert.NotNull(await _store.FindProductAsync("a", Token));
    }

    [Fact]
    public async Task Run_FileThatIsGone_IsABrokenFile()
    {
        var feeds = MadeFeed.Of(Throwing());

        var report = await CatalogImport.RunAsync(_store, feeds, ImportOptions.Default, null, Token);

        Assert.False(report.Committed);
        Assert.Contains("No such disk", Assert.Single(report.FirstRefused).Reason, StringComparison.Ordinal);

        static IEnumerable<FeedRecord> Throwing()
        {
            yield return Product("a");
            throw new IOException("No such disk.");
        }
    }

    [Fact]
    public async Task Run_Prune_RemovesWhatTheFeedsDoNotContain()
    {
        await ImportAsync(Product("a"), Product("b"), Product("c"), Review("ra", "a"), Review("rb", "b"), Question("qb", "b"));

        var report = await ImportAsync(new ImportOptions { Prune = true }, Review("late", "b"), Product("a"), Product("d"), Review("new", "a"));

        Assert.Equal(2, report.Pruned);
        Assert.Contains("'b'", Assert.Single(report.FirstRefused).Reason, StringComparison.Ordinal);
        Assert.Equal(new StoreCounts(2, 0, 2, 0, 0), await _store.CountAsync(Token));
        Assert.Equal(2, await _store.GetVersionAsync(Token));
    }

    [Fact]
    public async Task Run_PruneWithRefusedProduct_LeavesItAsItWas()
    {
        await ImportAsync(Product("a"), Product("b"), Review("rb", "b"));

        var report = await ImportAsync(
            new ImportOptions { Prune = true },
            Product("a"), new FeedRecord.Refused(new("made", 2, "price", "It is negative: -1. Correct it.")) { ProductId = "b" });

        Assert.Equal((0, 1), (report.Pruned, report.Refused));
        Assert.NotNull(await _store.FindReviewAsync("rb", Token));
    }

    [Fact]
    public async Task Run_RefusedRowThenAGoodOne_TakesTheGoodOne()
    {
        await ImportAsync(Product("a", "Old"));

        var report = await ImportAsync(new FeedRecord.Refused(new("made", 1, "price", "It is negative: -1. Correct it.")) { ProductId = "a" }, Product("a", "New"));

        Assert.Equal(new ImportCounts(0, 1, 0), report.Products);
    }

    [Fact]
    public async Task Run_PruneWithoutProducts_RemovesNothing()
    {
        await ImportAsync(Product("a"));

        var report = await ImportAsync(new ImportOptions { Prune = true }, Review("r", "a"));

        Assert.Null(report.Pruned);
        Assert.Equal(new ImportCounts(1, 0, 0), report.Reviews);
    }

    [Fact]
    public async Task Run_Cancelled_ChangesNothing()
    {
        using var stop = new CancellationTokenSource();
        var feeds = MadeFeed.Of(Enumerable.Range(0, 2000).Select(n =>
        {
            if (n == 1500)
            {
                stop.Cancel();
            }

            return Product($"p{n}");
        }));

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => CatalogImport.RunAsync(_store, feeds, ImportOptions.Default, null, stop.Token));

        Assert.Equal(0, await _store.GetVersionAsync(Token));
        Assert.Equal(new StoreCounts(0, 0, 0, 0, 0), await _store.CountAsync(Token));
    }

    [Fact]
    public async Task Run_RefusedAndLeftOut_AreCountedAndWrittenToTheReportFile()
    {
        var options = new ImportOptions { RefusedPath = _folder["refused.jsonl"], KeptRefused = 2 };
        var refused = Enumerable.Range(1, 5).Select(n => new FeedRecord.Refused(new("made", n, "price", "It is negative: -1. Correct it.")));

        var report = await ImportAsync(options, [.. refused, new FeedRecord.LeftOut(new("made", 6, "gtin", "No GTIN."))]);

        Assert.Equal((5, 1), (report.Refused, report.LeftOut));
        Assert.Equal(2, report.FirstRefused.Count);
        var lines = await File.ReadAllLinesAsync(options.RefusedPath, Token);
        Assert.Equal("""{"what":"refused","file":"made","line":1,"field":"price","reason":"It is negative: -1. Correct it."}""", lines[0]);
        Assert.Equal("""{"what":"left_out","file":"made","line":6,"field":"gtin","reason":"No GTIN."}""", lines[5]);

        await ImportAsync(options, Product("a"));
        Assert.False(File.Exists(options.RefusedPath));
    }

    [Fact]
    public async Task Run_Progress_EndsAtAllBytes()
    {
        var seen = new Seen();

        await CatalogImport.RunAsync(_store, MadeFeed.Of(Enumerable.Range(0, 600).Select(n => Product($"p{n}"))), ImportOptions.Default, seen, Token);

        Assert.Equal(new ImportProgress("made", 1000, 1000, 600), seen.Steps[^1]);
        Assert.Equal(seen.Steps.OrderBy(s => s.BytesRead), seen.Steps);
        Assert.True(seen.Steps.Count > 1);
    }

    private Task<ImportReport> ImportAsync(params IEnumerable<FeedRecord> records) => ImportAsync(ImportOptions.Default, records);

    private Task<ImportReport> ImportAsync(ImportOptions options, params IEnumerable<FeedRecord> records) =>
        CatalogImport.RunAsync(_store, MadeFeed.Of(records), options, null, Token);

    private static FeedRecord.OfProduct Product(string id, string title = "A lamp") => new(new() { Id = id, Title = title });

    private static FeedRecord.OfReview Review(string id, string productId, string text = "Bright.") => new(new() { Id = id, ProductId = productId, Text = text });

    private static FeedRecord.OfQuestion Question(string id, string productId, string text = "Is it bright?") => new(new() { Id = id, ProductId = productId, Text = text });

    private static FeedRecord.OfPolicy Policy(string id, string title = "Returns") => new(new() { Id = id, Title = title, Sections = [] });

    private sealed class Seen : IProgress<ImportProgress>
    {
        public List<ImportProgress> Steps { get; } = [];

        public void Report(ImportProgress value) => Steps.Add(value);
    }
}
