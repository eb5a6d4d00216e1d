using System.Diagnostics;
using System.Globalization;
using Aisle.Catalog.Index;
using Aisle.Catalog.Search;

namespace Aisle.Catalog.Benchmarks;

/// <summary>How time and size grow with the catalogue. <c>-- growth plot.svg 10000 100000 1000000</c> prints a table and draws it.</summary>
internal static class Growth
{
    private const int Queries = 2000;

    public static async Task RunAsync(string plot, int[] sizes)
    {
        var file = Path.Combine(Path.GetTempPath(), $"aisle-growth-{Environment.ProcessId}.index");
        var steps = new List<GrowthStep>();
        Console.WriteLine("products    build s   file MB   bytes/product   open ms   p50 ms   p99 ms   with facets p99   price filter p99   suggestion p99   KB/query");
        try
        {
            foreach (var size in sizes)
            {
                var step = await MeasureAsync(size, file);
                steps.Add(step);
                Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                    $"{step.Products,9:N0} {step.BuildSeconds,9:0.0} {step.Bytes / 1e6,9:0.0} {step.Bytes / step.Products,13:N0} {step.OpenMilliseconds,11:0} {step.P50,8:0.000} {step.P99,8:0.00} {step.FacetsP99,14:0.0} {step.FilterP99,17:0.0} {step.SuggestP99,16:0.0} {step.AllocatedBytes / 1000d,11:0.0}"));
            }
        }
        finally
        {
            File.Delete(file);
        }

        await File.WriteAllTextAsync(plot, GrowthPlot.Draw(steps));
    }

    private static async Task<GrowthStep> MeasureAsync(int products, string file)
    {
        var clock = Stopwatch.StartNew();
        (await CatalogIndex.BuildAsync(GeneratedShop.Stream(GeneratedShop.Products(products)), new Dictionary<string, Rating>(), CancellationToken.None)).Save(file);
        var built = clock.Elapsed.TotalSeconds;
        GC.Collect();
        clock.Restart();
        var index = CatalogIndex.Open(file);
        var opened = clock.Elapsed.TotalMilliseconds;
        var words = GeneratedShop.Queries(Queries);
        var (plain, allocated) = Measure(index, words, text => new SearchQuery { Text = text });
        var (facets, _) = Measure(index, words[..200], text => new SearchQuery { Text = text, WithFacets = true });
        var (filtered, _) = Measure(index, words[..200], text => new SearchQuery { Text = text, Filters = new SearchFilters { MaxPrice = 200, AvailableOnly = true } });
        var typed = words[..200].SelectMany(text => Enumerable.Range(1, text.Length).Select(length => text[..length])).Distinct().ToArray();
        var (suggested, _) = Measure(typed, text => index.Suggest(text, 8));
        return new GrowthStep(
            products, built, new FileInfo(file).Length, opened, plain[Queries / 2], plain[Queries * 99 / 100], facets[198], filtered[198], suggested[typed.Length * 99 / 100], allocated);
    }

    private static (double[] Times, long Allocated) Measure(CatalogIndex index, string[] words, Func<string, SearchQuery> query) =>
        Measure(words, text => index.Search(query(text), CancellationToken.None));

    /// <summary>Each text's fastest of three, since other programs' turns on the processor are not the search's time; sorted.</summary>
    private static (double[] Times, long Allocated) Measure(string[] words, Action<string> ask)
    {
        var times = new double[words.Length];
        Array.Fill(times, double.MaxValue);
        var allocated = 0L;
        for (var run = 0; run < 3; run++)
        {
            var before = GC.GetAllocatedBytesForCurrentThread();
            for (var i = 0; i < words.Length; i++)
            {
                var start = Stopwatch.GetTimestamp();
                ask(words[i]);
                times[i] = Math.Min(times[i], Stopwatch.GetElapsedTime(start).TotalMilliseconds);
            }

            allocated = (GC.GetAllocatedBytesForCurrentThread() - before) / words.Length;
        }

        Array.Sort(times);
        return (times, allocated);
    }
}

internal sealed record GrowthStep(
    int Products, double BuildSeconds, long Bytes, double OpenMilliseconds, double P50, double P99, double FacetsP99, double FilterP99, double SuggestP99, long AllocatedBytes);
