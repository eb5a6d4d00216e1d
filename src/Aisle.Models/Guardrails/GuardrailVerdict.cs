namespace Aisle.Models.Guardrails;

/// <summary>A text to assess, and what it is.</summary>
public readonly record struct GuardedText(string Text, TextPart Part = TextPart.Content);

public enum TextPart
{
    /// <summary>What is assessed.</summary>
    Content,

    /// <summary>What an answer must be borne out by; not assessed itself.</summary>
    GroundingSource,

    /// <summary>The question of an answer, for its relevance.</summary>
    Query,
}

/// <summary>What a guardrail found, and what stands in place of the texts.</summary>
public sealed record GuardrailVerdict
{
    public IReadOnlyList<TopicFinding> Topics { get; init; } = [];

    public IReadOnlyList<FilterFinding> Filters { get; init; } = [];

    public IReadOnlyList<WordFinding> Words { get; init; } = [];

    public IReadOnlyList<PiiFinding> Pii { get; init; } = [];

    public IReadOnlyList<RegexFinding> Regexes { get; init; } = [];

    public IReadOnlyList<GroundingFinding> Grounding { get; init; } = [];

    /// <summary>What to hide, by the text it stands in; in order, and no two overlap.</summary>
    public required IReadOnlyList<IReadOnlyList<MaskedSpan>> Masks { get; init; }

    /// <summary>How many characters were looked at.</summary>
    public required int Characters { get; init; }

    /// <summary>The guardrail's message is said in place of all texts.</summary>
    public bool Blocked =>
        Topics.Any(t => t.Detected && t.Action == RuleAction.Block) || Filters.Any(f => f.Detected && f.Action == RuleAction.Block)
        || Words.Any(w => w.Action == RuleAction.Block) || Pii.Any(p => p.Action == RuleAction.Block)
        || Regexes.Any(r => r.Action == RuleAction.Block) || Grounding.Any(g => g.Detected && g.Action == RuleAction.Block);

    public bool Masked => Masks.Any(m => m.Count > 0);

    public bool Intervened => Blocked || Masked;
}

public readonly record struct MaskedSpan(int Start, int Length, string Label)
{
    public int End => Start + Length;

    /// <summary>The text with each span's label, in braces, in its place.</summary>
    public static string Apply(string text, IReadOnlyList<MaskedSpan> spans)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(spans);
        var masked = new System.Text.StringBuilder(text.Length);
        var at = 0;
        foreach (var span in spans)
        {
            masked.Append(text, at, span.Start - at).Append('{').Append(span.Label).Append('}');
            at = span.End;
        }

        return masked.Append(text, at, text.Length - at).ToString();
    }
}

public sealed record TopicFinding(string Name, RuleAction Action, bool Detected);

public sealed record FilterFinding(string Type, Strength Confidence, Strength Strength, RuleAction Action, bool Detected);

/// <param name="Match">As it stands in the rule or list.</param>
/// <param name="List">The managed list it is of; null for a rule's own word.</param>
/// <param name="Action">What was done.</param>
public sealed record WordFinding(string Match, string? List, RuleAction Action);

public sealed record PiiFinding(string Match, string Type, RuleAction Action);

public sealed record RegexFinding(string Name, string Pattern, string Match, RuleAction Action);

public sealed record GroundingFinding(bool Relevance, double Threshold, double Score, RuleAction Action, bool Detected);
