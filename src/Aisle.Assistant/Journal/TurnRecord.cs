using Aisle.Assistant.Answering;
using Aisle.Catalog;
using Aisle.Insight.Evidence;

namespace Aisle.Assistant.Journal;

/// <summary>One turn as the journal keeps it: what was asked, understood, looked up and answered. Personal data is masked before it is written.</summary>
public sealed record TurnRecord
{
    public required DateTimeOffset At { get; init; }

    /// <summary>A hash of the conversation's id, which itself is what lets one speak in it.</summary>
    public required string Conversation { get; init; }

    /// <summary>A hash that is the same for one shopper who agreed to a memory, else for one conversation. It leads back to nobody.</summary>
    public required string Visitor { get; init; }

    /// <summary>What the ids of its events begin with; null where it had none.</summary>
    public string? Name { get; init; }

    /// <summary>"en", "zh".</summary>
    public required string Language { get; init; }

    public required string Asked { get; init; }

    /// <summary>What was understood, such as "find"; several are joined by " + "; "" where the turn failed before.</summary>
    public string Intent { get; init; } = "";

    public required TurnOutcome Outcome { get; init; }

    /// <summary>0 no language model, 1 the shop's own, 2 a hosted one.</summary>
    public int Rung { get; init; }

    /// <summary>What models cost; null on rung 0.</summary>
    public Money? Cost { get; init; }

    public double ElapsedMs { get; init; }

    /// <summary>The product that a question was on; null where it was on none.</summary>
    public string? ProductId { get; init; }

    /// <summary>What an unanswered question asked for; null for every other turn.</summary>
    public QuestionTopic? Topic { get; init; }

    /// <summary>What was looked for and not met; null for every other turn.</summary>
    public UnmetSearch? Missed { get; init; }

    /// <summary>What the shopper thought of the answer; null where they did not say.</summary>
    public TurnOpinion? Opinion { get; init; }

    public required TurnDetail Detail { get; init; }
}

/// <summary>How a turn ended. Stored by number: add at the end.</summary>
public enum TurnOutcome
{
    Answered = 0,

    /// <summary>The data does not say, and the answer said so.</summary>
    Abstained = 1,

    /// <summary>It was not clear what was meant.</summary>
    AskedBack = 2,

    /// <summary>No product meets what was looked for, or only with a condition dropped.</summary>
    NoMatch = 3,

    /// <summary>Not the shop's business, or a topic of its care policy.</summary>
    Refused = 4,

    /// <summary>A fault here.</summary>
    Failed = 5,

    /// <summary>The shopper went away, or on to something else.</summary>
    Stopped = 6,
}

/// <param name="Query">The words.</param>
/// <param name="Dropped">Conditions that had to be given up, as the shopper was told.</param>
public sealed record UnmetSearch(string Query, IReadOnlyList<string> Dropped);

/// <summary>The rest of a turn, for whoever reads one conversation.</summary>
public sealed record TurnDetail
{
    /// <summary>What was understood, beside the intent: words, conditions, products pointed at.</summary>
    public IReadOnlyList<TraceStep> Slots { get; init; } = [];

    /// <summary>Tools that ran, how sure rung 0 was, which models were asked.</summary>
    public IReadOnlyList<TraceStep> Trace { get; init; } = [];

    public IReadOnlyList<CitedEvidence> Evidence { get; init; } = [];

    /// <summary>The answer, a paragraph an event.</summary>
    public IReadOnlyList<string> Answer { get; init; } = [];

    public IReadOnlyList<ShownCard> Cards { get; init; } = [];

    /// <summary>Where the time went, in order.</summary>
    public IReadOnlyList<StageTime> Stages { get; init; } = [];
}

/// <param name="Id">As the answer cites it.</param>
/// <param name="Kind">Of the record.</param>
/// <param name="SourceId">The record.</param>
/// <param name="Title">Its name for people.</param>
/// <param name="Text">What was quoted.</param>
public sealed record CitedEvidence(string Id, EvidenceKind Kind, string SourceId, string Title, string Text);

/// <param name="ProductId">The family.</param>
/// <param name="Title">As shown.</param>
public sealed record ShownCard(string ProductId, string Title);

/// <param name="Stage">"scene", "understanding", "first event", "rest".</param>
/// <param name="Ms">Milliseconds.</param>
public sealed record StageTime(string Stage, double Ms);
