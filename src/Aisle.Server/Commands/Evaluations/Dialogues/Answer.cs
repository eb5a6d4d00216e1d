using System.Globalization;
using Aisle.Assistant.Answering;
using Aisle.Assistant.Rungs;

namespace Aisle.Server.Commands.Evaluations.Dialogues;

/// <summary>The events of one turn, as expectations ask about them.</summary>
internal sealed record Answer(IReadOnlyList<AnswerEvent> Events)
{
    public DoneEvent? Done => Events is [.., DoneEvent done] ? done : null;

    public string Intent => Done?.Trace.LastOrDefault(t => t.Step == "intent")?.Detail ?? "";

    /// <summary>How sure rung 0 was of its answer.</summary>
    public double Confidence => Done?.Trace.LastOrDefault(t => t.Step == Ladder.ConfidenceStep) is { } step ? double.Parse(step.Detail, CultureInfo.InvariantCulture) : 1;

    public string Text => string.Join(' ', Events.OfType<TextEvent>().Select(t => t.Text));

    public IReadOnlyList<string> Cards => [.. Shown.Select(Describe)];

    public IReadOnlyList<decimal> Prices => [.. Shown.Select(c => c.Price?.Amount).OfType<decimal>()];

    public IEnumerable<string> Conditions => Events.OfType<ProductsEvent>().SelectMany(p => p.Conditions).Select(c => c.Key);

    public IEnumerable<string> Compared => Events.OfType<ComparisonEvent>().SelectMany(c => c.Products.Select(Describe).Concat(c.Rows.Select(r => r.Name)));

    public IEnumerable<string> Digests => Events.OfType<ReviewDigestEvent>().Select(d => $"{d.Title}: {d.Focus ?? "all"}");

    public IEnumerable<string> Actions => Events.OfType<ActionEvent>().Select(a => $"{a.Action} {a.ProductId} {a.VariantId}");

    public IEnumerable<string> Evidence => Events.OfType<EvidenceEvent>().SelectMany(e => e.Items).Select(i => $"{i.Kind} {i.SourceId}: {i.Title}");

    public bool Asks => Events.Any(e => e is ChoicesEvent);

    /// <summary>What no script may allow: no last event, or text that cites evidence which was not sent before it.</summary>
    public IEnumerable<string> Faults()
    {
        if (Done is null)
        {
            yield return "does not end with done";
        }

        var sent = new HashSet<string>(StringComparer.Ordinal);
        foreach (var e in Events)
        {
            if (e is EvidenceEvent evidence)
            {
                sent.UnionWith(evidence.Items.Select(i => i.Id));
            }
            else if (e is TextEvent text && text.Citations.Any(c => !sent.Contains(c.EvidenceId) || c.Start < 0 || c.Start + c.Length > text.Text.Length))
            {
                yield return "cites evidence that was not sent";
            }
        }
    }

    /// <summary>One line, for a report.</summary>
    public override string ToString() =>
        $"[{Intent}{(Done?.Answered == false ? ", not answered" : "")}] {Text} | {string.Join("; ", Cards.Take(4))} | {string.Join(", ", Conditions)}";

    private IEnumerable<ProductCard> Shown => Events.OfType<ProductsEvent>().SelectMany(p => p.Products);

    private static string Describe(ProductCard card) => $"{card.Id} {card.Title} [{string.Join(", ", card.Options.Select(o => $"{o.Name}: {o.Value}"))}]";
}
