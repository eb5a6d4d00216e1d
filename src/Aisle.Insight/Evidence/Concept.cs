using Aisle.Insight.Lexicons;
using Aisle.Insight.Text;

namespace Aisle.Insight.Evidence;

/// <summary>Something that shoppers ask about in many words, and data answers in others: "how heavy" and "Item weight".</summary>
/// <param name="Name">Such as "weight".</param>
/// <param name="Answer">What an answer holds, such as "weight", a quantity of units.txt, or "colour"; null where nothing is certain.</param>
internal sealed record Concept(string Name, string? Answer);

/// <summary>A concept found in words.</summary>
/// <param name="Concept">Which.</param>
/// <param name="At">The first word.</param>
/// <param name="Count">How many words.</param>
internal readonly record struct ConceptUse(Concept Concept, int At, int Count);

/// <summary>The concepts of concepts.txt, found in questions and in data.</summary>
internal static class ConceptLexicon
{
    private static readonly PhraseTable<List<Concept>> InQuestions = new();
    private static readonly PhraseTable<List<Concept>> InData = new();
    private static readonly Dictionary<string, Concept> FirstByAnswer = new(StringComparer.Ordinal);

    static ConceptLexicon()
    {
        foreach (var line in Lexicon.Lines("concepts"))
        {
            var colon = line.IndexOf(':', StringComparison.Ordinal);
            var head = line[..colon].Split(['[', ']'], StringSplitOptions.TrimEntries);
            var concept = new Concept(head[0], head.Length > 1 ? head[1] : null);
            if (concept.Answer is not null) FirstByAnswer.TryAdd(concept.Answer, concept);
            var parts = line[(colon + 1)..].Split('|');
            foreach (var form in Lexicon.Forms(parts[0]))
            {
                Add(InQuestions, form, concept);
                Add(InData, form, concept);
            }

            foreach (var form in Lexicon.Forms(parts[1])) Add(InQuestions, form, concept);
            foreach (var form in Lexicon.Forms(parts[2])) Add(InData, form, concept);
        }
    }

    /// <summary>The most general concept of an answer's kind, the first that concepts.txt lists.</summary>
    public static Concept? ByAnswer(string answer) => FirstByAnswer.GetValueOrDefault(answer);

    /// <summary>Longest phrases first; the words of one are not looked at again.</summary>
    public static List<ConceptUse> InQuestion(ReadOnlySpan<Word> words) => In(InQuestions, words);

    public static List<ConceptUse> InText(ReadOnlySpan<Word> words) => In(InData, words);

    private static List<ConceptUse> In(PhraseTable<List<Concept>> table, ReadOnlySpan<Word> words)
    {
        var found = new List<ConceptUse>();
        for (var at = 0; at < words.Length;)
        {
            var count = table.Longest(words, at, out var concepts);
            if (count > 0) foreach (var concept in concepts) found.Add(new ConceptUse(concept, at, count));
            at += Math.Max(1, count);
        }

        return found;
    }

    /// <summary>A form may belong to several concepts: "memory" is storage and RAM.</summary>
    private static void Add(PhraseTable<List<Concept>> table, string form, Concept concept)
    {
        var words = Words.Of(form).ToArray();
        if (words.Length == 0) return;
        if (table.Longest(words, 0, out var concepts) == words.Length)
        {
            if (!concepts.Contains(concept)) concepts.Add(concept);
        }
        else
        {
            table.Add(form, [concept]);
        }
    }
}
