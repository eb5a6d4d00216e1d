using Aisle.Catalog.Index;
using Aisle.Catalog.Search;
using Aisle.Catalog.Search.Reading;
using BenchmarkDotNet.Attributes;

namespace Aisle.Catalog.Benchmarks;

[MemoryDiagnoser]
public class SearchBenchmarks
{
    private readonly string[] _queries = GeneratedShop.Queries(1000);
    private CatalogIndex _index = CatalogIndex.Empty;
    private int _next;

    [Params(20_000, 100_000)]
    public int Products { get; set; }

    [GlobalSetup]
    public void Build() => _index = CatalogIndex.BuildAsync(
        GeneratedShop.Stream(GeneratedShop.Products(Products)), new Dictionary<string, Rating>(), CancellationToken.None).GetAwaiter().GetResult();

    [Benchmark]
    public int Text() => _index.Search(new SearchQuery { Text = Next() }, CancellationToken.None).Total;

    [Benchmark]
    public int TextAndFilters() => _index.Search(
        new SearchQuery { Text = Next(), Filters = new SearchFilters { MaxPrice = 200, AvailableOnly = true } }, CancellationToken.None).Total;

    [Benchmark]
    public int TextAndFacets() => _index.Search(new SearchQuery { Text = Next(), WithFacets = true }, CancellationToken.None).Total;

    [Benchmark]
    public int Read() => QueryReader.Read(Next() + " by brand3 under $50 in color1", _index).Conditions.Count;

    private string Next() => _queries[_next++ % _queries.Length];
}
