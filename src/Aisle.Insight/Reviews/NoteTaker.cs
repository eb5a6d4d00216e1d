using Aisle.Catalog;
using Aisle.Insight.Lexicons;
using Aisle.Insight.Text;

namespace Aisle.Insight.Reviews;

/// <summary>Reads one review at a time and notes what it says. One instance is for one thread.</summary>
internal sealed class NoteTaker
{
    /// <summary>A review longer than this is read up to here: nobody's opinion needs more, and text comes from outside.</summary>
    private const int LongestText = 20_000;

    private static readonly HashSet<string> Common = [.. Lexicon.Lines("common").SelectMany(l => l.Split(' '))];

    private static readonly HashSet<string> Determiners =
        ["the", "this", "its", "my", "these", "those", "their", "your", "it's", "that", "his", "her", "our", "of", "with", "has", "have", "and"];

    private static readonly HashSet<string> Predicates =
    [
        "is", "are", "was", "were", "isn't", "aren't", "wasn't", "weren't", "has", "have", "had", "looks", "look", "feels", "feel", "felt", "seems", "seem", "works", "work",
        "worked", "fits", "fit", "lasts", "lasted", "broke", "came", "comes", "stays", "holds", "makes", "does", "doesn't", "didn't", "don't", "could", "can", "would", "needs", "started",
    ];

    private readonly SentenceReader _reader = new();

    public ReviewNotes Read(Review review)
    {
        var sentences = new List<SentenceNotes>();
        Read(review.Title, true, sentences);
        Read(review.Text, false, sentences);
        return new ReviewNotes(review.Id, sentences)
        {
            Stars = review.Stars,
            Written = review.WrittenAt is { } at ? DateOnly.FromDateTime(at.UtcDateTime) : null,
            VariantId = review.VariantId,
            Fingerprint = Fingerprints.OfLetters(review.Text),
            Template = Fingerprints.OfTemplate(Words.Of(review.Text, 0, Math.Min(review.Text.Length, LongestText))),
        };
    }

    private void Read(string text, bool isTitle, List<SentenceNotes> found)
    {
        if (text.Length > LongestText) text = text[..LongestText];
        foreach (var sentence in Sentences.Of(text))
        {
            if (!QuotePolicy.IsOpinion(text.AsSpan(sentence.Start, sentence.Length))) continue;
            _reader.Read(text, sentence);
            var mentions = new List<Mention>();
            for (var i = 0; i < _reader.Words.Length;) i += MentionAt(i, mentions);
            found.Add(new SentenceNotes(isTitle, sentence, _reader.Words.Length, (float)_reader.Whole(), mentions));
        }
    }

    /// <summary>Notes what is named here; gives the number of words to go on by.</summary>
    private int MentionAt(int at, List<Mention> mentions)
    {
        var words = _reader.Words;
        var count = AspectLexicon.At(words, at, out var aspect);
        if (count > 0)
        {
            // "no smoke", "didn't cause a rash": a denied danger is none.
            if (aspect.Nature is AspectNature.Serious && _reader.IsDenied(at)) return count;
            if (mentions.Count > 0 && words[at].Term.Text is "quality" or "performance" && mentions[^1].At.End == words[at].Start - 1)
            {
                // "camera quality" is the camera's.
                mentions[^1] = mentions[^1] with { At = new Stretch(mentions[^1].At.Start, words[at].End - mentions[^1].At.Start) };
                return count;
            }

            var value = aspect.Nature is AspectNature.Serious ? -1 : _reader.Of(at, count, aspect);
            mentions.Add(new Mention(aspect.Label, aspect.Label, aspect, Over(words, at, count), Mention.PolarityOf(value), true, words[at].Term.IsHan));
            return count;
        }

        if (!IsNoun(words, at)) return 1;
        mentions.Add(new Mention(words[at].Term.Stem, words[at].Term.Text, null, Over(words, at, 1), Mention.PolarityOf(_reader.Of(at, 1, null)), IsNamed(words, at), false));
        return 1;
    }

    private static Stretch Over(ReadOnlySpan<Word> words, int at, int count) => new(words[at].Start, words[at + count - 1].End - words[at].Start);

    /// <summary>Without a tagger: a word that is no function word, common verb, opinion or number may be a noun.</summary>
    private static bool IsNoun(ReadOnlySpan<Word> words, int at)
    {
        var term = words[at].Term;
        return term.Text.Length > 2 && !term.IsHan && !term.IsNumber && !Common.Contains(term.Text) && !OpinionLexicon.IsOpinion(term)
            && !term.Text.EndsWith("ly", StringComparison.Ordinal) && !term.Text.Contains('\'');
    }

    private static bool IsNamed(ReadOnlySpan<Word> words, int at)
    {
        var before = at > 0 ? words[at - 1].Term : null;
        var after = at + 1 < words.Length ? words[at + 1].Term : null;
        var praised = before is not null && OpinionLexicon.IsOpinion(before);
        var subject = after is not null && Predicates.Contains(after.Text);
        var determined = before is null || Determiners.Contains(before.Text);
        return (praised && (after is null || !IsNoun(words, at + 1))) || (subject && (determined || praised));
    }
}
