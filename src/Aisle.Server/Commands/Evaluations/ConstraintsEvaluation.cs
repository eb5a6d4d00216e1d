using System.Runtime.CompilerServices;
using System.Text.Json;
using Aisle.Catalog;
using Aisle.Catalog.Index;
using Aisle.Catalog.Search;
using Aisle.Catalog.Search.Reading;

namespace Aisle.Server.Commands.Evaluations;

/// <summary>
/// The price bounds that each request sets and the titles that fit it best, out of all titles in the file:
/// <c>{"query": "...", "min": null, "max": 375, "titles": ["...", ...]}</c>. Nothing but titles is known of the products, so no
/// condition can be applied to them.
/// </summary>
internal sealed class ConstraintsEvaluation : IEvaluation
{
    private const int Depth = 10;

    public string Name => "constraints";

    public string Description => "Reads the price bounds of requests and ranks titles for them.";

    public string Data => "A file of JSON Lines, each with a query and a reward: a product with its title, or several.";

    public async IAsyncEnumerable<object> PredictAsync(string data, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var queries = new List<string>();
        var titles = new List<string>();
        await foreach (var line in File.ReadLinesAsync(data, cancellationToken))
        {
            if (!string.IsNullOrWhiteSpace(line))
            {
                queries.Add(Read(line, data, queries.Count + 1, titles));
            }
        }

        titles = [.. titles.Distinct()];
        var products = titles.Select((title, i) => new Product { Id = $"{i}", Title = title }).ToAsyncEnumerable();
        var index = await CatalogIndex.BuildAsync(products, new Dictionary<string, Rating>(), cancellationToken);
        var byId = titles.Index().ToDictionary(t => $"{t.Index}", t => t.Item);
        foreach (var query in queries)
        {
            decimal? min = null, max = null;
            var found = new List<IReadOnlyList<SearchHit>>();
            foreach (var item in QueryReader.ReadItems(query, index).Items.Select(i => i.Query))
            {
                // The file has one pair of bounds a request: of each kind the one that is said last.
                var price = item.Conditions.FirstOrDefault(c => c.Kind == ConditionKind.Price);
                (min, max) = (price?.Min ?? min, price?.Max ?? max);
                found.Add(index.Search(ShopSearch.Usual with { Text = item.Text, Limit = Depth }, cancellationToken).Hits);
            }

            yield return new { query, min, max, titles = ShopSearch.InTurns(Surest(found)).Take(Depth).Select(hit => byId[hit.ProductId]) };
        }
    }

    /// <summary>The item first whose best result scores highest.</summary>
    private static IReadOnlyList<IReadOnlyList<SearchHit>> Surest(IEnumerable<IReadOnlyList<SearchHit>> found) =>
        [.. found.OrderByDescending(hits => hits.Count > 0 ? hits[0].Score : double.MinValue)];

    /// <summary>Gives the request; adds the titles of what it was made for.</summary>
    private static string Read(string line, string path, int number, List<string> titles)
    {
        try
        {
            using var document = JsonDocument.Parse(line);
            var reward = document.RootElement.GetProperty("reward");
            foreach (var product in reward.ValueKind == JsonValueKind.Array ? [.. reward.EnumerateArray()] : new[] { reward })
            {
                if (product.TryGetProperty("title", out var names) && names.ValueKind == JsonValueKind.Array)
                {
                    titles.AddRange(names.EnumerateArray().Select(name => name.GetString()!));
                }
            }

            return document.RootElement.GetProperty("query").GetString()!;
        }
        catch (Exception e) when (e is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            throw new JudgedDataException($"{path}, line {number}: this is no JSON object with a query and a reward.");
        }
    }
}
