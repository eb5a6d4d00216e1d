using System.Diagnostics;
using System.Globalization;
using Aisle.Catalog.Index;
using Aisle.Catalog.Store;

namespace Aisle.Catalog.Benchmarks;

/// <summary>
/// How soon a change of the store shows: <c>-- freshness 100000</c> imports a generated shop, indexes it, opens the kept index again, and then changes
/// the texts of 1, 100 and 1,000 products, and prices of 1,000. What a server's poll adds (at most a second) is not in the figures.
/// </summary>
internal static class Freshness
{
    public static async Task RunAsync(int products)
    {
        var cancellation = CancellationToken.None;
        var folder = Directory.CreateTempSubdirectory("aisle-freshness");
        try
        {
            var clock = Stopwatch.StartNew();
            var before = Environment.CpuUsage.TotalTime;
            var file = Path.Combine(folder.FullName, "shop.index");
            await using var store = await SqliteCatalogStore.OpenAsync(Path.Combine(folder.FullName, "shop.db"), cancellation);
            await WriteAsync(store, GeneratedShop.Products(products), cancellation);
            Lap("written to the store");
            await new IndexKeeper(store, file).RefreshAsync(CatalogIndex.Empty, cancellation);
            Lap("read, indexed and kept");
            var keeper = new IndexKeeper(store, file);
            var index = await keeper.RefreshAsync(CatalogIndex.Empty, cancellation);
            Lap("kept index opened");
            index.Warm();
            Lap("names and suggestions made ready");
            var changing = GeneratedShop.Products(1_000).ToArray();
            foreach (var (round, count) in ((int[])[1, 1, 100, 1_000]).Index())
            {
                await WriteAsync(store, changing.Take(count).Select(p => p with { Title = $"changed{round} {p.Title}" }), cancellation);
                await RefreshAsync($"texts of {count:N0} changed");
            }

            await WriteAsync(store, changing.Select(p => p with { Title = $"changed3 {p.Title}", Rating = new Rating(5, 1) }), cancellation);
            await RefreshAsync("ratings of 1,000 changed");
            keeper.Keep(index);
            Lap("kept");

            async Task RefreshAsync(string what)
            {
                before = Environment.CpuUsage.TotalTime;
                clock.Restart();
                index = await keeper.RefreshAsync(index, cancellation);
                Lap(what);
                index.Warm();
                Lap("  names and suggestions made ready");
            }

            void Lap(string what)
            {
                var used = Environment.CpuUsage.TotalTime;
                Console.WriteLine(string.Create(
                    CultureInfo.InvariantCulture, $"{what,-40}{clock.Elapsed.TotalMilliseconds,10:N0} ms by the clock {(used - before).TotalMilliseconds,10:N0} ms of processors"));
                before = used;
                clock.Restart();
            }
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task WriteAsync(SqliteCatalogStore store, IEnumerable<Product> products, CancellationToken cancellationToken)
    {
        await using var writer = await store.BeginWriteAsync(cancellationToken);
        foreach (var product in products)
        {
            await writer.WriteAsync(product, cancellationToken);
        }

        await writer.CommitAsync(cancellationToken);
    }
}
