using System.Text.Json.Serialization;
using Aisle.Catalog;
using Aisle.Insight.Evidence;
using Aisle.Insight.Reviews;

namespace Aisle.Assistant.Answering;

/// <summary>
/// The assistant's only output. It knows nothing of HTTP: pages, the terminal, voice and agents render the same events.
/// In JSON each carries its "type". Every number, name and date in it was filled in from a record by code.
/// </summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "type")]
[JsonDerivedType(typeof(TextEvent), "text")]
[JsonDerivedType(typeof(ProductsEvent), "products")]
[JsonDerivedType(typeof(ComparisonEvent), "comparison")]
[JsonDerivedType(typeof(ReviewDigestEvent), "review_digest")]
[JsonDerivedType(typeof(EvidenceEvent), "evidence")]
[JsonDerivedType(typeof(ChoicesEvent), "choices")]
[JsonDerivedType(typeof(ActionEvent), "action")]
[JsonDerivedType(typeof(FollowUpsEvent), "follow_ups")]
[JsonDerivedType(typeof(DoneEvent), "done")]
public abstract record AnswerEvent;

/// <summary>A sentence or two of the answer. Events of this kind follow one another as they stream; a page joins them as paragraphs.</summary>
/// <param name="Text">Plain text.</param>
/// <param name="Citations">Which stretch of it rests on which evidence.</param>
public sealed record TextEvent(string Text, IReadOnlyList<Citation> Citations) : AnswerEvent;

/// <param name="Start">In UTF-16 code units, as JavaScript counts.</param>
/// <param name="Length">In UTF-16 code units.</param>
/// <param name="EvidenceId">An <see cref="EvidenceItem.Id"/> of an <see cref="EvidenceEvent"/> of the same turn.</param>
public sealed record Citation(int Start, int Length, string EvidenceId);

/// <summary>Products found.</summary>
/// <param name="Products">In order; the shopper may say "the second one".</param>
/// <param name="Total">How many match in all.</param>
/// <param name="Conditions">What was understood and is in force, so that it can be shown and undone.</param>
/// <param name="Dropped">Conditions that had to be dropped because nothing met them all; empty as a rule.</param>
public sealed record ProductsEvent(
    IReadOnlyList<ProductCard> Products, int Total, IReadOnlyList<Condition> Conditions, IReadOnlyList<Condition> Dropped) : AnswerEvent;

/// <param name="Key">Stable within a conversation, such as "brand:logitech", "price".</param>
/// <param name="Label">For people: "Brand: Logitech", "Under $50".</param>
/// <param name="Remove">What to say to drop it: "any brand".</param>
public sealed record Condition(string Key, string Label, string Remove);

public sealed record ProductCard
{
    public required string Id { get; init; }

    /// <summary>The variant shown; null where there is none.</summary>
    public string? VariantId { get; init; }

    public required string Title { get; init; }

    public string? Brand { get; init; }

    public string? Url { get; init; }

    public string? Image { get; init; }

    public Money? Price { get; init; }

    /// <summary>Set where the family's variants have different prices: the highest of them.</summary>
    public Money? HighestPrice { get; init; }

    public Money? ListPrice { get; init; }

    public Availability Availability { get; init; }

    public Rating? Rating { get; init; }

    /// <summary>The shown variant's options.</summary>
    public IReadOnlyList<VariantOption> Options { get; init; } = [];

    /// <summary>What it comes in, at most <see cref="Answering.Swatches.Most"/>; empty where its variants do not differ.</summary>
    public IReadOnlyList<Swatch> Swatches { get; init; } = [];

    /// <summary>How many it comes in beyond <see cref="Swatches"/>.</summary>
    public int MoreSwatches { get; init; }

    /// <summary>Why it is here, each from a signal: "under $50", "4.6 of 5 from 212 reviews".</summary>
    public IReadOnlyList<string> Reasons { get; init; } = [];
}

/// <summary>One value that a family comes in, and what a card shows where it is chosen.</summary>
/// <param name="Option">"Color".</param>
/// <param name="Value">"Black".</param>
/// <param name="VariantId">The variant that it leads to.</param>
/// <param name="Image">Its own picture; null where it has none.</param>
/// <param name="Price">Its price.</param>
/// <param name="ListPrice">Before a reduction.</param>
/// <param name="Availability">Its own.</param>
public sealed record Swatch(string Option, string Value, string VariantId, string? Image, Money? Price, Money? ListPrice, Availability Availability);

/// <param name="Products">The columns, two or more.</param>
/// <param name="Rows">Each has one cell a product.</param>
public sealed record ComparisonEvent(IReadOnlyList<ProductCard> Products, IReadOnlyList<ComparisonRow> Rows) : AnswerEvent;

/// <param name="Name">"Price", "Weight".</param>
/// <param name="Cells">In the order of the products; null where the data does not say.</param>
/// <param name="Differs">Whether the cells differ.</param>
public sealed record ComparisonRow(string Name, IReadOnlyList<string?> Cells, bool Differs);

/// <param name="Title">The product's title.</param>
/// <param name="Digest">The counts.</param>
/// <param name="Focus">The aspect that was asked about; null for the whole.</param>
public sealed record ReviewDigestEvent(string Title, ReviewDigest Digest, string? Focus) : AnswerEvent;

/// <summary>What the text rests on. Comes before the text that cites it.</summary>
public sealed record EvidenceEvent(IReadOnlyList<EvidenceItem> Items) : AnswerEvent;

/// <summary>Asks the shopper to narrow down.</summary>
public sealed record ChoicesEvent(string Question, IReadOnlyList<Choice> Choices) : AnswerEvent;

/// <param name="Label">For people.</param>
/// <param name="Say">What choosing it says, as if typed.</param>
public sealed record Choice(string Label, string Say);

/// <summary>Something the assistant may do once the shopper says yes; nothing is done before.</summary>
/// <param name="Action">Such as "add_to_cart".</param>
/// <param name="Label">For people.</param>
/// <param name="ProductId">What it acts on.</param>
/// <param name="VariantId">Which variant; null where there is none.</param>
public sealed record ActionEvent(string Action, string Label, string ProductId, string? VariantId) : AnswerEvent;

/// <summary>What a shopper may want to say next.</summary>
public sealed record FollowUpsEvent(IReadOnlyList<string> Suggestions) : AnswerEvent;

/// <summary>Always the last event of a turn.</summary>
/// <param name="Rung">0 no language model, 1 the shop's own, 2 a hosted one.</param>
/// <param name="Cost">What models cost; null on rung 0.</param>
/// <param name="ElapsedMs">From the turn's arrival.</param>
/// <param name="Answered">Whether the data answered; false for "I don't know" and for what is out of scope.</param>
/// <param name="Trace">What was understood and which tools ran, in order.</param>
public sealed record DoneEvent(int Rung, Money? Cost, double ElapsedMs, bool Answered, IReadOnlyList<TraceStep> Trace) : AnswerEvent;

/// <param name="Step">"intent", "tool".</param>
/// <param name="Detail">Such as "find", "search: wireless mouse, price at most 50".</param>
public sealed record TraceStep(string Step, string Detail);
