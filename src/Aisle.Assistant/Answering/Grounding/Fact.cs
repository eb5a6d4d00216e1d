using Aisle.Insight.Text;

namespace Aisle.Assistant.Answering.Grounding;

/// <summary>Something that a model was shown this turn and may refer to; it never writes the value itself.</summary>
/// <param name="Reference">What it writes in double braces: "p1.price".</param>
/// <param name="About">The handle of the product that it is on; null for the shop's pages and for counts of what was found.</param>
/// <param name="Carries">The words that rest on it: name and value.</param>
/// <param name="Source">Who says so.</param>
/// <param name="Fill">Makes the slot, and its evidence in the turn's ledger, when it is used; null for text that is no slot.</param>
internal sealed record Fact(string Reference, string? About, string Carries, FactSource Source, Func<EvidenceLedger, Slot>? Fill)
{
    /// <summary>Whether the words around it tell what it is.</summary>
    public Func<string, bool> IsToldBy { get; init; } = _ => true;

    /// <summary>The stems of the words that rest on it.</summary>
    public IReadOnlySet<string> Stems => _stems.Value;

    private readonly Lazy<HashSet<string>> _stems = new(() => [.. Words.Of(Carries).Select(w => w.Term.Stem)]);

    /// <summary>What the model is shown, and the shopper will read.</summary>
    public string Value => Fill?.Invoke(new EvidenceLedger()).Text ?? "";

    /// <summary>What a yes/no attribute says, so that its opposite is not said; null for any other fact.</summary>
    public bool? Holds { get; init; }
}

internal enum FactSource
{
    /// <summary>The shop's own records.</summary>
    Record,

    /// <summary>Reviewers and other shoppers: what only they say is said as theirs.</summary>
    Opinion,
}
