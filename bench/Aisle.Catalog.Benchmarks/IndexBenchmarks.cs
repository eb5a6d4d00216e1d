using Aisle.Catalog.Index;
using BenchmarkDotNet.Attributes;

namespace Aisle.Catalog.Benchmarks;

[MemoryDiagnoser]
public class IndexBenchmarks
{
    private readonly Dictionary<string, Rating> _ratings = [];
    private Product[] _products = [];

    [Params(20_000)]
    public int Products { get; set; }

    [GlobalSetup]
    public void Generate() => _products = [.. GeneratedShop.Products(Products)];

    [Benchmark]
    public async Task<int> Build() => (await CatalogIndex.BuildAsync(GeneratedShop.Stream(_products), _ratings, CancellationToken.None)).Count;
}
