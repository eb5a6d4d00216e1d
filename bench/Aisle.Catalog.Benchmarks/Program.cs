using System.Globalization;
using Aisle.Catalog.Benchmarks;
using Aisle.Catalog.Benchmarks.Importing;
using Aisle.Catalog.Benchmarks.Judging;
using Aisle.Catalog.Benchmarks.Peers;
using BenchmarkDotNet.Running;

switch (args)
{
    case ["make-catalogue", var file, var products, var reviewsEach]:
        MadeCatalogue.Write(file, int.Parse(products, CultureInfo.InvariantCulture), int.Parse(reviewsEach, CultureInfo.InvariantCulture));
        break;
    case ["import", var store, .. var paths]:
        await TimedImport.RunAsync(store, paths, CancellationToken.None);
        break;
    case ["latency", var products]:
        await SearchLatency.RunAsync(int.Parse(products, CultureInfo.InvariantCulture));
        break;
    case ["freshness", var products]:
        await Freshness.RunAsync(int.Parse(products, CultureInfo.InvariantCulture));
        break;
    case ["growth", var file, .. var sizes]:
        await Growth.RunAsync(file, [.. sizes.Select(s => int.Parse(s, CultureInfo.InvariantCulture))]);
        break;
    case ["texts", var file, var products]:
        PeerTexts.Write(file, int.Parse(products, CultureInfo.InvariantCulture));
        break;
    case ["peers", var file, var products, var only, .. var postgres]:
        await PeerRun.RunAsync(file, int.Parse(products, CultureInfo.InvariantCulture), only.Split(','), postgres.FirstOrDefault());
        break;
    case ["judge", var folder, .. var shown]:
        await JudgedSearch.PrintAsync(folder, shown, CancellationToken.None);
        break;
    case ["tune", var folder]:
        await WeightSearch.PrintAsync(folder, CancellationToken.None);
        break;
    default:
        BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(args);
        break;
}
