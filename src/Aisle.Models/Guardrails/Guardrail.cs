namespace Aisle.Models.Guardrails;

/// <summary>One version of a guardrail: what it looks for, and what is said in place of what it blocks.</summary>
public sealed record Guardrail
{
    /// <summary>The version that can be changed.</summary>
    public const string Draft = "DRAFT";

    public required string Id { get; init; }

    /// <summary><see cref="Draft"/> or a number from 1.</summary>
    public required string Version { get; init; }

    public required string Name { get; init; }

    public string? Description { get; init; }

    public required string BlockedInput { get; init; }

    public required string BlockedOutput { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public required DateTimeOffset UpdatedAt { get; init; }

    public required GuardrailPolicy Policy { get; init; }
}

/// <summary>The rules of a guardrail.</summary>
public sealed record GuardrailPolicy
{
    public IReadOnlyList<DeniedTopic> Topics { get; init; } = [];

    public IReadOnlyList<ContentFilter> Filters { get; init; } = [];

    public IReadOnlyList<WordRule> Words { get; init; } = [];

    /// <summary>Lists that are kept here; the only one is "PROFANITY".</summary>
    public IReadOnlyList<WordRule> ManagedWords { get; init; } = [];

    public IReadOnlyList<PiiRule> Pii { get; init; } = [];

    public IReadOnlyList<RegexRule> Regexes { get; init; } = [];

    public IReadOnlyList<GroundingRule> Grounding { get; init; } = [];

    public bool IsEmpty => Topics.Count + Filters.Count + Words.Count + ManagedWords.Count + Pii.Count + Regexes.Count + Grounding.Count == 0;
}

/// <summary>Where a text comes from.</summary>
public enum GuardrailSource
{
    Input,
    Output,
}

public enum RuleAction
{
    /// <summary>Say what was found, and change nothing.</summary>
    None,

    /// <summary>Put the kind of what was found in its place.</summary>
    Anonymize,

    /// <summary>Say the guardrail's message in place of the text.</summary>
    Block,
}

/// <summary>What a rule does where it finds something, and whether it looks at all.</summary>
public sealed record RuleUse(RuleAction Action, bool Enabled = true)
{
    public static RuleUse Block { get; } = new(RuleAction.Block);
}

public abstract record GuardrailRule
{
    public RuleUse Input { get; init; } = RuleUse.Block;

    public RuleUse Output { get; init; } = RuleUse.Block;

    public RuleUse For(GuardrailSource source) => source == GuardrailSource.Input ? Input : Output;
}

/// <summary>A subject that is not talked about: <see cref="TopicMatch"/> says how it is known.</summary>
public sealed record DeniedTopic(string Name, string Definition, IReadOnlyList<string> Examples) : GuardrailRule;

public enum Strength
{
    None,
    Low,
    Medium,
    High,
}

/// <param name="Type">HATE, INSULTS, SEXUAL, VIOLENCE, MISCONDUCT or PROMPT_ATTACK.</param>
/// <param name="InputStrength">High acts on low confidence too, low on high confidence only.</param>
/// <param name="OutputStrength">The same for what a model says.</param>
public sealed record ContentFilter(string Type, Strength InputStrength, Strength OutputStrength) : GuardrailRule
{
    public Strength StrengthFor(GuardrailSource source) => source == GuardrailSource.Input ? InputStrength : OutputStrength;
}

/// <param name="Text">A word or phrase, or the name of a managed list.</param>
public sealed record WordRule(string Text) : GuardrailRule;

/// <param name="Type">One of <see cref="PiiEntities.Types"/>.</param>
public sealed record PiiRule(string Type) : GuardrailRule;

/// <param name="Name">Stands in braces where a match is masked.</param>
/// <param name="Pattern">A .NET regular expression that needs no backtracking.</param>
/// <param name="Description">For people.</param>
public sealed record RegexRule(string Name, string Pattern, string? Description) : GuardrailRule;

/// <param name="Relevance">Whether the answer is held against the question; else against the grounding source.</param>
/// <param name="Threshold">From 0 to 0.99; a lower score is found.</param>
/// <param name="Use">What happens then.</param>
public sealed record GroundingRule(bool Relevance, double Threshold, RuleUse Use);
