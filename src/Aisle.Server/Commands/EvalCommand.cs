using System.CommandLine;
using System.Text.Json;
using Aisle.Catalog.Feeds;
using Aisle.Catalog.Importing;
using Aisle.Catalog.Index;
using Aisle.Catalog.Store;
using Sylvan.Data.Csv;

namespace Aisle.Server.Commands;

/// <summary><c>aisle eval</c>: predictions for judged data, made by the same import and search that a shop runs.</summary>
internal sealed class EvalCommand : Command
{
    public EvalCommand(Terminal terminal)
        : base("eval", "Writes predictions for judged data, to be scored elsewhere.") => Add(new SearchCommand(terminal));

    /// <summary>
    /// <c>aisle eval search</c>: imports a folder into a store of its own, asks each query of its ratings.csv, and writes
    /// <c>{"query": "...", "ids": [...]}</c>, one line each.
    /// </summary>
    private sealed class SearchCommand : Command
    {
        private const int Depth = 100;

        private readonly Terminal _terminal;

        private readonly Option<string> _data = new("--data")
        {
            Description = "A folder with product files and ratings.csv, whose column 'query' holds the queries.",
            HelpName = "FOLDER",
            Required = true,
        };

        private readonly Option<string> _out = new("--out") { Description = "Where the predictions go, as JSON Lines.", HelpName = "FILE", Required = true };

        public SearchCommand(Terminal terminal)
            : base("search", "Ranks products for each query of ratings.csv.")
        {
            _terminal = terminal;
            Add(_data);
            Add(_out);
            SetAction(RunAsync);
        }

        private async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
        {
            var (folder, output) = (parsed.GetValue(_data)!, Path.GetFullPath(parsed.GetValue(_out)!));
            var ratings = Path.Combine(folder, "ratings.csv");
            if (!File.Exists(ratings))
            {
                return _terminal.Fail($"{ratings}: there is no such file; --data is a folder with product files and ratings.csv.");
            }

            var queries = await ReadQueriesAsync(ratings, cancellationToken);
            var temporary = Directory.CreateTempSubdirectory("aisle-eval-");
            try
            {
                var index = await BuildAsync(folder, Path.Combine(temporary.FullName, "shop.db"), cancellationToken);
                Directory.CreateDirectory(Path.GetDirectoryName(output)!);
                await using var lines = new StreamWriter(output);
                foreach (var query in queries)
                {
                    var found = ShopSearch.Find(index, new() { Text = query, Limit = Depth, WithPartialMatches = true }, literal: false, cancellationToken);
                    await lines.WriteLineAsync(JsonSerializer.Serialize(new { query, ids = found.Result.Hits.Select(h => h.ProductId) }).AsMemory(), cancellationToken);
                }

                await _terminal.Output.WriteLineAsync($"{queries.Count:N0} queries over {index.Count:N0} products: {output}");
                return ExitCodes.Done;
            }
            finally
            {
                temporary.Delete(recursive: true);
            }
        }

        private static async Task<IReadOnlyList<string>> ReadQueriesAsync(string path, CancellationToken cancellationToken)
        {
            await using var rows = await CsvDataReader.CreateAsync(path, cancel: cancellationToken);
            var column = rows.GetOrdinal("query");
            var queries = new HashSet<string>(StringComparer.Ordinal);
            while (await rows.ReadAsync(cancellationToken))
            {
                queries.Add(rows.GetString(column));
            }

            return [.. queries];
        }

        private static async Task<CatalogIndex> BuildAsync(string folder, string path, CancellationToken cancellationToken)
        {
            await using var store = await SqliteCatalogStore.OpenAsync(path, cancellationToken);
            var scan = await FeedScan.FindAsync([folder], new FeedScanOptions { Mappings = Mappings.Usual() }, cancellationToken);
            await CatalogImport.RunAsync(store, scan.Feeds, ImportOptions.Default, progress: null, cancellationToken);
            return await CatalogIndex.BuildAsync(store.ReadProductsAsync(cancellationToken), await store.ReadRatingsAsync(cancellationToken), cancellationToken);
        }
    }
}
