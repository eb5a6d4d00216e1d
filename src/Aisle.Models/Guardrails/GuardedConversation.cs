using Microsoft.Extensions.AI;

namespace Aisle.Models.Guardrails;

/// <summary>
/// The texts of a call that a guardrail sees. Blocks that the caller marked as guarded are seen alone; where there are none, all that
/// users and tools said. System prompts and the model's own turns are the caller's matter.
/// </summary>
internal sealed class GuardedConversation
{
    /// <summary>In a text's additional properties, where a protocol marks what is guarded: a list of "guard_content", "grounding_source", "query".</summary>
    public const string Qualifiers = "qualifiers";

    private readonly IReadOnlyList<ChatMessage> _messages;
    private readonly List<(AIContent Content, GuardedText Text)> _seen;

    public GuardedConversation(IReadOnlyList<ChatMessage> messages)
    {
        _messages = messages;
        var marked = messages.SelectMany(m => m.Contents).OfType<TextContent>().Select(t => (Content: (AIContent)t, Marks: Marks(t))).Where(t => t.Marks is not null).ToList();
        _seen = marked.Count > 0
            ? [.. marked.Select(t => (t.Content, new GuardedText(((TextContent)t.Content).Text, Part(t.Marks!))))]
            : [.. messages.Where(m => m.Role == ChatRole.User || m.Role == ChatRole.Tool).SelectMany(m => m.Contents).Select(c => (c, new GuardedText(Text(c) ?? ""))).Where(t => t.Item2.Text.Length > 0)];
    }

    public IReadOnlyList<GuardedText> Texts => [.. _seen.Select(s => s.Text)];

    /// <summary>What an answer is held against: the marked sources and question; where no question is marked, the user's last message.</summary>
    public IReadOnlyList<GuardedText> Evidence
    {
        get
        {
            var evidence = _seen.Where(s => s.Text.Part != TextPart.Content).Select(s => s.Text).ToList();
            if (evidence.TrueForAll(e => e.Part != TextPart.Query) && _messages.LastOrDefault(m => m.Role == ChatRole.User) is { } asked)
            {
                evidence.Add(new GuardedText(string.Join('\n', asked.Contents.OfType<TextContent>().Where(t => Marks(t)?.Contains("grounding_source") != true).Select(t => t.Text)), TextPart.Query));
            }

            return evidence;
        }
    }

    /// <summary>The messages with what the verdict hides hidden; the same messages where it hides nothing.</summary>
    public IReadOnlyList<ChatMessage> Masked(GuardrailVerdict verdict)
    {
        if (!verdict.Masked)
        {
            return _messages;
        }

        var replaced = new Dictionary<AIContent, AIContent>(ReferenceEqualityComparer.Instance);
        for (var i = 0; i < _seen.Count; i++)
        {
            if (verdict.Masks[i].Count > 0)
            {
                var (content, text) = _seen[i];
                replaced[content] = With(content, MaskedSpan.Apply(text.Text, verdict.Masks[i]));
            }
        }

        return [.. _messages.Select(m => new ChatMessage(m.Role, [.. m.Contents.Select(c => replaced.GetValueOrDefault(c, c))]) { AdditionalProperties = m.AdditionalProperties })];
    }

    private static List<string>? Marks(TextContent text) =>
        text.AdditionalProperties?.TryGetValue(Qualifiers, out var value) == true ? value as List<string> : null;

    private static TextPart Part(List<string> marks) =>
        marks.Contains("guard_content") ? TextPart.Content
        : marks.Contains("grounding_source") ? TextPart.GroundingSource
        : marks.Contains("query") ? TextPart.Query
        : TextPart.Content;

    private static string? Text(AIContent content) => content switch
    {
        TextContent text => text.Text,
        FunctionResultContent { Result: string text } => text,
        _ => null,
    };

    private static AIContent With(AIContent content, string text) => content is FunctionResultContent result
        ? new FunctionResultContent(result.CallId, text) { Exception = result.Exception }
        : new TextContent(text) { AdditionalProperties = content.AdditionalProperties };
}
