using Aisle.Insight.Lexicons;
using Aisle.Insight.Reviews;
using Aisle.Insight.Text;

namespace Aisle.Insight.Evidence;

/// <summary>
/// Scores each candidate from 0 to 1 by how much of what is asked it speaks to: the question's words by rarity among the candidates, the concepts behind
/// them, and whether it holds an answer of the asked kind. The constants were chosen on open development files: see docs/decisions/0005.
/// </summary>
internal static class EvidenceRanker
{
    /// <summary>Below this nothing answers.</summary>
    public const double LeastToAnswer = 0.3;

    private const double KindBonus = 0.18;
    private const double KindPenalty = 0.08;
    private const double Speculation = 0.25;

    private static readonly HashSet<string> LooseConcepts = ["compatibility", "effectiveness", "quality", "ease", "count", "use", "included", "style", "durability", "genuine", "current", "availability"];

    public static EvidenceRanking Rank(string text, IReadOnlyList<EvidenceCandidate> candidates)
    {
        var question = Question.Parse(text);
        var read = candidates.Select(c => new ReadCandidate(c)).ToArray();
        var terms = question.Terms.Select(t => (t.Term, Weight: t.Weight * Rarity(t.Term, read))).ToArray();
        var concepts = question.Concepts.GroupBy(c => c.Concept).Select(g => (Concept: g.Key, Weight: g.Max(u => WeightOf(u, question)))).ToArray();
        var best = read
            .Select((c, i) => new RankedEvidence(i, Score(question, terms, concepts, c)))
            .OrderByDescending(r => r.Score)
            .ToArray();
        var confidence = best.Length > 0 ? best[0].Score : 0;
        return new EvidenceRanking(best, confidence >= LeastToAnswer, confidence);
    }

    private static double Score(Question question, (Term Term, double Weight)[] terms, (Concept Concept, double Weight)[] concepts, ReadCandidate candidate)
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
        if (score > 0) score += Kind(question, concepts, candidate);
        return Math.Clamp(score + candidate.Prior, 0, 1);
    }

    /// <summary>Whether it holds what the question asks for.</summary>
    private static double Kind(Question question, (Concept Concept, double Weight)[] concepts, ReadCandidate candidate)
    {
        if (question.Form is QuestionForm.HowMany) return candidate.HasNumber ? KindBonus / 2 : -KindPenalty;
        var asked = concepts.Where(c => c.Concept.Answer is not null && c.Weight >= 1).Select(c => c.Concept.Answer!).FirstOrDefault();
        if (asked is not null && question.Form is QuestionForm.HowMuch or QuestionForm.What or QuestionForm.Where)
        {
            return candidate.Holds(asked!) ? KindBonus : -KindPenalty;
        }

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

    /// <summary>A candidate taken apart once.</summary>
    private sealed class ReadCandidate
    {
        private static readonly string[] Doubts =
        [
            "don't know", "do not know", "not sure", "no idea", "i'm guessing", "can't say", "i have not tried", "haven't tried", "i am not certain", "don't remember", "can't answer", "i would assume", "不知道", "不清楚", "没用过", "没试过",
        ];

        private readonly EvidenceCandidate _candidate;
        private readonly HashSet<string> _title;
        private readonly HashSet<string> _text;
        private readonly HashSet<Concept> _titleConcepts;
        private readonly HashSet<Concept> _textConcepts;
        private readonly Word[] _words;
        private double? _opinion;

        public ReadCandidate(EvidenceCandidate candidate)
        {
            _candidate = candidate;
            Word[] title = candidate.Kind is EvidenceKind.Attribute or EvidenceKind.Question or EvidenceKind.Offer or EvidenceKind.Rating ? [.. Words.Of(candidate.Title)] : [];
            _words = [.. Words.Of(candidate.Text)];
            _title = [.. title.Select(w => w.Term.Stem)];
            _text = [.. _words.Select(w => w.Term.Stem)];
            _titleConcepts = [.. ConceptLexicon.InText(title).Select(u => u.Concept)];
            _textConcepts = [.. ConceptLexicon.InText(_words).Select(u => u.Concept)];
        }

        private bool IsAttribute => _candidate.Kind is EvidenceKind.Attribute or EvidenceKind.Offer or EvidenceKind.Rating;

        public bool HasNumber => AnswerTypes.HasNumber(_words);

        public double Opinion
        {
            get
            {
                if (_opinion is { } known) return known;
                var reader = new SentenceReader();
                reader.Read(_candidate.Text, new Stretch(0, _candidate.Text.Length));
                _opinion = reader.Opinions.Count > 0 ? reader.Opinions.Max(o => Math.Abs(o.Value)) : 0;
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
                if (Doubts.Any(d => _candidate.Text.Contains(d, StringComparison.OrdinalIgnoreCase))) prior -= Speculation;
                return prior;
            }
        }

        public double Has(Term term) =>
            _title.Contains(term.Stem) ? (IsAttribute ? 1 : 0.7) : _text.Contains(term.Stem) ? (IsAttribute ? 0.8 : 1) : 0;

        public double Has(Concept concept) =>
            _titleConcepts.Contains(concept) ? (IsAttribute ? 1 : 0.7) : _textConcepts.Contains(concept) ? (IsAttribute ? 0.4 : 0.8)
            : AnswerTypes.ClosedKinds.Contains(concept.Answer) && Holds(concept.Answer!) ? 0.4 : 0;

        public bool Holds(string answer) => AnswerTypes.Holds(answer, _words, Measures.In(_candidate.Text, _words), _candidate.Text);
    }
}
