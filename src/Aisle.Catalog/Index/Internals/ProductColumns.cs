using Aisle.Catalog.Index.Internals.Files;

namespace Aisle.Catalog.Index.Internals;

/// <summary>
/// What filters, facets, sorts and priors need of each product, in flat columns by document. A "sku" is a variant, or the product
/// itself where it has none: what can be put into a basket. Starts arrays have one item more than there are rows.
/// </summary>
internal sealed record ProductColumns
{
    private Lazy<PropertyNumbers>? _properties;
    private Lazy<OfferBounds[]>? _offerBounds;

    /// <summary>In ordinal order.</summary>
    public required TextColumn Ids { get; init; }

    /// <summary>-1 for none; a number of <see cref="Brands"/>.</summary>
    public required Column<int> Brand { get; init; }

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

    public required SkuColumn Skus { get; init; }

    /// <summary>By sku.</summary>
    public required Ragged<Price> Offers
    {
        get;
        init => (field, _offerBounds) = (value, null);
    }

    /// <summary>NaN for none.</summary>
    public required Column<float> RatingAverage { get; init; }

    public required Column<int> RatingCount { get; init; }

    /// <summary>Ticks of UTC; 0 where the feed does not tell.</summary>
    public required Column<long> ReleasedAt { get; init; }

    /// <summary>The one that most offers are in; null where nothing is offered.</summary>
    public required string? Currency { get; init; }

    /// <summary>Made when facets are first counted; prices that change leave it as it is.</summary>
    public Lazy<PropertyNumbers> Properties => _properties ??= new Lazy<PropertyNumbers>(() => new PropertyNumbers(this));

    /// <summary>By document. Made when first asked for, anew where offers change.</summary>
    public Lazy<OfferBounds[]> OfferBounds => _offerBounds ??= new Lazy<OfferBounds[]>(() => Internals.OfferBounds.Of(this));

    public static ProductColumns Read(SectionReader from) => new()
    {
        Ids = TextColumn.Read(from),
        Brand = from.Next<int>(),
        Brands = LabelTable.Read(from),
        Category = Ragged<int>.Read(from),
        Categories = CategoryTable.Read(from),
        Names = LabelTable.Read(from),
        Values = LabelTable.Read(from),
        Units = [.. Texts(TextColumn.Read(from))],
        Attributes = Ragged<Property>.Read(from),
        Options = Ragged<Property>.Read(from),
        Skus = SkuColumn.Read(from),
        Offers = Ragged<Price>.Read(from),
        RatingAverage = from.Next<float>(),
        RatingCount = from.Next<int>(),
        ReleasedAt = from.Next<long>(),
        Currency = Texts(TextColumn.Read(from)).Single(),
    };

    public void Write(SectionWriter to)
    {
        Ids.Write(to);
        to.Add(Brand);
        Brands.Write(to);
        Category.Write(to);
        Categories.Write(to);
        Names.Write(to);
        Values.Write(to);
        TextColumn.Of([.. Units.Select(u => u ?? "")]).Write(to);
        Attributes.Write(to);
        Options.Write(to);
        Skus.Write(to);
        Offers.Write(to);
        to.Add(RatingAverage);
        to.Add(RatingCount);
        to.Add(ReleasedAt);
        TextColumn.Of([Currency ?? ""]).Write(to);
    }

    private static IEnumerable<string?> Texts(TextColumn texts) =>
        Enumerable.Range(0, texts.Length).Select(n => texts[n].Length == 0 ? null : texts[n]);
}

/// <param name="Name">A number of the names.</param>
/// <param name="Value">A number of the values.</param>
/// <param name="Number">In the name's unit; NaN for text and for what does not convert.</param>
internal readonly record struct Property(int Name, int Value, double Number);

/// <param name="Amount">In the shop's currency; null for an offer in another.</param>
/// <param name="Availability">As the feed tells.</param>
internal readonly record struct Price(decimal? Amount, Availability Availability)
{
    /// <summary>A bit for each <see cref="Availability"/> of what can be bought.</summary>
    public static byte ToBuy { get; } = (byte)Enum.GetValues<Availability>().Where(a => new Price(null, a).CanBeBought).Sum(a => 1 << (int)a);

    public bool CanBeBought => Availability is not (Availability.OutOfStock or Availability.Discontinued);
}
