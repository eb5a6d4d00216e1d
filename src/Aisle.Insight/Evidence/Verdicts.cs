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

    /// <summary>How many words back a "not" may still be meant.</summary>
    private const int FarReach = 8;

    private static readonly HashSet<string> AfterAdjectives =
        [.. "and but or for to in on at as so when if with than because though although enough after even from that this it i by while during yet still since until now too indeed overall though once like you we they my".Split(' ')];

    private static readonly HashSet<string> YesWords = ["yes", "true", "y", "included", "supported", "required", "是", "有", "支持", "可以", "能", "含"];
    private static readonly HashSet<string> NoWords = ["no", "false", "n", "none", "not", "without", "否", "无", "不", "没", "没有"];
    private static readonly HashSet<string> Wishes = ["wish", "wished", "希望"];

    /// <summary>Who writes these does not say that it is so: "may contain milk", "I think it fits".</summary>
    private static readonly HashSet<string> Doubts =
        ["if", "unless", "hope", "hoping", "should", "may", "might", "maybe", "perhaps", "probably", "possibly", "traces", "think", "guess", "assume", "guessing", "supposedly", "unsure", "如果", "要是", "可能", "也许", "大概"];

    /// <summary>Names that say what is not there: "BPA free: Yes".</summary>
    private static readonly HashSet<string> Absences = ["free", "without", "not", "non", "exclud", "unsuit", "incompat"];

    /// <summary>A name that says in what way the thing is there answers only who asks for that: "Batteries required" is no "Batteries included".</summary>
    private static readonly (string Stem, string[] Asks)[] Ways =
    [
        ("requir", ["requir", "need", "take", "use", "run", "must"]), ("need", ["requir", "need", "take", "use", "run", "must"]), ("includ", ["includ", "come", "with", "suppli", "box", "get"]),
        ("option", ["option", "buy"]), ("compat", ["compat", "work", "fit", "use", "connect", "support"]), ("replac", ["replac"]), ("remov", ["remov"]), ("wireless", ["wireless"]),
    ];

    /// <summary>Words of a name that say nothing of what it is.</summary>
    private static readonly HashSet<string> Generic = ["is", "has", "have", "be", "featur", "type", "capabl", "function", "support", "of", "for", "with", "in", "the", "a", "an", "and", "or", "to", "included", "includ", "avail", "safe"];

    /// <summary>Concepts narrow enough that a name of theirs is what a phrase of theirs asks.</summary>
    private static readonly HashSet<string> NarrowConcepts = ["batteries included", "batteries required", "dimmable", "framed", "touchscreen", "microphone"];

    /// <summary>What the shop decides, whatever a reviewer tells of it.</summary>
    private static readonly HashSet<string> ShopConcepts = ["returns", "shipping", "price", "availability", "warranty"];

    private static readonly HashSet<string> SizeLetters = ["xxs", "xs", "s", "m", "l", "xl", "xxl", "xxxl", "small", "medium", "large"];
    private static readonly string[] ChineseAlternatives = ["有没有", "是不是", "能不能", "可不可以", "会不会", "要不要", "用不用"];

    private readonly Term[] _core = CoreOf(question);
    private readonly bool _asksForAbsence = AsksForAbsence(question);
    private readonly Contraries _contraries = Contraries.Of(CoreOf(question));
    private readonly bool _asksForNeed = question.Words.Any(w => w.Term.Stem is "need" or "requir") && !Han.IsIn(question.Text);
    private readonly bool _asksTheShop = question.Concepts.Any(c => ShopConcepts.Contains(c.Concept.Name));
    private readonly HashSet<string> _asked = [.. question.Words.Select(w => w.Term.Stem)];
    private readonly SentenceReader _reader = new();

    /// <summary>Whether the question can be decided at all.</summary>
    public bool Applies => question.Form is QuestionForm.YesNo && (_core.Length > 0 || question.Amounts.Count > 0);

    public YesNo Of(EvidenceCandidate candidate) => candidate.Kind switch
    {
        _ when !Applies => YesNo.Unknown,
        EvidenceKind.Attribute => OfAttribute(candidate),
        EvidenceKind.Question => OfAnswer(candidate),
        EvidenceKind.Review when _asksTheShop => YesNo.Unknown,
        EvidenceKind.Offer or EvidenceKind.Rating => MeasureVerdict.Of(question, candidate),
        _ => OfSentence(candidate.Text),
    };

    private YesNo OfAttribute(EvidenceCandidate candidate)
    {
        if (question.Amounts.Count > 0) return MeasureVerdict.Of(question, candidate);
        Word[] title = [.. Words.Of(candidate.Title)];
        Word[] value = [.. Words.Of(candidate.Text)];
        var absent = title.Any(w => Absences.Contains(w.Term.Stem));
        var named = _core.Count(t => IndexOf(title, t) >= 0);
        if (SaidBy(candidate, value) is var said and not YesNo.Unknown)
        {
            var asked = named > 0 && _core.All(t => IndexOf(title, t) >= 0 || IndexOf(value, t) >= 0) && AsksInThisWay(title);
            // "Machine washable: Yes" says that it is washable; "No" does not say that it is not.
            if (!(asked && (said is YesNo.Yes || IsAllAsked(title))) && !SharesNarrowConcept(title)) return YesNo.Unknown;
            return Turn(absent ? Opposite(said) : said);
        }

        var spoken = _core.Count(t => IndexOf(value, t) >= 0 || IndexOf(title, t) >= 0);
        if (_core.Any(t => IndexOf(value, t) >= 0) && spoken >= LeastCovered * _core.Length)
        {
            var verdict = OfSentence(candidate.Title + ": " + candidate.Text);
            return absent ? Opposite(verdict) : verdict;
        }

        if (AsksWhetherItIsThere(title) && !absent && value.Length > 0 && !NoWords.Contains(value[0].Term.Text) && !IsNothing(candidate.Text)) return Turn(YesNo.Yes);
        if (_contraries.In(value) is var contrary and >= 0 && !absent && value.Length <= MostWordsOfAValue && contrary == 0) return Turn(YesNo.No);
        return !_asksForAbsence && (OtherOfItsKind(title, value) || OtherSize(title, value)) ? YesNo.No : YesNo.Unknown;
    }

    private const int MostWordsOfAValue = 4;

    /// <summary>"Does it have a warranty?" and the warranty is two years: what has a value is there. A number alone may be none of it.</summary>
    private bool AsksWhetherItIsThere(Word[] title) =>
        question.Words is [{ Term.Text: "does" or "do" or "is" or "are" or "has" or "have" }, ..] && question.Words.Any(w => w.Term.Text is "have" or "has" or "there" or "come" or "comes" or "include" or "includes" or "included")
        && title.Length > 0 && _core.Length > 0 && Array.TrueForAll(title, w => _core.Any(t => IndexOf([w], t) >= 0)) && Array.TrueForAll(_core, t => IndexOf(title, t) >= 0);

    private static bool IsNothing(string value) => value.AsSpan().Trim() is "n/a" or "N/A" or "na" or "NA" or "-" or "0" or "?" or "unknown" or "Unknown";

    private static YesNo SaidBy(EvidenceCandidate candidate, Word[] value) =>
        candidate.Value is AttributeValue.YesNo known ? (known.Value ? YesNo.Yes : YesNo.No)
        : value.Length is > 0 and <= 3 && NoWords.Contains(value[0].Term.Text) ? YesNo.No
        : value.Length is 1 or 2 && YesWords.Contains(value[0].Term.Text) ? YesNo.Yes
        : YesNo.Unknown;

    private bool AsksInThisWay(Word[] title) => Ways.All(way => !title.Any(w => w.Term.Stem == way.Stem) || way.Asks.Any(_asked.Contains));

    private bool IsAllAsked(Word[] title) => title.All(w => _asked.Contains(w.Term.Stem) || Generic.Contains(w.Term.Stem) || Absences.Contains(w.Term.Stem) || w.Term.IsHan || _core.Any(t => IndexOf([w], t) >= 0) || _core.Any(t => JoinsWith(title, w, t)));

    /// <summary>The word or two words that are the term: "Wi-Fi" is "wifi", "touchscreen" is the "touch" of "touch screen".</summary>
    private int IndexOf(ReadOnlySpan<Word> words, Term term)
    {
        for (var i = 0; i < words.Length; i++)
        {
            var word = words[i].Term;
            if (word.Stem == term.Stem) return i;
            if (i + 1 < words.Length && term.Text.Length > word.Text.Length && term.Text.StartsWith(word.Text, StringComparison.Ordinal) && word.Text + words[i + 1].Term.Text == term.Text) return i;
            if (word.Text.Length > term.Text.Length && !word.IsHan && IsJoinOf(word.Text, term)) return i;
        }

        return -1;
    }

    private static bool JoinsWith(Word[] title, Word word, Term term) =>
        Array.IndexOf(title, word) is var at && ((at > 0 && title[at - 1].Term.Text + word.Term.Text == term.Text) || (at + 1 < title.Length && word.Term.Text + title[at + 1].Term.Text == term.Text));

    private bool IsJoinOf(string word, Term term)
    {
        for (var i = 1; i < question.Words.Length; i++)
        {
            var (first, second) = (question.Words[i - 1].Term, question.Words[i].Term);
            if ((first == term || second == term) && first.Text.Length + second.Text.Length == word.Length && word.StartsWith(first.Text, StringComparison.Ordinal) && word.EndsWith(second.Text, StringComparison.Ordinal)) return true;
        }

        return false;
    }

    /// <summary>"Is it leather?" and the material is polyester: an attribute that names one of a closed kind denies the others.</summary>
    private bool OtherOfItsKind(Word[] title, Word[] value)
    {
        Term[] rest = [.. _core.Where(t => IndexOf(title, t) < 0)];
        if (rest.Length == 0 || title.Length > 2 || value.Any(w => w.Term.Text is "unisex" or "adult" or "multicolor" or "various" or "assorted")) return false;
        foreach (var kind in AnswerTypes.ClosedKinds)
        {
            if (!rest.All(t => AnswerTypes.Names(kind, t)) || !value.Any(w => AnswerTypes.Names(kind, w.Term))) continue;
            if (rest.Any(t => value.Any(w => AnswerTypes.MayBe(w.Term, t)))) continue;
            if (ConceptLexicon.InText(title).Exists(u => u.Concept.Answer == kind) && (title.Length == 1 || rest.Length < _core.Length || IsWhole(title))) return true;
        }

        return false;
    }

    /// <summary>"Lining material" is not the material; "Fabric type" and "Target gender" are.</summary>
    private static bool IsWhole(Word[] title) => title.All(w => w.Term.Stem is "materi" or "fabric" or "type" or "color" or "main" or "outer" or "gender" or "target" or "item" or "depart" || w.Term.IsHan);

    /// <summary>"Does it come in size 43?", "in XXL?" and the sizes are listed without it.</summary>
    private bool OtherSize(Word[] title, Word[] value)
    {
        if (title.Length > 2 || value.Length < 2 || !title.Any(w => w.Term.Stem is "size")) return false;
        Term[] rest = [.. question.Terms.Select(t => t.Term).Where(t => t.Stem is not ("size" or "come" or "have" or "avail" or "wear" or "women" or "men"))];
        if (rest.Length != 1 || value.Any(w => w.Term.Stem == rest[0].Stem)) return false;
        return (rest[0].IsNumber && _asked.Contains("size") && value.All(w => w.Term.IsNumber)) || (SizeLetters.Contains(rest[0].Text) && value.All(w => SizeLetters.Contains(w.Term.Text)));
    }

    private bool SharesNarrowConcept(Word[] title) =>
        ConceptLexicon.InText(title).Exists(u => u.Count == title.Length && NarrowConcepts.Contains(u.Concept.Name) && question.Concepts.Any(q => q.Concept == u.Concept && IsAllOf(q) && (q.Count > 1 || IsAbbreviated(question.Words[q.At].Term.Text, title))));

    /// <summary>Whether nothing else is asked: a microphone jack is no microphone.</summary>
    private bool IsAllOf(ConceptUse use) => Array.TrueForAll(_core, t => Array.FindIndex(question.Words, w => w.Term == t) is var at && (at < 0 || (at >= use.At && at < use.At + use.Count)));

    /// <summary>"Mic" for "microphone".</summary>
    private static bool IsAbbreviated(string word, Word[] title) => word.Length > 2 && Array.Exists(title, w => w.Term.Text.Length > word.Length && w.Term.Text.StartsWith(word, StringComparison.Ordinal));

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
        var (covered, denied, doubted) = (0, false, false);
        foreach (var term in _core)
        {
            if (IndexOf(words, term) is not (>= 0 and var at) || IsOfAnother(words, at)) continue;
            covered++;
            doubted |= !_reader.IsDenied(at) && IsDeniedFromAfar(words, at);
            denied |= _reader.IsDenied(at) || (at + 1 < words.Length && words[at + 1].Term.Text is "free" && !_asked.Contains("free"));
        }

        if (covered == 0 || covered < LeastCovered * _core.Length) return OfContrary(words);
        if ((doubted && !denied) || (_asksForNeed && !SpeaksOfNeed(words))) return YesNo.Unknown;
        foreach (var word in words)
        {
            // "I wish it had Bluetooth" says that it has none; "if it had" says nothing.
            if (Wishes.Contains(word.Term.Text)) return Turn(YesNo.No);
            if (Doubts.Contains(word.Term.Text)) return YesNo.Unknown;
        }

        return Turn(denied || IsLeftOut(words) ? YesNo.No : YesNo.Yes);
    }

    /// <summary>"Heavy use" and "heavy rain" do not say that it is heavy: an adjective that is asked stands at the end of its clause or before a small word.</summary>
    private bool IsOfAnother(ReadOnlySpan<Word> words, int at) =>
        _core.Length == 1 && OpinionLexicon.IsOpinion(_core[0]) && at + 1 < words.Length && words[at + 1].Start - words[at].End == 1
        && !AfterAdjectives.Contains(words[at + 1].Term.Text);

    /// <summary>"Does not take on colour or smell": a "not" too far away to be sure that it reaches.</summary>
    private static bool IsDeniedFromAfar(ReadOnlySpan<Word> words, int at)
    {
        for (var i = at - 1; i >= Math.Max(0, at - FarReach); i--)
        {
            if (words[i + 1].Start - words[i].End > 1) return false;
            if (OpinionLexicon.CueAt(words, i, out var cue) > 0 && cue is Cue.Not) return true;
        }

        return false;
    }

    /// <summary>"Does it need batteries?" is not answered by a word on the battery.</summary>
    private static bool SpeaksOfNeed(ReadOnlySpan<Word> words)
    {
        foreach (var word in words)
        {
            if (word.Term.Stem is "need" or "requir" or "take" or "run" or "use" or "power" or "without" or "must" or "no") return true;
        }

        return false;
    }

    /// <summary>"The rain cover is not included", "sold separately": the verb that the question asks with is denied, or the thing is not in the box.</summary>
    private bool IsLeftOut(ReadOnlySpan<Word> words)
    {
        for (var i = 0; i < words.Length; i++)
        {
            var stem = words[i].Term.Stem;
            if (stem is "separ" && !_asked.Contains(stem)) return true;
            var isAsked = stem is "includ" or "suppli" or "provid" or "avail" or "part" || question.Terms.Any(t => t.Term.Stem == stem);
            if (isAsked && _reader.IsDenied(i)) return true;
        }

        return false;
    }

    private YesNo OfContrary(ReadOnlySpan<Word> words)
    {
        if (_contraries.In(words) is not (>= 0 and var at) || _reader.IsDenied(at)) return YesNo.Unknown;
        foreach (var word in words)
        {
            if (Wishes.Contains(word.Term.Text) || Doubts.Contains(word.Term.Text)) return YesNo.Unknown;
        }

        return Turn(YesNo.No);
    }

    /// <summary>"Is it free of BPA?" is answered yes by its absence.</summary>
    private YesNo Turn(YesNo said) => _asksForAbsence ? Opposite(said) : said;

    private static YesNo Opposite(YesNo said) => said switch { YesNo.Yes => YesNo.No, YesNo.No => YesNo.Yes, _ => said };

    /// <summary>The words that must be spoken to: those that carry much, without the verbs that any question asks with; where there are none, what there is.</summary>
    private static Term[] CoreOf(Question question)
    {
        var text = question.Text;
        var ignored = ChineseAlternatives.Where(a => text.Contains(a, StringComparison.Ordinal)).SelectMany(a => a).Select(c => c.ToString()).ToHashSet();
        var terms = question.Terms.Where(t => !ignored.Contains(t.Term.Text) && t.Term.Text is not ("free" or "without" or "不" or "没")).ToArray();
        var heavy = terms.Where(t => t.Weight >= 0.5 && !LightVerbs.Contains(t.Term.Stem)).ToArray();
        return [.. (heavy.Length > 0 ? heavy : terms.All(t => LightVerbs.Contains(t.Term.Stem)) ? [] : terms).Select(t => t.Term)];
    }

    private static readonly HashSet<string> LightVerbs = ["contain", "includ", "come", "have", "featur", "offer", "ok", "okay", "possibl", "possibli", "suitabl", "also", "actual", "realli"];

    private static bool AsksForAbsence(Question question) =>
        question.Words.Any(w => w.Term.Text is "free" or "without")
        || (Han.IsIn(question.Text) && !ChineseAlternatives.Any(a => question.Text.Contains(a, StringComparison.Ordinal)) && Enumerable.Range(0, question.Words.Length).Any(i => OpinionLexicon.CueAt(question.Words, i, out var cue) > 0 && cue is Cue.Not));
}
