using System.Diagnostics;
using System.Globalization;
using Aisle.Catalog.Index;
using Aisle.Catalog.Search;

namespace Aisle.Catalog.Benchmarks;

/// <summary>What BenchmarkDotNet's means hide: the slow queries. <c>-- latency 100000</c> prints percentiles over 10,000 queries on one thread.</summary>
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

        var times = new double[queries.Length];
        for (var i = 0; i < queries.Length; i++)
        {
            var start = Stopwatch.GetTimestamp();
            index.Search(new SearchQuery { Text = queries[i] }, CancellationToken.None);
            times[i] = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
        }

        Array.Sort(times);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{products:N0} products: built in {built.TotalSeconds:0.0} s with their generation, {size / 1e6:0} MB; search p50 {times[5000]:0.00} ms, p99 {times[9900]:0.00} ms, {queries.Length / times.Sum() * 1000:0} queries a second"));
    }
}
