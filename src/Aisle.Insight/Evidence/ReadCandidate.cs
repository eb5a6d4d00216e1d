using Aisle.Insight.Reviews;
using Aisle.Insight.Text;

namespace Aisle.Insight.Evidence;

/// <summary>A candidate taken apart once.</summary>
internal sealed class ReadCandidate
{
    private const double Speculation = 0.25;

    private static readonly string[] Doubts =
    [
        "don't know", "do not know", "not sure", "no idea", "i'm guessing", "can't say", "i have not tried", "haven't tried", "i am not certain", "don't remember", "can't answer", "i would assume", "不知道", "不清楚", "没用过", "没试过",
    ];

    private readonly EvidenceCandidate _candidate;
    private readonly Word[] _name;
    private readonly HashSet<string> _title;
    private readonly HashSet<string> _text;
    private readonly HashSet<Concept> _titleConcepts;
    private readonly HashSet<Concept> _textConcepts;
    private readonly Word[] _words;
    private HashSet<string>? _stems;
    private Question? _put;
    private (double Strongest, double Whole)? _opinion;
    private HashSet<KnownAspect>? _aspects;

    public ReadCandidate(EvidenceCandidate candidate)
    {
        _candidate = candidate;
        Word[] title = candidate.Kind is EvidenceKind.Attribute or EvidenceKind.Question or EvidenceKind.Offer or EvidenceKind.Rating ? [.. Text.Words.Of(candidate.Title)] : [];
        _name = title;
        _words = [.. Text.Words.Of(candidate.Text)];
        _title = [.. title.Select(w => w.Term.Stem)];
        _text = [.. _words.Select(w => w.Term.Stem)];
        _titleConcepts = [.. ConceptLexicon.InText(title).Select(u => u.Concept)];
        _textConcepts = [.. ConceptLexicon.InText(_words).Select(u => u.Concept)];
    }

    public EvidenceKind Kind => _candidate.Kind;

    public IReadOnlySet<string> Title => _title;

    /// <summary>The stems of all its words, its name's first.</summary>
    public IReadOnlySet<string> Stems => _stems ??= [.. _title, .. _text];

    public IReadOnlySet<string> TextStems => _text;

    public string Value => _candidate.Text;

    public IReadOnlySet<Concept> TitleConcepts => _titleConcepts;

    public ReadOnlySpan<Word> Words => _words;

    /// <summary>Whether it speaks of one of these.</summary>
    public bool SpeaksOf(IReadOnlySet<KnownAspect> aspects) => aspects.Count > 0 && (_aspects ??= AspectLexicon.In(_words)).Overlaps(aspects);

    public bool IsAttribute => _candidate.Kind is EvidenceKind.Attribute or EvidenceKind.Offer or EvidenceKind.Rating;

    /// <summary>Whether it answers this very question, put by another shopper.</summary>
    public bool IsToTheSame(Question question) =>
        _candidate.Kind is EvidenceKind.Question && question.Terms.Count > 0 && !IsUnsure && question.Form == (_put ??= Question.Parse(_candidate.Title)).Form
        && question.Terms.Select(t => t.Term.Stem).ToHashSet(StringComparer.Ordinal).SetEquals(_put.Terms.Select(t => t.Term.Stem));

    public bool HasNumber => AnswerTypes.HasNumber(_words);

    public string SourceId => _candidate.SourceId;

    public PlaceInReview? Place => _candidate.Place;

    /// <summary>The strength of its strongest opinion.</summary>
    public double Opinion => Opinions.Strongest;

    /// <summary>How strongly it says one thing, good or bad, as a whole.</summary>
    public double Stance => Math.Abs(Opinions.Whole);

    private (double Strongest, double Whole) Opinions
    {
        get
        {
            if (_opinion is { } known) return known;
            var reader = new SentenceReader();
            reader.Read(_candidate.Text, new Stretch(0, _candidate.Text.Length));
            _opinion = (reader.Opinions.Select(o => Math.Abs(o.Value)).DefaultIfEmpty().Max(), reader.Whole());
            return _opinion.Value;
        }
    }

    /// <summary>What its kind and wording are worth before the question is known.</summary>
    public double Prior
    {
        get
        {
            double prior = 0;
            if (IsAttribute)
            {
                // Of the parcel and not of the product.
                if (_title.Contains("packag") || _title.Contains("ship")) prior -= 0.15;
                return prior;
            }

            if (_words.Length < 4) prior -= 0.1;
            if (IsUnsure) prior -= Speculation;
            return prior;
        }
    }

    private bool IsUnsure => Doubts.Any(d => _candidate.Text.Contains(d, StringComparison.OrdinalIgnoreCase));

    public double Has(Term term) =>
        _title.Contains(term.Stem) ? (IsAttribute ? 1 : 0.7) : _text.Contains(term.Stem) ? (IsAttribute ? 0.8 : 1) : 0;

    public double Has(Concept concept) =>
        _titleConcepts.Contains(concept) ? (IsAttribute ? 1 : 0.7) : _textConcepts.Contains(concept) ? (IsAttribute ? 0.4 : 0.8)
        : AnswerTypes.ClosedKinds.Contains(concept.Answer) && Holds(concept.Answer!) ? 0.4 : 0;

    /// <summary>Whether prose that holds an answer of the kind speaks of something else: of another thing's amount ("carries up to 300 pounds"), or of materials without saying that it is made of them.</summary>
    public bool SpeaksOfOther(string kind, Question question)
    {
        if (IsAttribute || _candidate.Kind is EvidenceKind.Question) return false;
        if (kind == "material" && !Array.Exists(_words, w => w.Term.Stem is "made" or "make" or "materi" or "built" or "construct" || w.Term.IsHan)) return true;
        return ConceptLexicon.InText(_words).Exists(u => u.Count > 1 && u.Concept.Answer == kind && !question.Concepts.Any(q => q.Concept == u.Concept));
    }

    /// <summary>Whether an attribute's name has words that nobody asked for: "Fabric weight" is not the weight.</summary>
    public bool IsOfPart(Question question) =>
        IsAttribute && ConceptLexicon.InText(_name) is var uses
        && _name.Index().Any(w => !uses.Exists(u => question.Concepts.Any(q => q.Concept == u.Concept) && w.Index >= u.At && w.Index < u.At + u.Count)
            && !Whole.Contains(w.Item.Term.Stem) && !w.Item.Term.IsHan && !question.Words.Any(q => q.Term.Stem == w.Item.Term.Stem));

    /// <summary>Words of a name that do not make it a part's.</summary>
    public static readonly HashSet<string> Whole = ["item", "product", "net", "total", "overal", "gross", "full", "of", "the", "with", "stand", "content", "per", "serv", "unit", "valu"];

    /// <summary>Whether it may say who: an attribute, or prose with "by" or a name within.</summary>
    public bool NamesSomeone => IsAttribute || _words.Skip(1).Any(w => w.Term.Text is "by" || char.IsUpper(_candidate.Text[w.Start]) && w.Length > 1);

    /// <summary>Whether it holds an amount of the quantity, or its name holds the unit: "Sensor resolution (megapixels): 20".</summary>
    public bool Measures(string quantity) =>
        Evidence.Measures.In(_candidate.Text, _words).Exists(a => a.Quantity == quantity)
        || (HasNumber && IsAttribute && Evidence.Measures.UnitIn([.. Text.Words.Of(_candidate.Title)]) == quantity);

    public bool Holds(string answer) => AnswerTypes.Holds(answer, _words, Evidence.Measures.In(_candidate.Text, _words), _candidate.Text);
}
