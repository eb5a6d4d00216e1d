using System.Diagnostics;
using System.Globalization;
using Aisle.Catalog.Index;
using Aisle.Catalog.Search;

namespace Aisle.Catalog.Benchmarks;

/// <summary>What BenchmarkDotNet's means hide: the slow queries. <c>-- latency 100000</c> prints percentiles over 10,000 queries on one thread, each the fastest of three.</summary>
internal static class SearchLatency
{
    public static async Task RunAsync(int products)
    {
        var clock = Stopwatch.StartNew();
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var index = await CatalogIndex.BuildAsync(GeneratedShop.Stream(GeneratedShop.Products(products)), new Dictionary<string, Rating>(), CancellationToken.None);
        var built = clock.Elapsed;
        var size = GC.GetTotalMemory(forceFullCollection: true) - before;
        var queries = GeneratedShop.Queries(10_000);
        foreach (var query in queries.Take(2_000))
        {
            index.Search(new SearchQuery { Text = query }, CancellationToken.None);
        }

        var allocated = GC.GetAllocatedBytesForCurrentThread();
        foreach (var query in queries)
        {
            index.Search(new SearchQuery { Text = query }, CancellationToken.None);
        }

        allocated = (GC.GetAllocatedBytesForCurrentThread() - allocated) / queries.Length;
        var times = Array.ConvertAll(queries, query => Fastest(index, query));
        Array.Sort(times);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{products:N0} products: built in {built.TotalSeconds:0.0} s with their generation, {size / 1e6:0} MB ({size / products:N0} bytes a product); search p50 {times[5000]:0.000} ms, p99 {times[9900]:0.00} ms, most {times[^1]:0.00} ms, {queries.Length / times.Sum() * 1000:0} queries a second, {allocated / 1000d:0.0} KB allocated a query"));
    }

    /// <summary>Of three runs, since other programs' turns on the processor are not the search's time.</summary>
    private static double Fastest(CatalogIndex index, string query)
    {
        var fastest = double.MaxValue;
        for (var run = 0; run < 3; run++)
        {
            var start = Stopwatch.GetTimestamp();
            index.Search(new SearchQuery { Text = query }, CancellationToken.None);
            fastest = Math.Min(fastest, Stopwatch.GetElapsedTime(start).TotalMilliseconds);
        }

        return fastest;
    }
}
