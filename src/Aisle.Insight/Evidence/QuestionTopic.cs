namespace Aisle.Insight.Evidence;

/// <summary>
/// What a question asks for, so that questions in many wordings count as one: the attribute that would answer it, by the ranking that
/// picks evidence; else the concept that its words name (concepts.txt); else its own words, the weightiest.
/// </summary>
/// <param name="Kind">Which of the three.</param>
/// <param name="Name">The attribute's or the concept's name, or the words.</param>
public sealed record QuestionTopic(TopicKind Kind, string Name)
{
    /// <summary>Surer than an answer has to be: an attribute that is named wrongly sends the shop's people after the wrong data.</summary>
    private const double LeastSure = 0.6;

    /// <summary>Of the best ranked, one whose name speaks of what is asked is taken though it is not as sure.</summary>
    private const int MostRanked = 5;

    /// <summary>Below it are words such as "first", which say little of what is asked.</summary>
    private const double LeastTelling = 0.5;

    private const int MostWords = 3;

    /// <param name="question">As asked, in any supported language.</param>
    /// <param name="attributes">That an answer could stand in, each with a value as products have it.</param>
    public static QuestionTopic Of(string question, IReadOnlyList<(string Name, string Value)> attributes)
    {
        ArgumentNullException.ThrowIfNull(question);
        ArgumentNullException.ThrowIfNull(attributes);
        var read = Question.Parse(question);
        var concepts = read.Concepts.Select(c => c.Concept).ToHashSet();
        var candidates = attributes.Select(a => new EvidenceCandidate(EvidenceKind.Attribute, "", a.Name, a.Value)).ToArray();
        foreach (var ranked in Ranking.EvidenceRanker.Rank(question, candidates).Best.Take(MostRanked))
        {
            if (ranked.Score >= LeastSure || new ReadCandidate(candidates[ranked.Candidate]).TitleConcepts.Overlaps(concepts))
            {
                return new(TopicKind.Attribute, attributes[ranked.Candidate].Name);
            }
        }

        if (read.Concepts.Count > 0)
        {
            return new(TopicKind.Concept, read.Concepts.MaxBy(c => c.Count).Concept.Name);
        }

        var telling = read.Terms.Where(t => t.Weight >= LeastTelling).ToList();
        var weightiest = (telling.Count > 0 ? telling : read.Terms).OrderByDescending(t => t.Weight).Take(MostWords).Select(t => t.Term.Text).ToHashSet(StringComparer.Ordinal);
        var words = read.Terms.Where(t => weightiest.Contains(t.Term.Text)).Select(t => t.Term);
        return new(TopicKind.Words, string.Join(words.All(w => w.IsHan) ? "" : " ", words.Select(w => w.Text)));
    }
}

/// <summary>Stored by number: add at the end.</summary>
public enum TopicKind
{
    Attribute = 0,
    Concept = 1,
    Words = 2,
}
