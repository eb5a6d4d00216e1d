using Aisle.Insight.Reviews;
using Aisle.Insight.Text;

namespace Aisle.Insight.Evidence.Ranking;

/// <summary>
/// Scores each candidate from 0 to 1 in two steps. By rule: how much of what is asked it speaks to, the question's words by rarity among the candidates, the
/// concepts behind them, and whether it holds an answer of the asked kind. Then <see cref="EvidenceModel"/> weighs these signals, and what it learned of words,
/// into the probability that it answers. Where the constants and the model come from: docs/decisions/0013.
/// </summary>
internal static class EvidenceRanker
{
    /// <summary>Below this nothing answers.</summary>
    public const double LeastToAnswer = 0.5;

    private const double LeastSpoken = 0.3;

    /// <summary>The most that a piece can reach that is no answer.</summary>
    private const double NearMiss = 0.475;

    private const double KindBonus = 0.18;
    private const double KindPenalty = 0.08;

    /// <summary>"How many megapixels" is answered by an amount of pixels, be it named or not, and by nothing that lacks one.</summary>
    private const double AskedUnit = 0.36;
    private const double OtherUnit = -0.18;

    private static readonly HashSet<string> LooseConcepts = ["compatibility", "effectiveness", "quality", "ease", "count", "use", "included", "style", "durability", "genuine", "current", "availability"];

    public static EvidenceRanking Rank(string text, IReadOnlyList<EvidenceCandidate> candidates)
    {
        var question = Question.Parse(text);
        var signals = SignalsOf(question, candidates);
        var best = Order(question, signals, ReviewSentences.Weigh(question, signals, EvidenceModel.Shipped.Sums(question, signals)));
        var confidence = best.Length > 0 ? best[0].Score : 0;
        return new EvidenceRanking(best, confidence >= LeastToAnswer, confidence);
    }

    /// <summary>The same ranking with the signals behind it.</summary>
    public static IEnumerable<(RankedEvidence Ranked, EvidenceSignal[] Signals)> Weigh(Question question, IReadOnlyList<EvidenceCandidate> candidates)
    {
        var signals = SignalsOf(question, candidates);
        var rows = EvidenceModel.Shipped.Rows(question, signals);
        var sums = ReviewSentences.Weigh(question, signals, Array.ConvertAll(rows, EvidenceModel.Shipped.Sum));
        return Order(question, signals, sums).Select(r => (r, NamedSignals(signals[r.Candidate], rows[r.Candidate], sums[r.Candidate])));
    }

    private static EvidenceSignal[] NamedSignals(Signals signal, double[] row, double sum) =>
    [
        new("words", signal.TermShare), new("concepts", signal.ConceptShare), new("kind", signal.Kind), new("rule", signal.Score),
        new("linear", row[DenseFeatures.Linear]), new("model", sum),
    ];

    /// <summary>What answers first, then what does not, each by the model's sums.</summary>
    internal static RankedEvidence[] Order(Question question, Signals[] signals, double[] sums) =>
    [
        .. signals
            .Select((signal, i) => new RankedEvidence(i, Math.Min(Logistic(sums[i]), Most(question, signal))))
            .OrderByDescending(r => r.Score >= LeastToAnswer)
            .ThenByDescending(r => sums[r.Candidate])
            .ThenByDescending(r => signals[r.Candidate].Score),
    ];

    private static double Logistic(double sum) => 1 / (1 + Math.Exp(-sum));

    /// <summary>
    /// The model learned from questions that nearly always had an answer among a few texts; of a shop's thousand sentences one may be first and still say
    /// nothing. A sentence that by rule speaks to too little of what is asked, or holds nothing of the kind that is asked, is the nearest, and no answer.
    /// </summary>
    private static double Most(Question question, Signals signal)
    {
        if (signal.Candidate.IsToTheSame(question)) return 1;
        if (signal.Kind <= OtherUnit || IsNumberOfOther(question, signal) || IsNoOpinion(question, signal) || (signal.Kind < 0 && signal.Candidate.IsOfPart(question) && signal.TermShare == 0)) return NearMiss;
        return signal.Candidate.IsAttribute || (signal.Score >= LeastSpoken && signal.Kind >= 0) || (signal.Candidate.Place is not null && AsksOpinion(question) && IsSpoken(question, signal))
            ? 1
            : NearMiss * Math.Min(signal.Score / LeastSpoken, 1);
    }

    /// <summary>"How is the screen?", "is the sound good?", "what about the strap?"; but not "how many straps?".</summary>
    private static bool AsksOpinion(Question question) => question.Form switch
    {
        QuestionForm.Opinion => true,
        QuestionForm.HowMany or QuestionForm.Who => false,
        QuestionForm.YesNo => question.Terms.Any(t => OpinionLexicon.IsOpinion(t.Term)),
        _ => question.Aspects.Count > 0 || question.Terms.Any(t => OpinionLexicon.IsOpinion(t.Term)),
    };

    /// <summary>
    /// Opinions are worded as each reviewer likes, and <see cref="ReviewSentences"/> was fitted on them: they need only speak to what is asked, by a word that carries it ("good"
    /// and "people" do not) or by the aspect.
    /// </summary>
    private static bool IsSpoken(Question question, Signals signal) =>
        question.Weighty.Any(t => signal.Candidate.Has(t) > 0) || (question.Form is QuestionForm.Opinion && signal.Candidate.SpeaksOf(question.Aspects));

    /// <summary>"How many pieces?" is not answered by a number of something that shares no word or concept with it.</summary>
    private static bool IsNumberOfOther(Question question, Signals signal) =>
        question.Form is QuestionForm.HowMany or QuestionForm.HowMuch && question.Unit is null && signal is { TermShare: 0, ConceptShare: 0 };

    /// <summary>"How is the quality?" is not answered by "Match quality: No".</summary>
    private static bool IsNoOpinion(Question question, Signals signal) =>
        question.Form is QuestionForm.Opinion && signal.Candidate.IsAttribute && signal.Candidate.Value is "Yes" or "No" or "yes" or "no";

    internal static Signals[] SignalsOf(Question question, IReadOnlyList<EvidenceCandidate> candidates)
    {
        var read = candidates.Select(c => new ReadCandidate(c)).ToArray();
        var terms = question.Terms.Select(t => (t.Term, Weight: t.Weight * Rarity(t.Term, read))).ToArray();
        var concepts = question.Concepts.GroupBy(c => c.Concept).Select(g => (Concept: g.Key, Weight: g.Max(u => WeightOf(u, question)))).ToArray();
        return [.. read.Select(c => SignalsOf(question, terms, concepts, c))];
    }

    private static Signals SignalsOf(Question question, (Term Term, double Weight)[] terms, (Concept Concept, double Weight)[] concepts, ReadCandidate candidate)
    {
        double termSum = 0, termTotal = 0, conceptSum = 0, conceptTotal = 0;
        foreach (var (term, weight) in terms)
        {
            termTotal += weight;
            termSum += weight * candidate.Has(term);
        }

        foreach (var (concept, weight) in concepts)
        {
            conceptTotal += weight;
            conceptSum += weight * candidate.Has(concept);
        }

        var termShare = termTotal > 0 ? termSum / termTotal : 0;
        var conceptShare = conceptTotal > 0 ? conceptSum / conceptTotal : 0;
        var surest = concepts.Length == 0 ? 0 : concepts.Max(c => Math.Min(c.Weight, 1) * candidate.Has(c.Concept));
        var score = concepts.Length == 0 ? termShare * 0.9 : (0.4 * termShare) + (0.4 * conceptShare) + (0.2 * surest);
        var kind = Kind(question, concepts, candidate);
        var whole = Math.Clamp(score + (score > 0 || kind >= AskedUnit ? kind : 0) + candidate.Prior, 0, 1);
        return new Signals(candidate, termShare, conceptShare, surest, concepts.Length > 0, kind, whole);
    }

    /// <summary>Whether it holds what the question asks for.</summary>
    private static double Kind(Question question, (Concept Concept, double Weight)[] concepts, ReadCandidate candidate)
    {
        if (question.Unit is { } unit) return candidate.Measures(unit) ? AskedUnit : OtherUnit;
        if (question.Form is QuestionForm.HowMany) return candidate.HasNumber ? KindBonus / 2 : -KindPenalty;
        if (question.Form is QuestionForm.HowMuch && question.AsksHowMuch && !candidate.HasNumber) return -KindPenalty;
        var asked = concepts.Where(c => c.Concept.Answer is not null && c.Weight >= 1).Select(c => c.Concept.Answer!).FirstOrDefault();
        if (asked is not null && question.Form is QuestionForm.HowMuch or QuestionForm.What or QuestionForm.Where)
        {
            return !candidate.Holds(asked!) || candidate.SpeaksOfOther(asked!, question) ? -KindPenalty : candidate.IsOfPart(question) ? 0 : KindBonus;
        }

        if (question.Form is QuestionForm.Who && !candidate.NamesSomeone) return -KindPenalty;

        if (question.Form is QuestionForm.Opinion) return Math.Abs(candidate.Opinion) >= 0.5 ? KindBonus : 0;
        return 0;
    }

    private static double WeightOf(ConceptUse use, Question question)
    {
        var weight = LooseConcepts.Contains(use.Concept.Name) ? 0.5 : 1.0;
        // A phrase is surer than a word, save in Chinese, where every word is a phrase of characters.
        return use.Count > 1 && !question.Words[use.At].Term.IsHan ? weight * 1.3 : weight;
    }

    /// <summary>1 for a word that one candidate has, near 0.3 for one that all have, in between by the logarithm.</summary>
    private static double Rarity(Term term, ReadCandidate[] candidates)
    {
        var with = candidates.Count(c => c.Has(term) > 0);
        return 0.3 + (0.7 * Math.Log((candidates.Length + 1.0) / (with + 0.5)) / Math.Log((candidates.Length + 1) / 0.5));
    }
}
