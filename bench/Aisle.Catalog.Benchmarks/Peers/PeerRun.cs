using System.Diagnostics;
using System.Globalization;
using System.Text.Json;

namespace Aisle.Catalog.Benchmarks.Peers;

/// <summary>
/// The same documents and queries for every engine, one after another on one thread: all queries again and again for some seconds, until what is
/// compiled at run time is compiled well, then each query's fastest of three.
/// <c>bench/compare-search.sh</c> runs it, with the engines that need installing.
/// </summary>
internal static class PeerRun
{
    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(8);

    /// <param name="file">Results of engines outside .NET, one JSON object a line; also where this one's folder goes.</param>
    /// <param name="products">How many.</param>
    /// <param name="only">Which engines of .NET, by name; the first is what the others are compared with.</param>
    /// <param name="postgres">A connection string; null for none.</param>
    public static async Task RunAsync(string file, int products, string[] only, string? postgres)
    {
        var documents = GeneratedShop.Products(products).ToArray();
        var queries = GeneratedShop.Queries(PeerTexts.Queries);
        var folder = Path.GetDirectoryName(Path.GetFullPath(file))!;
        List<(string Name, Func<IPeer> Make)> peers =
        [
            ("aisle", () => new AislePeer(folder)),
            ("lucene", () => new LucenePeer(folder)),
            ("sqlite", () => new SqlitePeer(folder)),
            .. postgres is null ? [] : ((string, Func<IPeer>)[])[("postgres", () => new PostgresPeer(postgres))],
        ];
        var results = peers.Where(p => only.Contains(p.Name)).Select(p => Measure(p.Make, documents, queries)).ToList();
        if (File.Exists(file))
        {
            results.AddRange((await File.ReadAllLinesAsync(file)).Select(line => JsonSerializer.Deserialize<PeerResult>(line, JsonSerializerOptions.Web)!));
        }

        var ours = results[0];
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{products:N0} products, {queries.Length:N0} queries of one to three words, one thread; in brackets how many times Aisle's"));
        Console.WriteLine("engine        build s         index MB         p50 ms            p99 ms            queries/s         matches a query");
        foreach (var r in results)
        {
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"{r.Name,-12}{r.BuildSeconds,7:0.0} ({r.BuildSeconds / ours.BuildSeconds,5:0.0}) {r.IndexBytes / 1e6,8:0.0} ({r.IndexBytes / (double)ours.IndexBytes,5:0.0}) {r.P50,9:0.000} ({r.P50 / ours.P50,6:0.0}) {r.P99,9:0.00} ({r.P99 / ours.P99,6:0.0}) {r.QueriesPerSecond,9:0} ({r.QueriesPerSecond / ours.QueriesPerSecond,6:0.000}) {r.MatchesPerQuery,12:0.0}"));
        }
    }

    private static PeerResult Measure(Func<IPeer> make, Product[] documents, string[] queries)
    {
        using var peer = make();
        var clock = Stopwatch.StartNew();
        var bytes = peer.Build(documents);
        var built = clock.Elapsed.TotalSeconds;
        var matches = queries.Sum(q => (long)peer.Search(q));
        for (clock.Restart(); clock.Elapsed < WarmUp;)
        {
            Times();
        }

        var times = Times().Zip(Times(), Math.Min).Zip(Times(), Math.Min).ToArray();
        Array.Sort(times);
        return new PeerResult(peer.Name, built, bytes, times[times.Length / 2], times[times.Length * 99 / 100], times.Length / times.Sum() * 1000, (double)matches / times.Length);

        double[] Times() => Array.ConvertAll(queries, query =>
        {
            var start = Stopwatch.GetTimestamp();
            peer.Search(query);
            return Stopwatch.GetElapsedTime(start).TotalMilliseconds;
        });
    }
}

internal sealed record PeerResult(string Name, double BuildSeconds, long IndexBytes, double P50, double P99, double QueriesPerSecond, double MatchesPerQuery);
