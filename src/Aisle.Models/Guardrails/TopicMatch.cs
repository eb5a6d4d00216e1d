namespace Aisle.Models.Guardrails;

/// <summary>
/// Whether a text is about a denied topic, by words alone: a model that understands a definition is not asked. A sentence is about the topic
/// when it has all words of the topic's name (two at least), or most words of one example, or when half of its own words and at least two are words
/// of the name and definition. A paraphrase in other words is not seen, and a definition's "except for" is not understood: write
/// examples in the words that customers use.
/// </summary>
internal sealed class TopicMatch
{
    private const int Fewest = 2;
    private const double OfExample = 0.7;
    private const double OfSentence = 0.5;

    private readonly HashSet<string> _name;
    private readonly List<HashSet<string>> _examples;
    private readonly HashSet<string> _vocabulary;

    public TopicMatch(DeniedTopic topic)
    {
        _name = [.. Terms.Content(topic.Name)];
        _examples = [.. topic.Examples.Select(e => Terms.Content(e).ToHashSet(StringComparer.Ordinal)).Where(e => e.Count >= Fewest)];
        _vocabulary = [.. _name, .. Terms.Content(topic.Definition)];
    }

    public bool IsAbout(string text) => Terms.Sentences(text).Any(IsSentenceAbout);

    private bool IsSentenceAbout(string sentence)
    {
        var words = Terms.Content(sentence).ToHashSet(StringComparer.Ordinal);
        if (words.Count < Fewest)
        {
            return false;
        }

        var shared = words.Count(_vocabulary.Contains);
        return (_name.Count >= Fewest && _name.IsSubsetOf(words))
            || _examples.Any(e => e.Count(words.Contains) is var found && found >= Fewest && found >= OfExample * e.Count)
            || (shared >= Fewest && shared >= OfSentence * words.Count);
    }
}
