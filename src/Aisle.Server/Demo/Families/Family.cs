using Aisle.Catalog;
using Aisle.Server.Demo.Writing;

namespace Aisle.Server.Demo.Families;

/// <summary>A product type as written in one file of Content/Families: its models and everything that can be said of them.</summary>
internal sealed record Family
{
    /// <summary>The file's name without its ending: "camping-tent".</summary>
    public required string Key { get; init; }

    /// <summary>How reviewers call one: "tent", "headphones".</summary>
    public required string Noun { get; init; }

    public required string Plural { get; init; }

    /// <summary>Whether one of them is spoken of as they: headphones, jeans.</summary>
    public bool IsPlural { get; init; }

    public required CategoryPath Category { get; init; }

    public string Chinese { get; init; } = "商品";

    public int? WarrantyYears { get; init; }

    /// <summary>What every model comes in, if it does not say otherwise; a model takes some of them.</summary>
    public IReadOnlyList<string> Colors { get; init; } = [];

    public IReadOnlyList<FamilyOption> Options { get; init; } = [];

    /// <summary>Keys of families whose products go with these.</summary>
    public IReadOnlyList<string> Accessories { get; init; } = [];

    /// <summary>Names of the shared aspects that are judged of these too.</summary>
    public IReadOnlyList<string> Also { get; init; } = [];

    /// <summary>What people use it for, as in "I bought this for ...".</summary>
    public IReadOnlyList<string> Uses { get; init; } = [];

    public IReadOnlyList<Model> Models { get; init; } = [];

    /// <summary>The first that fits is the title.</summary>
    public IReadOnlyList<Phrase> Titles { get; init; } = [];

    public IReadOnlyList<Phrase> Bullets { get; init; } = [];

    public IReadOnlyList<Phrase> Description { get; init; } = [];

    public IReadOnlyList<Aspect> Aspects { get; init; } = [];

    public IReadOnlyList<QuestionPhrase> Questions { get; init; } = [];

    /// <summary>SVG elements on a canvas of 200 by 200; see <see cref="Pictures"/> for the colors.</summary>
    public IReadOnlyList<Phrase> Picture { get; init; } = [];
}

/// <summary>A row of the family's table.</summary>
/// <param name="Brand">The first word of its name.</param>
/// <param name="Name">The rest of its name.</param>
/// <param name="Price">In dollars, of its cheapest variant.</param>
/// <param name="Attributes">Its cells, without the empty ones.</param>
/// <param name="Pitch">A sentence of its own that opens the description.</param>
/// <param name="Colors">Where it differs from the family's.</param>
internal sealed record Model(
    string Brand, string Name, decimal Price, IReadOnlyList<ProductAttribute> Attributes, string? Pitch, IReadOnlyList<string> Colors);

/// <summary>What a variant can differ in besides color.</summary>
internal sealed record FamilyOption(string Name, IReadOnlyList<FamilyOptionValue> Values);

/// <param name="Value">As the shopper reads it: "XL", "256 GB".</param>
/// <param name="Extra">Dollars on top of the model's price, or percent of it.</param>
/// <param name="IsPercent">Which of the two.</param>
internal sealed record FamilyOptionValue(string Value, decimal Extra = 0, bool IsPercent = false);

/// <summary>Something that reviewers judge, with what they say by how they found it.</summary>
internal sealed record Aspect(string Name, double Weight, IReadOnlyDictionary<Verdict, IReadOnlyList<Phrase>> Opinions);

internal enum Verdict
{
    Awful,
    Poor,
    Mixed,
    Good,
    Superb,

    /// <summary>Somebody was hurt, or nearly.</summary>
    Danger,
}

/// <param name="Question">What a shopper asks.</param>
/// <param name="Answers">Of others; none where nobody answered.</param>
internal sealed record QuestionPhrase(Phrase Question, IReadOnlyList<Phrase> Answers);
