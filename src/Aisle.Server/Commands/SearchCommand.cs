using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using Aisle.Catalog;
using Aisle.Catalog.Index;
using Aisle.Catalog.Index.Vectors;
using Aisle.Catalog.Search;
using Aisle.Catalog.Search.Reading;
using Aisle.Catalog.Store;
using Aisle.Server.Hosting;
using Spectre.Console;

namespace Aisle.Server.Commands;

/// <summary><c>aisle search</c>: what the shop finds for a text, what was understood of it, and with --explain why each product stands where it does.</summary>
internal sealed class SearchCommand : Command
{
    private readonly Terminal _terminal;
    private readonly Argument<string> _text = new("TEXT") { Description = "What to search for, as a shopper types it." };
    private readonly Option<string> _store = CommonOptions.Store();
    private readonly Option<int> _limit = new("--limit") { HelpName = "COUNT", Description = "How many products to show.", DefaultValueFactory = _ => 10 };
    private readonly Option<bool> _explain = new("--explain") { Description = "Shows what moved each product's score, and by how much." };
    private readonly Option<bool> _suggest = new("--suggest") { Description = "Shows what the text may become, as a search box does while it is typed." };
    private readonly Option<string?> _synonyms = CommonOptions.Synonyms();
    private readonly Option<string[]> _rates = CommonOptions.Rates();
    private readonly Option<string?> _encoder = CommonOptions.Encoder();
    private readonly Option<bool> _json = new("--json") { Description = "Prints the result as one JSON object." };

    public SearchCommand(Terminal terminal)
        : base("search", "Searches the shop.")
    {
        _terminal = terminal;
        _text.RefuseOptions();
        _limit.Check(count => count is > 0 and <= 100 ? [] : ["must be from 1 to 100."]);
        Add(_text);
        Add(_store);
        Add(_limit);
        Add(_explain);
        Add(_suggest);
        Add(_synonyms);
        Add(_rates);
        Add(_encoder);
        Add(_json);
        SetAction(RunAsync);
    }

    private async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        await using var store = await SqliteCatalogStore.OpenExistingAsync(parsed.GetValue(_store)!, cancellationToken);
        var index = await IndexKeeper.OpenAsync(
            store, ServeOptions.IndexBeside(parsed.GetValue(_store)!), SearchOptions.Read(parsed.GetValue(_synonyms), parsed.GetValue(_rates)), cancellationToken);
        var (text, limit, json) = (parsed.GetValue(_text)!, parsed.GetValue(_limit), parsed.GetValue(_json));
        if (parsed.GetValue(_suggest))
        {
            var suggestions = index.Suggest(text, limit);
            if (json)
            {
                await _terminal.Output.WriteLineAsync(JsonSerializer.Serialize(suggestions, CatalogJson.Options));
                return ExitCodes.Done;
            }

            Lines("search", suggestions.Queries.Select(q => q.Text));
            Lines("category", suggestions.Categories.Select(c => c.Path.ToString()));
            Lines("product", (await store.FindProductsAsync(suggestions.ProductIds, cancellationToken)).Select(p => p.Title));
            return ExitCodes.Done;
        }

        using var encoder = parsed.GetValue(_encoder) is { } path ? SearchEncoder.Open(path) : null;
        if (encoder is not null)
        {
            await new VectorKeeper(store, encoder, ServeOptions.VectorsBeside(parsed.GetValue(_store)!)).RefreshAsync(meaning => index = index.With(meaning), cancellationToken);
        }

        var query = ShopSearch.Usual with { Text = text, Limit = limit, Explain = parsed.GetValue(_explain) };
        var found = ShopSearch.Find(index, query, literal: false, cancellationToken);
        if (json)
        {
            await _terminal.Output.WriteLineAsync(JsonSerializer.Serialize(found, CatalogJson.Options));
            return ExitCodes.Done;
        }

        await ShowAsync(found, store, cancellationToken);
        return ExitCodes.Done;
    }

    /// <summary>What was found; for several things, one after the other.</summary>
    private async Task ShowAsync(FoundProducts found, ICatalogStore store, CancellationToken cancellationToken)
    {
        Lines("together at most", found.Budget is { } budget ? [budget.ToString(CultureInfo.InvariantCulture)] : []);
        foreach (var (text, count, item) in found.Items)
        {
            _terminal.Screen.WriteLine(count == 1 ? $"-- {text}" : string.Create(CultureInfo.InvariantCulture, $"-- {count} of: {text}"));
            await ShowAsync(item, store, cancellationToken);
        }

        if (found.Items.Count > 0)
        {
            return;
        }

        Lines("understood", found.Conditions.Where(c => c.IsApplied).Select(Label));
        Lines("not the shop's currency", found.Conditions.Where(c => !c.IsApplied).Select(Label));
        Lines("given up, nothing meets it", found.Dropped.Select(Label));
        Lines("did you mean", found.Result.DidYouMean is { } meant ? [meant] : []);
        Lines("not found", found.Result.Unmet);
        _terminal.Screen.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{found.Result.Total:N0} match"));
        var products = (await store.FindProductsAsync([.. found.Result.Hits.Select(h => h.ProductId)], cancellationToken)).ToDictionary(p => p.Id);
        var isPartial = false;
        foreach (var hit in found.Result.Hits.Where(h => products.ContainsKey(h.ProductId)))
        {
            if (hit.IsPartial && !isPartial)
            {
                isPartial = true;
                _terminal.Screen.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{found.Result.PartialTotal:N0} more have part of the words"));
            }

            _terminal.Screen.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{hit.Score,7:0.00}  {products[hit.ProductId].Title}  [{hit.VariantId ?? hit.ProductId}]{(hit.ByMeaning ? " (near in meaning)" : "")}"));
            foreach (var signal in hit.Explanation?.Signals ?? [])
            {
                _terminal.Screen.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {signal.Contribution,7:0.00}    {signal.Name} {signal.Detail}"));
            }
        }
    }

    private static string Label(ReadCondition condition) => $"{condition.Key}: \"{condition.Source}\"";

    private void Lines(string what, IEnumerable<string> lines)
    {
        foreach (var line in lines)
        {
            _terminal.Screen.WriteLine($"{what}: {line}");
        }
    }
}
