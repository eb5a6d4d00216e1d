using Aisle.Catalog;
using Aisle.Insight.Lexicons;
using Aisle.Insight.Text;

namespace Aisle.Insight.Reviews;

/// <summary>What a shopper asks about in words: a known aspect, or words to look for.</summary>
/// <param name="Label">In the shopper's words.</param>
/// <param name="Known">Null for words that no known aspect has.</param>
/// <param name="Stems">The words' stems, in any order; empty for a known aspect.</param>
internal sealed record AskedAspect(string Label, KnownAspect? Known, IReadOnlyList<string> Stems)
{
    private static readonly HashSet<string> Ignored = [.. Lexicon.Lines("common").SelectMany(l => l.Split(' '))];

    private const string ChineseIgnored = "怎么样如何的吗呢么了是不这那个款大家评价人说什好它有没买过用户觉得";

    public static AskedAspect? Parse(string words)
    {
        Word[] all = [.. Words.Of(words)];
        for (var i = 0; i < all.Length; i++)
        {
            // "strap buckle" asks of the buckle: a known aspect must be all that is asked.
            var count = AspectLexicon.At(all, i, out var known);
            if (count == 0 || Told(all[..i]).Count + Told(all[(i + count)..]).Count > 0) continue;
            return new AskedAspect(words[all[i].Start..all[i + count - 1].End].ToLowerInvariant(), known, []);
        }

        var told = Told(all);
        return told.Count == 0 ? null : new AskedAspect(string.Join(told[0].IsHan ? "" : " ", told.Select(t => t.Text)), null, [.. told.Select(t => t.Stem)]);
    }

    /// <summary>The mentions of it in a sentence.</summary>
    public IEnumerable<Mention> In(SentenceNotes sentence, Review review)
    {
        if (Known is not null) return sentence.Mentions.Where(m => m.Known == Known);
        var text = sentence.InTitle ? review.Title : review.Text;
        if (!text.AsSpan(sentence.At.Start, sentence.At.Length).Contains(Stems[0].AsSpan(0, Math.Min(3, Stems[0].Length)), StringComparison.OrdinalIgnoreCase)) return [];
        var words = Words.Of(text, sentence.At.Start, sentence.At.End);
        var at = words.FindIndex(w => w.Term.Stem == Stems[0]);
        if (at < 0 || !Stems.All(stem => words.Exists(w => w.Term.Stem == stem))) return [];
        var reader = new SentenceReader();
        reader.Read(text, sentence.At);
        return [new Mention(Stems[0], Label, null, new Stretch(words[at].Start, words[at].Length), Mention.PolarityOf(reader.Of(at, 1, null)), true, true, words[at].Term.IsHan)];
    }

    private static List<Term> Told(IEnumerable<Word> words) =>
        [.. words.Select(w => w.Term).Where(t => t.IsHan ? !ChineseIgnored.Contains(t.Text, StringComparison.Ordinal) : t.Text.Length > 1 && !Ignored.Contains(t.Text) && !OpinionLexicon.IsOpinion(t))];
}
