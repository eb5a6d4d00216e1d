using Aisle.Catalog.Store;

namespace Aisle.Catalog.Tests.Store;

/// <summary>What a store should hold, in dictionaries.</summary>
internal sealed class StoreModel
{
    private readonly HashSet<string> _written = [];
    private bool _changed;

    public long Version { get; private init; }

    public Dictionary<string, Product> Products { get; private init; } = [];

    public Dictionary<string, Review> Reviews { get; private init; } = [];

    public StoreModel Copy() => new() { Version = Version, Products = new(Products), Reviews = new(Reviews) };

    public StoreModel Committed() => new() { Version = Version + (_changed ? 1 : 0), Products = Products, Reviews = Reviews };

    public WriteOutcome Write(Product product) => Write(Products, product.Id, product, (a, b) => a.Title == b.Title);

    public WriteOutcome Write(Review review) =>
        Products.ContainsKey(review.ProductId) ? Write(Reviews, review.Id, review, (a, b) => a == b) : WriteOutcome.UnknownProduct;

    public long Prune()
    {
        var gone = Products.Keys.Where(id => !_written.Contains("Product " + id)).ToList();
        foreach (var id in gone)
        {
            Products.Remove(id);
            foreach (var review in Reviews.Values.Where(r => r.ProductId == id).ToList())
            {
                Reviews.Remove(review.Id);
            }
        }

        _changed |= gone.Count > 0;
        return gone.Count;
    }

    public IEnumerable<KeyValuePair<string, Rating>> Ratings() =>
        Reviews.Values.Where(r => r.Stars is not null).GroupBy(r => r.ProductId).OrderBy(g => g.Key, StringComparer.Ordinal)
            .Select(g => KeyValuePair.Create(g.Key, new Rating(g.Average(r => r.Stars!.Value), g.Count())));

    private WriteOutcome Write<T>(Dictionary<string, T> records, string id, T record, Func<T, T, bool> same)
    {
        var outcome = !records.TryGetValue(id, out var stored) ? WriteOutcome.Added
            : same(stored, record) ? WriteOutcome.Unchanged
            : _written.Contains($"{typeof(T).Name} {id}") ? WriteOutcome.Duplicate
            : WriteOutcome.Changed;
        _written.Add($"{typeof(T).Name} {id}");
        if (outcome is WriteOutcome.Added or WriteOutcome.Changed)
        {
            records[id] = record;
            _changed = true;
        }

        return outcome;
    }
}
