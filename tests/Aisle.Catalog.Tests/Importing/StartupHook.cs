using System.IO.Pipes;
using Aisle.Catalog;
using Aisle.Catalog.Feeds;
using Aisle.Catalog.Importing;
using Aisle.Catalog.Store;
using Aisle.Catalog.Tests.Importing;
using Aisle.Catalog.Tests.Index;

/// <summary>
/// What the processes do that are killed: that of <see cref="KilledImportTests"/> imports 96 MB, more than SQLite keeps in memory, then tells
/// its parent and waits; that of <see cref="KilledIndexTests"/> is <see cref="KilledIndexWriter"/>. The runtime calls it before the test runner's
/// own Main, by DOTNET_STARTUP_HOOKS: that fixes its name and that it is in no namespace.
/// </summary>
internal static class StartupHook
{
    public const string StoreVariable = "AISLE_TEST_KILLED_STORE";
    public const string PipeVariable = "AISLE_TEST_KILLED_PIPE";

    public static void Initialize() =>
        Task.Run(() => KilledIndexWriter.IsMeant ? KilledIndexWriter.RunAsync() : ImportAsync()).GetAwaiter().GetResult();

    private static async Task ImportAsync()
    {
        await using var pipe = new NamedPipeClientStream(".", Environment.GetEnvironmentVariable(PipeVariable)!, PipeDirection.In);
        await using var store = await SqliteCatalogStore.OpenAsync(Environment.GetEnvironmentVariable(StoreVariable)!, CancellationToken.None);
        await CatalogImport.RunAsync(store, MadeFeed.Of(Products(pipe)), ImportOptions.Default, null, CancellationToken.None);
    }

    private static IEnumerable<FeedRecord> Products(NamedPipeClientStream parent)
    {
        for (var n = 0; n < 12_000; n++)
        {
            yield return new FeedRecord.OfProduct(new Product { Id = $"p{n}", Title = new string('x', 8000) });
        }

        parent.Connect();
        parent.ReadByte(); // never comes
    }
}
