using Aisle.Models.Guardrails;
using Aisle.Models.Knowledge;

namespace Aisle.Models.Protocols.Bedrock.AgentRuntime;

/// <summary>A sentence of an answer and the passages that bear it out.</summary>
/// <param name="Start">Of the sentence in the answer, in characters.</param>
/// <param name="Text">The sentence.</param>
/// <param name="Passages">Best first; none where nothing bears it out.</param>
internal sealed record Citation(int Start, string Text, IReadOnlyList<KnowledgePassage> Passages)
{
    private const double BornOut = 0.6;

    /// <summary>By the share of a sentence's words and numbers that a passage has: what a model says of its sources is not asked.</summary>
    public static IEnumerable<Citation> Of(string answer, IReadOnlyList<KnowledgePassage> passages)
    {
        var at = 0;
        foreach (var sentence in Terms.Sentences(answer))
        {
            var text = sentence.Trim();
            if (text.Length > 0 && Terms.Content(text).Any())
            {
                yield return new Citation(
                    at + sentence.IndexOf(text, StringComparison.Ordinal),
                    text,
                    [.. passages.Select(p => (Passage: p, Score: GroundingScore.Grounding(text, p.Text))).Where(p => p.Score >= BornOut).OrderByDescending(p => p.Score).Select(p => p.Passage)]);
            }

            at += sentence.Length;
        }
    }
}
