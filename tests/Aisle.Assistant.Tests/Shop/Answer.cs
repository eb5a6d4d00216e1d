using Aisle.Assistant.Answering;
using Aisle.Assistant.Conversations;
using Aisle.Insight.Evidence;

namespace Aisle.Assistant.Tests.Shop;

/// <summary>The events of one turn, as a test asks about them.</summary>
internal sealed record Answer(IReadOnlyList<AnswerEvent> Events, Conversation Conversation)
{
    public string Text => string.Join(' ', Events.OfType<TextEvent>().Select(t => t.Text));

    public IReadOnlyList<string> Ids => [.. Events.OfType<ProductsEvent>().SelectMany(p => p.Products).Select(p => p.Id)];

    public ProductsEvent Products => Assert.Single(Events.OfType<ProductsEvent>());

    public ComparisonEvent Comparison => Assert.Single(Events.OfType<ComparisonEvent>());

    public IReadOnlyList<string> Conditions => [.. Events.OfType<ProductsEvent>().SelectMany(p => p.Conditions).Select(c => c.Key)];

    public IReadOnlyList<EvidenceItem> Evidence => [.. Events.OfType<EvidenceEvent>().SelectMany(e => e.Items)];

    public DoneEvent Done => Assert.IsType<DoneEvent>(Events[^1]);

    public string Intent => Done.Trace.First(t => t.Step == "intent").Detail;

    /// <summary>What went wrong, for a test's message.</summary>
    public override string ToString() => $"[{Intent}] {Text} | {string.Join(", ", Ids)} | {string.Join(", ", Conditions)} | {string.Join("; ", Done.Trace.Select(t => t.Detail))}";
}
