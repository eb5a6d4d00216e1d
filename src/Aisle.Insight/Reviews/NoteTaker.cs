using Aisle.Catalog;
using Aisle.Insight.Lexicons;
using Aisle.Insight.Text;

namespace Aisle.Insight.Reviews;

/// <summary>Reads one review at a time and notes what it says. One instance is for one thread.</summary>
internal sealed class NoteTaker
{
    /// <summary>A review longer than this is read up to here: nobody's opinion needs more, and text comes from outside.</summary>
    private const int LongestText = 20_000;

    private static readonly HashSet<string> General = [.. Lexicon.Lines("common").Concat(Lexicon.Lines("general-nouns")).SelectMany(l => l.Split(' '))];

    private static readonly HashSet<string> Determiners =
        ["the", "this", "its", "my", "these", "those", "their", "your", "it's", "that", "his", "her", "our", "of", "with", "has", "have", "and"];

    private static readonly HashSet<string> Predicates =
    [
        "is", "are", "was", "were", "isn't", "aren't", "wasn't", "weren't", "has", "have", "had", "looks", "look", "feels", "feel", "felt", "seems", "seem", "works", "work",
        "worked", "fits", "fit", "lasts", "lasted", "broke", "came", "comes", "stays", "holds", "makes", "does", "doesn't", "didn't", "don't", "could", "can", "would", "needs", "started",
    ];

    /// <summary>Said after a noun they are of it and not by themselves.</summary>
    private static readonly HashSet<string> Measures = ["quality", "performance", "size", "speed", "level", "capacity", "design", "colour", "color", "price", "function"];

    private const int MostParts = 3;

    private const double LeastOfWhole = 0.25;

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
        var count = AspectLexicon.At(words, at, out var aspect, out var isTerm);
        if (count == 0 && !IsNoun(words, at)) return 1;
        if (count > 0 && aspect.Nature is AspectNature.Serious)
        {
            // "no smoke", "didn't cause a rash": a denied danger is none.
            if (!_reader.IsDenied(at)) mentions.Add(Known(aspect, words, at, count, Polarity.Negative, true));
            return count;
        }

        if (count > 0 && (!isTerm || words[at].Term.IsHan))
        {
            mentions.Add(Known(aspect, words, at, count, Said(at, count, aspect), isTerm));
            return count;
        }

        var head = count > 0 ? aspect : null;
        if (count == 0 || OpinionLexicon.Opinion(words, at, out _) == 0) (count, head) = Compound(words, at, count, head); // in "recommended seller" the first word is none of the term
        mentions.Add(head is not null
            ? Known(head, words, at, count, Said(at, count, head), true)
            : new Mention(count == 1 ? words[at].Term.Stem : KeyOf(Form(words.Slice(at, count))), Form(words.Slice(at, count)), null, Over(words, at, count), Said(at, count, null), IsNamed(words, at, count), true, false));
        return count;
    }

    /// <summary>Nouns that stand together are one term, and its last one says of what: "screen protector", "power button"; but "camera quality" is the camera's.</summary>
    private static (int Count, KnownAspect? Head) Compound(ReadOnlySpan<Word> words, int at, int count, KnownAspect? head)
    {
        var end = at + Math.Max(count, 1);
        for (var parts = 1; parts < MostParts && end < words.Length && words[end].Start == words[end - 1].End + 1; parts++)
        {
            var next = AspectLexicon.At(words, end, out var aspect, out var isTerm);
            if (next > 0 && isTerm && aspect.Nature is not (AspectNature.Serious or AspectNature.Whole) && !words[end].Term.IsHan)
            {
                if (head is null || !Measures.Contains(words[end].Term.Text)) head = aspect;
                end += next;
            }
            else if (next == 0 && IsNoun(words, end) && !IsParticiple(words[end].Term) && (head is not null || !IsParticiple(words[end - 1].Term)))
            {
                if (head is null || !Measures.Contains(words[end].Term.Text)) head = null;
                end++;
            }
            else
            {
                break;
            }
        }

        return (end - at, head);
    }

    private static Mention Known(KnownAspect aspect, ReadOnlySpan<Word> words, int at, int count, Polarity polarity, bool isTerm) =>
        new(aspect.Label, aspect.Label, aspect, Over(words, at, count), polarity, true, isTerm, words[at].Term.IsHan);

    /// <summary>By the opinions near it; where none is near, by the sentence, if it says one thing only. Of the product as such only what stands beside it: all is said of it somehow.</summary>
    private Polarity Said(int at, int count, KnownAspect? aspect)
    {
        var value = _reader.Of(at, count, aspect);
        if (aspect?.Nature is AspectNature.Whole) return Math.Abs(value) < LeastOfWhole ? Polarity.Neutral : Mention.PolarityOf(value);
        if (Mention.PolarityOf(value) is var near && near != Polarity.Neutral) return near;
        if (_reader.OneSided() is var whole && whole != Polarity.Neutral) return whole;
        return _reader.Fails(at + count) ? Polarity.Negative : Polarity.Neutral;
    }

    /// <summary>The stems of the words of a noun's form.</summary>
    public static string KeyOf(string form) => string.Join(' ', form.Split(' ').Where(word => word.Length > 0).Select(word => Term.Of(word).Stem));

    private static string Form(ReadOnlySpan<Word> words) => words.Length == 1 ? words[0].Term.Text : string.Join(' ', words.ToArray().Select(w => w.Term.Text));

    private static Stretch Over(ReadOnlySpan<Word> words, int at, int count) => new(words[at].Start, words[at + count - 1].End - words[at].Start);

    private static bool IsParticiple(Term term) => term.Text.EndsWith("ed", StringComparison.Ordinal) || term.Text.EndsWith("ing", StringComparison.Ordinal);

    /// <summary>Without a tagger: a word that is no function word, common verb, opinion or number may be a noun.</summary>
    private static bool IsNoun(ReadOnlySpan<Word> words, int at)
    {
        var term = words[at].Term;
        return term.Text.Length > 2 && !term.IsHan && !term.IsNumber && !General.Contains(term.Text) && !OpinionLexicon.IsOpinion(term)
            && !term.Text.EndsWith("ly", StringComparison.Ordinal) && !term.Text.Contains('\'');
    }

    private static bool IsNamed(ReadOnlySpan<Word> words, int at, int count)
    {
        var end = at + count;
        var before = at > 0 ? words[at - 1].Term : null;
        var after = end < words.Length ? words[end].Term : null;
        var praised = before is not null && OpinionLexicon.IsOpinion(before);
        var subject = after is not null && Predicates.Contains(after.Text);
        var determined = before is null || Determiners.Contains(before.Text);
        return (praised && (after is null || !IsNoun(words, end))) || (subject && (determined || praised));
    }
}
