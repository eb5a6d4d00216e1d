namespace Aisle.Assistant.Memory;

/// <summary>
/// What a shopper asked to be remembered, and nothing else: it is never guessed from what they look at. Bounded. They can see, change,
/// take along and erase it. It is used by code when a request is read, and never sent to a language model.
/// </summary>
public sealed record ShopperMemory
{
    /// <summary>The most entries of each list.</summary>
    public const int Most = 20;

    /// <summary>The most characters of an entry.</summary>
    public const int Longest = 60;

    public static ShopperMemory Nothing { get; } = new();

    public IReadOnlyList<RememberedSize> Sizes { get; init; } = [];

    /// <summary>Brands, as the shop writes them.</summary>
    public IReadOnlyList<string> Likes { get; init; } = [];

    /// <summary>Brands that are left out of what is shown, unless asked for.</summary>
    public IReadOnlyList<string> Dislikes { get; init; } = [];

    /// <summary>The most to be spent on a thing, in the shop's currency; null for none.</summary>
    public decimal? Budget { get; init; }

    /// <summary>People they buy for, as they call them: "daughter".</summary>
    public IReadOnlyList<string> People { get; init; } = [];

    /// <summary>What people they buy for like and don't.</summary>
    public IReadOnlyList<RememberedTaste> Tastes { get; init; } = [];

    internal bool IsNothing => Sizes.Count + Likes.Count + Dislikes.Count + People.Count + Tastes.Count == 0 && Budget is null;

    /// <summary>The brands that someone likes and those they don't; "" for the shopper.</summary>
    internal (IReadOnlyList<string> Likes, IReadOnlyList<string> Dislikes) BrandsOf(string who) => who.Length == 0 ? (Likes, Dislikes)
        : ([.. Tastes.Where(t => !t.Dislikes && Memory.People.Same(t.For, who)).Select(t => t.Brand)], [.. Tastes.Where(t => t.Dislikes && Memory.People.Same(t.For, who)).Select(t => t.Brand)]);

    /// <summary>What is too long or too much; null where nothing is.</summary>
    public string? Fault() =>
        new[] { Sizes.Count, Likes.Count, Dislikes.Count, People.Count, Tastes.Count }.Max() > Most ? $"each list may have {Most} entries"
        : Likes.Concat(Dislikes).Concat(People).Concat(Sizes.SelectMany(s => new[] { s?.Size, s?.Of, s?.For })).Concat(Tastes.SelectMany(t => new[] { t?.Brand, t?.For })).Any(t => t is null || t.Length > Longest) ? $"each entry must be text of at most {Longest} characters"
        : Budget is <= 0 or > 1_000_000_000 ? "the budget must be more than 0"
        : null;
}

/// <param name="Size">"10", "M".</param>
/// <param name="Of">Of what: "shoes"; "" for any clothes.</param>
/// <param name="For">Whose: "daughter"; "" for the shopper's own.</param>
public sealed record RememberedSize(string Size, string Of = "", string For = "");

/// <param name="Brand">As the shop writes it.</param>
/// <param name="For">Whose taste it is: "dad".</param>
/// <param name="Dislikes">Whether it is one that they don't like.</param>
public sealed record RememberedTaste(string Brand, string For, bool Dislikes = false);
