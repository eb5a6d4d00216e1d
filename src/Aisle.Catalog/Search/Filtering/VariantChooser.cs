using Aisle.Catalog.Index.Internals;
using Aisle.Catalog.Search.Ranking;

namespace Aisle.Catalog.Search.Filtering;

/// <summary>
/// The variant to show for a family: of those that meet the filters, the one whose options say most of the query's words, then one
/// that can be bought, then the cheapest, then the first.
/// </summary>
internal sealed class VariantChooser
{
    private readonly ProductColumns _columns;
    private readonly ProductFilter _filter;
    private readonly Lazy<HashSet<string>> _words;
    private readonly Dictionary<int, int> _fit = [];

    public VariantChooser(ProductColumns columns, ProductFilter filter, string text)
    {
        _columns = columns;
        _filter = filter;
        _words = new Lazy<HashSet<string>>(() =>
        {
            var words = new QueryWords();
            words.Read(text);
            return Enumerable.Range(0, words.Count).Select(i => words[i]).ToHashSet(StringComparer.Ordinal);
        });
    }

    /// <summary>Asks for what the ids and skus of a page's documents need, step by step, since they lie all over memory: waiting for one after the other took longer than all else that a hit costs.</summary>
    public void Prefetch(IReadOnlyList<(int Document, float Score)> page)
    {
        foreach (var (document, _) in page)
        {
            _columns.Ids.PrefetchPlace(document);
            _columns.Skus.PrefetchPlace(document);
        }

        foreach (var (document, _) in page)
        {
            var sku = _columns.Skus.Start(document);
            _columns.Ids.PrefetchCharacters(document);
            _columns.Skus.PrefetchIdPlace(sku);
            _columns.Options.PrefetchPlace(sku);
            _columns.Offers.PrefetchPlace(sku);
        }

        foreach (var (document, _) in page)
        {
            var sku = _columns.Skus.Start(document);
            _columns.Skus.PrefetchId(sku);
            _columns.Options.PrefetchItems(sku);
            _columns.Offers.PrefetchItems(sku);
        }
    }

    public string? Choose(int document)
    {
        var start = _columns.Skus.Start(document);
        if (start + 1 == _columns.Skus.End(document))
        {
            return _columns.Skus.At(start);
        }

        var best = start;
        (int Fit, bool CanBeBought, decimal Price)? bestRank = null;
        for (var sku = start; sku < _columns.Skus.End(document); sku++)
        {
            if (_filter.MatchesSku(document, sku))
            {
                var rank = Rank(sku);
                if (bestRank is null || rank.CompareTo(bestRank.Value) > 0)
                {
                    (best, bestRank) = (sku, rank);
                }
            }
        }

        return _columns.Skus.At(best);
    }

    private (int Fit, bool CanBeBought, decimal Price) Rank(int sku)
    {
        var fit = 0;
        foreach (var option in _columns.Options[sku])
        {
            fit += Fit(option.Value);
        }

        var (canBeBought, price) = (false, decimal.MinValue);
        foreach (var offer in _columns.Offers[sku])
        {
            if (_filter.MatchesOffer(offer) && offer.Amount is { } amount && (offer.CanBeBought, -amount).CompareTo((canBeBought, price)) > 0)
            {
                (canBeBought, price) = (offer.CanBeBought, -amount);
            }
        }

        return (fit, canBeBought, price);
    }

    /// <summary>More for each word of the value that the query has, less for each that it has not: "blue jeans" means blue rather than navy blue.</summary>
    private int Fit(int value)
    {
        if (_words.Value.Count == 0)
        {
            return 0;
        }

        if (!_fit.TryGetValue(value, out var fit))
        {
            var words = new QueryWords();
            words.Read(_columns.Values.Label(value));
            for (var i = 0; i < words.Count; i++)
            {
                fit += _words.Value.Contains(words[i]) ? 2 : -1;
            }

            fit = Math.Max(fit, 0);
            _fit.Add(value, fit);
        }

        return fit;
    }
}
