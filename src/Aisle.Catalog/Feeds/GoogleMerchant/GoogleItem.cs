using Aisle.Catalog.Feeds.Values;

namespace Aisle.Catalog.Feeds.GoogleMerchant;

/// <summary>One item's fields by their Google name ("image_link"); a field may come several times.</summary>
internal sealed class GoogleItem(FeedRow row)
{
    private readonly List<KeyValuePair<string, string>> _fields = [];

    public FeedRow Row => row;

    public IReadOnlyList<KeyValuePair<string, string>> Fields => _fields;

    public string this[string name] => _fields.Find(f => f.Key == name).Value ?? "";

    public void Add(string name, string value)
    {
        if (value.Length > 0)
        {
            _fields.Add(new(name, value));
        }
    }

    public IEnumerable<string> All(string name) => _fields.Where(f => f.Key == name).Select(f => f.Value);

    /// <summary>The family's key, or null for a product of its own.</summary>
    public string? Group => this["item_group_id"].Trim() is { Length: > 0 } group ? group : null;
}
