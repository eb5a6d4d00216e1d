using Aisle.Catalog;
using Aisle.Insight.Text;

namespace Aisle.Insight.Evidence;

/// <summary>Compares an amount in a question with an amount in the data: "under 2 kg" with 1,850 g, "a 15 inch laptop" with 15.6 in.</summary>
internal static class MeasureVerdict
{
    /// <summary>Amounts nearer than this are the same: 15 in is said of 15.1.</summary>
    private const double Tolerance = 0.02;

    private enum Relation
    {
        Same,
        Below,
        Above,

        /// <summary>The thing must hold what is asked: fit a laptop, carry a weight, run for hours.</summary>
        Holds,
    }

    public static YesNo Of(Question question, EvidenceCandidate candidate)
    {
        if (question.Amounts.Count != 1) return YesNo.Unknown;
        var asked = question.Amounts[0];
        if (OfAge(asked, candidate) is var ofAge and not YesNo.Unknown) return ofAge;
        var relation = RelationIn(question);
        var found = AmountsOf(candidate).Where(a => a.Quantity == asked.Quantity).ToList();
        if (found.Count == 0 || !IsAbout(question, candidate, relation)) return YesNo.Unknown;
        // Several amounts ("32 x 20 x 5 cm") bound a "below" by the largest, and answer nothing else.
        var most = found.Max(a => a.Value);
        if (found.Count > 1 && relation is not (Relation.Below or Relation.Holds)) return found.Exists(a => Near(a.Value, asked.Value)) ? YesNo.Yes : YesNo.Unknown;
        return relation switch
        {
            Relation.Below => Decide(most < asked.Value || Near(most, asked.Value)),
            Relation.Above => Decide(most > asked.Value),
            Relation.Holds => Decide(most > asked.Value * (1 - Tolerance)),
            _ => Decide(Near(most, asked.Value)),
        };
    }

    /// <summary>"Recommended age: 3 years" is for a child of 3 or more, "3 - 6 years" for none of 8.</summary>
    private static YesNo OfAge(Amount asked, EvidenceCandidate candidate)
    {
        var title = Words.Of(candidate.Title).ToArray();
        if (asked.Quantity != "duration" || !title.Any(w => w.Term.Text is "age" or "ages")) return YesNo.Unknown;
        var found = AmountsOf(candidate).Where(a => a.Quantity == "duration").ToList();
        if (found.Count == 0) return YesNo.Unknown;
        var unit = found[^1].Value;
        var words = Words.Of(candidate.Text).ToArray();
        double[] numbers = [.. words.Where(w => w.Term.IsNumber).Select(w => Measures.TryNumber(w.Term.Text, out var n) ? n : 0)];
        if (candidate.Value is AttributeValue.Measure || numbers.Length == 1) return Decide(asked.Value >= unit * (1 - Tolerance));
        if (numbers.Length != 2 || numbers[1] <= numbers[0]) return YesNo.Unknown;
        var year = unit / numbers[1];
        return Decide(asked.Value >= numbers[0] * year * (1 - Tolerance) && asked.Value <= numbers[1] * year * (1 + Tolerance));
    }

    private static YesNo Decide(bool yes) => yes ? YesNo.Yes : YesNo.No;

    private static bool Near(double a, double b) => Math.Abs(a - b) <= Tolerance * Math.Max(a, b);

    private static IEnumerable<Amount> AmountsOf(EvidenceCandidate candidate)
    {
        if (candidate.Value is AttributeValue.Measure measure && Measures.TryUnit(measure.Unit, out var quantity, out var factor))
        {
            return [new Amount(quantity, (double)measure.Value * factor, 0, 1)];
        }

        return Measures.In(candidate.Text, Words.Of(candidate.Text).ToArray());
    }

    private static Relation RelationIn(Question question)
    {
        foreach (var word in question.Words)
        {
            switch (word.Term.Text)
            {
                case "under" or "below" or "less" or "lighter" or "smaller" or "shorter" or "thinner" or "narrower" or "within" or "低" or "轻" or "小": return Relation.Below;
                case "over" or "above" or "more" or "heavier" or "larger" or "bigger" or "longer" or "least" or "taller" or "wider" or "超" or "大": return Relation.Above;
                case "fit" or "fits" or "hold" or "holds" or "support" or "supports" or "carry" or "accommodate" or "last" or "lasts" or "handle" or "装" or "放" or "承": return Relation.Holds;
            }
        }

        return Relation.Same;
    }

    /// <summary>
    /// The attribute must be the one that is asked about. For "fit a 15 inch laptop" it names the laptop; the bag's own width answers nothing.
    /// For "is it under 2 kg" it is the product's own weight and not a part's or the parcel's.
    /// </summary>
    private static bool IsAbout(Question question, EvidenceCandidate candidate, Relation relation)
    {
        var title = Words.Of(candidate.Title).ToArray();
        var things = question.Terms.Where(t => t.Weight >= 1 && !question.Amounts.Any(a => question.Words.Skip(a.At).Take(a.Count).Any(w => w.Term == t.Term))).Select(t => t.Term.Stem).ToList();
        var named = title.Count(w => things.Contains(w.Term.Stem));
        if (relation is Relation.Holds) return named > 0 || ConceptLexicon.InText(title).Exists(u => u.Concept.Name is "load capacity" or "battery life" or "capacity" && (u.Concept.Answer == question.Amounts[0].Quantity || question.Concepts.Any(q => q.Concept == u.Concept)));
        if (title.Any(w => w.Term.Stem is "packag" or "ship" or "max" or "maximum" or "capac" or "limit")) return false;
        if (new ReadCandidate(candidate).IsOfPart(question)) return false;
        return things.Count == 0 || named > 0 || ConceptLexicon.InText(title).Exists(u => question.Concepts.Any(q => q.Concept == u.Concept && q.Concept.Answer is not null));
    }
}
