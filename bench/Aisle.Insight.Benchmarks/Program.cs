// Run by bench/digests.sh.
using System.Globalization;
using Aisle.Catalog.Store;
using Aisle.Insight.Benchmarks;

if (args is not [var file, var products, var reviews])
{
    Console.Error.WriteLine("STORE PRODUCTS REVIEWS");
    return 2;
}

await using var store = await SqliteCatalogStore.OpenAsync(file, CancellationToken.None);
var times = new DigestTimes(store, int.Parse(products, CultureInfo.InvariantCulture), int.Parse(reviews, CultureInfo.InvariantCulture));
await times.PrintAsync(CancellationToken.None);
return 0;
