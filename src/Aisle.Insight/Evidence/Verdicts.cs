using Aisle.Catalog;
using Aisle.Insight.Reviews;
using Aisle.Insight.Text;

namespace Aisle.Insight.Evidence;

/// <summary>
/// What one candidate says to a yes/no question: yes, no, or that it does not decide. It decides only by the question's own words, never
/// by a word of like meaning: "water resistant" is no yes to "waterproof". A wrong yes is worse than "the data does not say".
/// </summary>
internal sealed class Verdicts(Question question)
{
    /// <summary>How much of what is asked a sentence must hold to speak to it.</summary>
    private const double LeastCovered = 0.75;

    private static readonly HashSet<string> YesWords = ["yes", "true", "y", "included", "supported", "required", "是", "有", "支持", "可以", "能", "含"];
    private static readonly HashSet<string> NoWords = ["no", "false", "n", "none", "not", "without", "否", "无", "不", "没", "没有"];
    private static readonly HashSet<string> Wishes = ["wish", "wished", "if", "hope", "hoping", "should", "希望", "如果", "要是"];
    private static readonly string[] ChineseAlternatives = ["有没有", "是不是", "能不能", "可不可以", "会不会", "要不要", "用不用"];

    private readonly Term[] _core = CoreOf(question);
    private readonly bool _asksForAbsence = AsksForAbsence(question);
    private readonly SentenceReader _reader = new();

    /// <summary>Whether the question can be decided at all.</summary>
    public bool Applies => question.Form is QuestionForm.YesNo && (_core.Length > 0 || question.Amounts.Count > 0);

    public YesNo Of(EvidenceCandidate candidate) => candidate.Kind switch
    {
        _ when !Applies => YesNo.Unknown,
        EvidenceKind.Attribute => OfAttribute(candidate),
        EvidenceKind.Question => OfAnswer(candidate),
        EvidenceKind.Offer or EvidenceKind.Rating => MeasureVerdict.Of(question, candidate),
        _ => OfSentence(candidate.Text),
    };

    private YesNo OfAttribute(EvidenceCandidate candidate)
    {
        if (question.Amounts.Count > 0) return MeasureVerdict.Of(question, candidate);
        var title = Words.Of(candidate.Title);
        var value = Words.Of(candidate.Text);
        var named = _core.Count(t => title.Exists(w => w.Term.Stem == t.Stem));
        var said = candidate.Value is AttributeValue.YesNo known ? (known.Value ? YesNo.Yes : YesNo.No)
            : value.Count is > 0 and <= 3 && NoWords.Contains(value[0].Term.Text) ? YesNo.No
            : value.Count is 1 or 2 && YesWords.Contains(value[0].Term.Text) ? YesNo.Yes
            : YesNo.Unknown;
        if (said is not YesNo.Unknown)
        {
            // "Bluetooth: Yes", "Is dishwasher safe: No": the name must be what is asked, not a part of it.
            var asked = named > 0 && named + _core.Count(t => value.Exists(w => w.Term.Stem == t.Stem)) >= LeastCovered * _core.Length;
            return asked || SharesSureConcept(title) ? Turn(said) : YesNo.Unknown;
        }

        var inValue = _core.Where(t => value.Exists(w => w.Term.Stem == t.Stem)).ToArray();
        if (inValue.Length > 0 && inValue.Length + named >= LeastCovered * _core.Length) return OfSentence(candidate.Title + ": " + candidate.Text);
        return !_asksForAbsence && OtherOfItsKind(title, value) ? YesNo.No : YesNo.Unknown;
    }

    /// <summary>"Is it leather?" and the material is polyester: an attribute that names one of a closed kind denies the others.</summary>
    private bool OtherOfItsKind(List<Word> title, List<Word> value)
    {
        foreach (var kind in AnswerTypes.ClosedKinds)
        {
            if (!_core.All(t => AnswerTypes.Names(kind, t)) || !value.Exists(w => AnswerTypes.Names(kind, w.Term))) continue;
            if (title.Count <= 2 && ConceptLexicon.InText(title.ToArray()).Exists(u => u.Concept.Answer == kind)) return true;
        }

        return false;
    }

    private bool SharesSureConcept(List<Word> title) =>
        ConceptLexicon.InText(title.ToArray()).Exists(u => u.Count == title.Count && u.Count > 1 && question.Concepts.Any(q => q.Concept == u.Concept && q.Count > 1));

    /// <summary>An answer's "Yes" counts only where the question it was given to is the one asked.</summary>
    private YesNo OfAnswer(EvidenceCandidate candidate)
    {
        var asked = Words.Of(candidate.Title);
        var words = Words.Of(candidate.Text);
        var same = _core.Length > 0 && _core.All(t => asked.Exists(w => w.Term.Stem == t.Stem))
            && Question.Parse(candidate.Title) is { Form: QuestionForm.YesNo } other && CoreOf(other).Length <= _core.Length + 2;
        if (same && words.Count > 0)
        {
            var first = words[0].Term.Text;
            if (first is "yes" or "yep" or "yeah" or "yup" or "absolutely" or "definitely" or "correct" or "是" or "可" or "能" or "有" or "会") return YesNo.Yes;
            if (first is "no" or "nope" or "nah" or "unfortunately" or "sorry" or "不" or "没" or "否") return YesNo.No;
        }

        return OfSentence(candidate.Text);
    }

    private YesNo OfSentence(string text)
    {
        if (question.Amounts.Count > 0 || text.AsSpan().TrimEnd().EndsWith("?") || text.EndsWith('？')) return YesNo.Unknown;
        _reader.Read(text, new Stretch(0, text.Length));
        var words = _reader.Words;
        var (covered, denied) = (0, false);
        foreach (var term in _core)
        {
            for (var i = 0; i < words.Length; i++)
            {
                if (words[i].Term.Stem != term.Stem) continue;
                covered++;
                denied |= _reader.IsDenied(i) || (i + 1 < words.Length && words[i + 1].Term.Text is "free" && !_core.Contains(words[i + 1].Term));
                break;
            }
        }

        // "The rain cover is not included": the verb that the question asks with is denied.
        foreach (var (term, _) in question.Terms)
        {
            for (var i = 0; i < words.Length && !denied; i++) denied = words[i].Term.Stem == term.Stem && _reader.IsDenied(i);
        }

        if (covered == 0 || covered < LeastCovered * _core.Length) return YesNo.Unknown;
        foreach (var word in words)
        {
            // "I wish it had Bluetooth" says that it has none; "if it had" says nothing.
            if (Wishes.Contains(word.Term.Text)) return word.Term.Text is "wish" or "希望" ? Turn(YesNo.No) : YesNo.Unknown;
        }

        return Turn(denied ? YesNo.No : YesNo.Yes);
    }

    /// <summary>"Is it free of BPA?" is answered yes by its absence.</summary>
    private YesNo Turn(YesNo said) => !_asksForAbsence ? said : said is YesNo.Yes ? YesNo.No : said is YesNo.No ? YesNo.Yes : said;

    private static Term[] CoreOf(Question question)
    {
        var text = question.Text;
        var ignored = ChineseAlternatives.Where(a => text.Contains(a, StringComparison.Ordinal)).SelectMany(a => a).Select(c => c.ToString()).ToHashSet();
        return [.. question.Terms.Where(t => (t.Weight >= 0.5 || question.Terms.Count == 1) && !ignored.Contains(t.Term.Text) && t.Term.Text is not ("free" or "without" or "不" or "没")).Select(t => t.Term)];
    }

    private static bool AsksForAbsence(Question question) =>
        question.Words.Any(w => w.Term.Text is "free" or "without")
        || (Han.IsIn(question.Text) && !ChineseAlternatives.Any(a => question.Text.Contains(a, StringComparison.Ordinal)) && Enumerable.Range(0, question.Words.Length).Any(i => OpinionLexicon.CueAt(question.Words, i, out var cue) > 0 && cue is Cue.Not));
}
