namespace Aisle.Catalog.Index.Internals;

/// <summary>
/// What filters, facets, sorts and priors need of each product, in flat arrays by document. A "sku" is a variant, or the product
/// itself where it has none: what can be put into a basket. Starts arrays have one item more than there are rows.
/// </summary>
internal sealed class ProductColumns
{
    public required string[] Ids { get; init; }

    /// <summary>-1 for none; a number of <see cref="Brands"/>.</summary>
    public required int[] Brand { get; init; }

    public required LabelTable Brands { get; init; }

    /// <summary>Numbers of <see cref="Categories"/>, the main one first.</summary>
    public required Ragged<int> Category { get; init; }

    public required CategoryTable Categories { get; init; }

    /// <summary>Names of attributes and of variants' options.</summary>
    public required LabelTable Names { get; init; }

    /// <summary>Values of attributes and of variants' options.</summary>
    public required LabelTable Values { get; init; }

    /// <summary>By <see cref="Names"/>: the unit in which <see cref="Property.Number"/> stands; null for plain numbers.</summary>
    public required string?[] Units { get; init; }

    /// <summary>By document.</summary>
    public required Ragged<Property> Attributes { get; init; }

    /// <summary>By sku.</summary>
    public required Ragged<Property> Options { get; init; }

    /// <summary>By document; null for the product itself.</summary>
    public required Ragged<string?> Skus { get; init; }

    /// <summary>By sku.</summary>
    public required Ragged<Price> Offers { get; init; }

    /// <summary>NaN for none.</summary>
    public required float[] RatingAverage { get; init; }

    public required int[] RatingCount { get; init; }

    /// <summary><see cref="DateTimeOffset.MinValue"/> where the feed does not tell.</summary>
    public required DateTimeOffset[] ReleasedAt { get; init; }

    /// <summary>The one that most offers are in; null where nothing is offered.</summary>
    public required string? Currency { get; init; }
}

/// <param name="Name">A number of the names.</param>
/// <param name="Value">A number of the values.</param>
/// <param name="Number">In the name's unit; NaN for text and for what does not convert.</param>
internal readonly record struct Property(int Name, int Value, double Number);

/// <param name="Amount">In the shop's currency; null for an offer in another.</param>
/// <param name="Availability">As the feed tells.</param>
internal readonly record struct Price(decimal? Amount, Availability Availability)
{
    public bool CanBeBought => Availability is not (Availability.OutOfStock or Availability.Discontinued);
}

/// <summary>Rows of different lengths in one array.</summary>
internal sealed class Ragged<T>(int[] starts, T[] items)
{
    public ReadOnlySpan<T> this[int row] => items.AsSpan(starts[row], starts[row + 1] - starts[row]);

    public int Start(int row) => starts[row];

    public int End(int row) => starts[row + 1];

    public T At(int index) => items[index];

    public static Ragged<T> Of(IReadOnlyCollection<IReadOnlyCollection<T>> rows)
    {
        var starts = new int[rows.Count + 1];
        var items = new T[rows.Sum(r => r.Count)];
        var (row, at) = (0, 0);
        foreach (var values in rows)
        {
            foreach (var value in values)
            {
                items[at++] = value;
            }

            starts[++row] = at;
        }

        return new Ragged<T>(starts, items);
    }
}
