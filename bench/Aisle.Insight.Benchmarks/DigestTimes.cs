using System.Diagnostics;
using Aisle.Catalog;
using Aisle.Catalog.Store;
using Aisle.Insight.Reviews.Stored;

namespace Aisle.Insight.Benchmarks;

/// <summary>
/// Times of digests over a made store: (1) all of them by two workers; (2) reading one; (3) writing one more review and bringing its product's digest up to
/// date. Processor time is the process's own, so that other programs on the machine do not count.
/// </summary>
internal sealed class DigestTimes(ICatalogStore store, int products, int reviews)
{
    private const int Workers = 2;
    private const int Reads = 20_000;

    /// <summary>Enough that the last half runs on code that the runtime has compiled to the end, as a server's does.</summary>
    private const int Updates = 300;

    private readonly MadeReviews _made = new(seed: 7);

    public async Task PrintAsync(CancellationToken cancellationToken)
    {
        await FillAsync(cancellationToken);
        var all = await TimeAsync(() => new DigestUpdate(store).RunAsync(Workers, null, cancellationToken)); // (1)
        Console.WriteLine($"{products * reviews:N0} reviews of {products:N0} products: {all.Clock / 1000:0.0} s on the clock, {all.Processor / 1000:0.0} s of processor");
        var random = new Random(3);
        await PrintAsync("read a digest", Reads / 10, Reads, async () => await store.FindDigestAsync(Product(random.Next(products)), cancellationToken)); // (2)
        var number = reviews;
        await PrintAsync("write one more review and bring its digest up to date", Updates / 2, Updates / 2, async () => // (3)
        {
            var product = Product(random.Next(products));
            await WriteAsync(product, [_made.Next(product.Id, number++)], cancellationToken);
            await new DigestUpdate(store).RunAsync(1, null, cancellationToken);
        });
    }

    private static Product Product(int number) => new() { Id = $"p{number}", Title = $"Made thing {number}" };

    private async Task FillAsync(CancellationToken cancellationToken)
    {
        await using var writer = await store.BeginWriteAsync(cancellationToken);
        for (var product = 0; product < products; product++)
        {
            await writer.WriteAsync(Product(product), cancellationToken);
            for (var review = 0; review < reviews; review++) await writer.WriteAsync(_made.Next($"p{product}", review), cancellationToken);
        }

        await writer.CommitAsync(cancellationToken);
    }

    private async Task WriteAsync(Product product, Review[] more, CancellationToken cancellationToken)
    {
        await using var writer = await store.BeginWriteAsync(cancellationToken);
        await writer.WriteAsync(product, cancellationToken);
        foreach (var review in more) await writer.WriteAsync(review, cancellationToken);
        await writer.CommitAsync(cancellationToken);
    }

    private static async Task PrintAsync(string what, int warmUps, int times, Func<Task> run)
    {
        for (var i = 0; i < warmUps; i++) await run();
        var clocks = new double[times];
        var all = await TimeAsync(async () =>
        {
            for (var i = 0; i < times; i++) clocks[i] = (await TimeAsync(run)).Clock;
        });
        Array.Sort(clocks);
        Console.WriteLine($"{what}: {clocks[times / 2]:0.00} ms on the clock, the median; 99th percentile {clocks[times * 99 / 100]:0.00} ms; {all.Processor / times:0.00} ms of processor");
    }

    private static async Task<(double Clock, double Processor)> TimeAsync(Func<Task> run)
    {
        var (processor, clock) = (Environment.CpuUsage.TotalTime, Stopwatch.GetTimestamp());
        await run();
        return (Stopwatch.GetElapsedTime(clock).TotalMilliseconds, (Environment.CpuUsage.TotalTime - processor).TotalMilliseconds);
    }
}
