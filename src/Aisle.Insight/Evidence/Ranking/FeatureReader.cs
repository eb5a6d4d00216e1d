using Aisle.Insight.Text;

namespace Aisle.Insight.Evidence.Ranking;

/// <summary>
/// What <see cref="EvidenceModel"/> weighs, by name. Of a review's sentence the rule's score only, since questions to reviews ask for
/// opinions and those that the model learned from do not; of an attribute also each pair of a question's word and a word of its name,
/// so that "should I drink this at night" can come to mean caffeine.
/// </summary>
internal sealed class FeatureReader(Question question, IReadOnlyList<Signals> all)
{
    /// <summary>A pair of words says less than a signal does, until it is often seen.</summary>
    private const double PairValue = 0.6;

    /// <summary>The rule's own verdict, which the model starts from and corrects: 0.3 by rule is as likely as not, 1 nearly certain.</summary>
    public const string Rule = "rule";

    private const double RuleSlope = 6;
    private const double RuleEven = 0.3;

    private readonly double _bestTerms = all.Select(s => s.TermShare).DefaultIfEmpty().Max();
    private readonly double _bestConcepts = all.Select(s => s.ConceptShare).DefaultIfEmpty().Max();
    private readonly double _bestScore = all.Select(s => s.Score).DefaultIfEmpty().Max();
    private readonly HashSet<string> _terms = [.. question.Terms.Select(t => t.Term.Stem)];
    private readonly HashSet<Concept> _concepts = [.. question.Concepts.Select(c => c.Concept)];
    private readonly string[] _asked = [.. question.Words.Where(w => w.Term.Text.Length > 1).Select(w => w.Term.Stem).Concat(question.Concepts.Select(c => "*" + c.Concept.Name.Replace(' ', '-'))).Distinct()];

    public List<Feature> Of(Signals signals)
    {
        var candidate = signals.Candidate;
        var kind = KindOf(candidate.Kind);
        List<Feature> found = [new(Rule, RuleSlope * (signals.Score - RuleEven)), new(kind, 1), new(kind + ":score", signals.Score)];
        if (candidate.Kind is EvidenceKind.Review) return found;

        Add("answer", 1);
        Add("nothing", signals is { TermShare: 0, ConceptShare: 0 } ? 1 : 0);
        Add("terms", signals.TermShare);
        Add("concepts", signals.ConceptShare);
        Add("surest", signals.Surest);
        Add("score", signals.Score);
        Add("terms-and-concepts", signals.TermShare * signals.ConceptShare);
        Add("terms-alone", signals.HasConcepts ? 0 : signals.TermShare);
        Add("all-terms", signals.TermShare >= 0.99 ? 1 : 0);
        Add("behind-terms", _bestTerms - signals.TermShare);
        Add("behind-concepts", _bestConcepts - signals.ConceptShare);
        Add("behind-score", _bestScore - signals.Score);
        Add("kind-fits", signals.Kind > 0 ? 1 : 0);
        Add("kind-fails", signals.Kind < 0 ? 1 : 0);
        Add("prior", 4 * candidate.Prior);
        Add(kind + ":terms", signals.TermShare);
        Add(question.Form + ":number", candidate.HasNumber ? 0.5 : 0);
        Add(kind + (question.Form is QuestionForm.YesNo ? ":yes-no" : ":open"), 1);
        Add("length", Math.Log(1 + candidate.Words.Length) / 4);
        if (candidate.IsAttribute) AddName(candidate, found);
        else if (candidate.Kind is EvidenceKind.Question) AddQuestion(candidate, found);
        return found;

        void Add(string name, double value)
        {
            if (value != 0) found.Add(new Feature(name, value));
        }
    }

    private void AddName(ReadCandidate candidate, List<Feature> found)
    {
        var name = candidate.Title;
        var shared = (double)name.Count(_terms.Contains);
        found.Add(new("name:asked", shared / Math.Max(1, name.Count)));
        found.Add(new("asked:name", shared / Math.Max(1, _terms.Count)));
        found.Add(new("name:concepts", candidate.TitleConcepts.Count(_concepts.Contains) / (double)Math.Max(1, candidate.TitleConcepts.Union(_concepts).Count())));
        found.Add(new("name:all-asked", name.Count > 0 && shared == name.Count ? 1 : 0));
        foreach (var word in name)
        {
            foreach (var asked in _asked) found.Add(new($"{asked}>{word}", PairValue));
        }
    }

    private void AddQuestion(ReadCandidate candidate, List<Feature> found)
    {
        var shared = (double)candidate.Title.Count(_terms.Contains);
        found.Add(new("question:asked", shared / Math.Max(1, _terms.Count)));
        found.Add(new("question:alike", shared / Math.Max(1, candidate.Title.Union(_terms).Count())));
        if (question.Form is QuestionForm.YesNo && candidate.Words.Length > 0 && candidate.Words[0].Term.Text is "yes" or "no") found.Add(new("question:yes", 1));
    }

    private static string KindOf(EvidenceKind kind) => kind switch
    {
        EvidenceKind.Attribute or EvidenceKind.Offer or EvidenceKind.Rating => "attribute",
        EvidenceKind.Bullet => "bullet",
        EvidenceKind.Question => "question",
        EvidenceKind.Review => "review",
        _ => "text",
    };
}

internal readonly record struct Feature(string Name, double Value);
