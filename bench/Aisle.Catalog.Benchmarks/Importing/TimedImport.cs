using System.Diagnostics;
using Aisle.Catalog.Feeds;
using Aisle.Catalog.Importing;
using Aisle.Catalog.Index;
using Aisle.Catalog.Store;

namespace Aisle.Catalog.Benchmarks.Importing;

/// <summary>Imports files once in this process and prints how fast, and the most memory that the process held until then; then indexes the store, or what changed in it.</summary>
internal static class TimedImport
{
    public static async Task RunAsync(string store, IReadOnlyList<string> paths, CancellationToken cancellationToken)
    {
        var scan = await FeedScan.FindAsync(paths, new FeedScanOptions(), cancellationToken);
        await using var catalogue = await SqliteCatalogStore.OpenAsync(store, cancellationToken);
        var clock = Stopwatch.StartNew();
        var report = await CatalogImport.RunAsync(catalogue, scan.Feeds, ImportOptions.Default, null, cancellationToken);
        var seconds = clock.Elapsed.TotalSeconds;
        using var process = Process.GetCurrentProcess();
        var (peak, cpu) = (process.PeakWorkingSet64 >> 20, process.TotalProcessorTime.TotalSeconds);

        clock.Restart();
        await IndexKeeper.OpenAsync(catalogue, store + ".index", IndexOptions.Default, cancellationToken);
        var indexing = clock.Elapsed.TotalSeconds;
        var (products, reviews) = (report.Products, report.Reviews);
        Console.WriteLine(FormattableString.Invariant(
            $"{products.Total,8:N0} products ({products.Added} added, {products.Unchanged} unchanged), {reviews.Total,9:N0} reviews in {seconds,6:N2} s: {products.Total / seconds,7:N0} products/s, {cpu:N2} s of CPU, peak {peak} MB; indexed in {indexing:N2} s, {products.Total / (seconds + indexing):N0} products/s in all; refused {report.Refused}"));
    }
}
