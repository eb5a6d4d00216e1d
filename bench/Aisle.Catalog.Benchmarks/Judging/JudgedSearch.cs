using Aisle.Catalog.Index;
using Aisle.Catalog.Search;
using Aisle.Server;

namespace Aisle.Catalog.Benchmarks.Judging;

/// <summary>Measures a ranking by judged queries. <c>-- judge FOLDER [QUERY...]</c> prints each query's figures, and the first results of those named.</summary>
internal static class JudgedSearch
{
    private const int Depth = 100;

    public static async Task PrintAsync(string folder, IReadOnlyList<string> shown, CancellationToken cancellationToken)
    {
        var (index, queries) = await JudgedFolder.ReadAsync(folder, cancellationToken);
        var measured = queries.Select(q => (Query: q, Quality: q.Measure(Ranking(index, q.Text, cancellationToken)))).OrderBy(m => m.Quality.Condensed).ToArray();
        foreach (var (query, quality) in measured)
        {
            Console.WriteLine($"{quality}  {query.Text}");
        }

        Console.WriteLine($"{Quality.Mean([.. measured.Select(m => m.Quality)])}  mean of {measured.Length} queries, nDCG@10 / of judged results only");
        foreach (var text in shown)
        {
            Console.WriteLine(text);
            foreach (var hit in Search(index, text, 10, explain: true, cancellationToken).Hits)
            {
                var signals = hit.Explanation!.Signals.Select(s => FormattableString.Invariant($"{s.Name} {s.Contribution:0.0}"));
                Console.WriteLine(FormattableString.Invariant($"  {hit.ProductId} {hit.Score:0.00}  {string.Join(", ", signals)}"));
            }
        }
    }

    public static IReadOnlyList<string> Ranking(CatalogIndex index, string text, CancellationToken cancellationToken) =>
        [.. Search(index, text, Depth, explain: false, cancellationToken).Hits.Select(h => h.ProductId)];

    private static SearchResult Search(CatalogIndex index, string text, int limit, bool explain, CancellationToken cancellationToken) =>
        ShopSearch.Find(index, ShopSearch.Usual with { Text = text, Limit = limit, Explain = explain }, literal: false, cancellationToken).Result;
}
