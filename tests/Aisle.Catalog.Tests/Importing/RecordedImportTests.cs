using Aisle.Catalog.Feeds;
using Aisle.Catalog.Importing;
using Aisle.Catalog.Store;
using Aisle.Catalog.Tests.Store;

namespace Aisle.Catalog.Tests.Importing;

public sealed class RecordedImportTests : IAsyncLifetime
{
    private readonly TempFolder _folder = new();
    private SqliteCatalogStore _store = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _store = await SqliteCatalogStore.OpenAsync(Path.Combine(_folder.Path, "store.db"), Token);

    public async ValueTask DisposeAsync()
    {
        await _store.DisposeAsync();
        _folder.Dispose();
    }

    [Fact]
    public async Task Run_SomeRowsRefused_KeepsWhatItDidAndTheRows()
    {
        var import = new RecordedImport(_store, TimeProvider.System);
        var report = await import.RunAsync(MadeFeed.Of([Product("a"), Product("b"), Refused(7), LeftOut(9)]), ImportOptions.Default, "tests", null, Token);

        var run = Assert.Single(await _store.ReadImportsAsync(null, 10, Token));
        var rows = await _store.ReadImportRowsAsync(run.Id, 0, 10, Token);

        Assert.True(report.Committed);
        Assert.Equal((import.Id, ImportOutcome.Committed, "tests", 1L, 1L), ((long?)run.Id, run.Outcome, run.By, run.Refused, run.LeftOut));
        Assert.Equal(new ImportKind(2, 0, 0), run.Kinds["products"]);
        Assert.Equal([new ImportReason("It is wrong.", 1)], run.Reasons);
        Assert.Equal([(ImportRowKind.Refused, 7), (ImportRowKind.LeftOut, 9)], rows.Select(r => (r.Kind, r.Line)));
        Assert.Equal(rows.Skip(1), await _store.ReadImportRowsAsync(run.Id, 1, 10, Token));
    }

    [Fact]
    public async Task Run_AFileBreaksOff_IsKeptThoughNothingWentIn()
    {
        await new RecordedImport(_store, TimeProvider.System).RunAsync(MadeFeed.Of([Product("a"), Refused(3, endsFile: true)]), ImportOptions.Default, "tests", null, Token);

        var run = Assert.Single(await _store.ReadImportsAsync(null, 10, Token));
        Assert.Equal(ImportOutcome.BrokeOff, run.Outcome);
        Assert.Contains(":3", run.Problem, StringComparison.Ordinal);
        Assert.Equal(0, (await _store.CountAsync(Token)).Products);
    }

    [Fact]
    public async Task Run_Stopped_IsKept()
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Token);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => new RecordedImport(_store, TimeProvider.System).RunAsync(MadeFeed.Of(Stopping()), ImportOptions.Default, "tests", null, stop.Token));

        Assert.Equal(ImportOutcome.Stopped, Assert.Single(await _store.ReadImportsAsync(null, 10, Token)).Outcome);

        IEnumerable<FeedRecord> Stopping()
        {
            yield return Product("a");
            stop.Cancel();
            yield return Product("b");
        }
    }

    [Fact]
    public async Task AddImport_MoreThanAreKept_DropsTheOldestWithTheirRows()
    {
        var run = new ImportRun { StartedAt = DateTimeOffset.UnixEpoch, Seconds = 1, By = "tests", Outcome = ImportOutcome.Committed, Sources = [] };
        for (var i = 0; i <= SqliteCatalogStore.KeptImports; i++) await _store.AddImportAsync(run, [new ImportRow(1, ImportRowKind.Refused, "f", 1, null, "r")], Token);

        var kept = await _store.ReadImportsAsync(null, int.MaxValue, Token);
        Assert.Equal((SqliteCatalogStore.KeptImports, 2), (kept.Count, kept[^1].Id));
        Assert.Empty(await _store.ReadImportRowsAsync(1, 0, 10, Token));
        Assert.Equal(kept.Skip(10).Take(5).Select(r => r.Id), (await _store.ReadImportsAsync(kept[9].Id, 5, Token)).Select(r => r.Id));
    }

    private static FeedRecord Product(string id) => new FeedRecord.OfProduct(new Product { Id = id, Title = "Lamp" });

    private static FeedRecord Refused(long line, bool endsFile = false) => new FeedRecord.Refused(new RefusedRow("made", line, "price", "It is wrong.", endsFile));

    private static FeedRecord LeftOut(long line) => new FeedRecord.LeftOut(new RefusedRow("made", line, "gtin", "It is left out."));
}
