using System.Text.RegularExpressions;
using Aisle.Assistant.Understanding;
using Aisle.Catalog;
using Aisle.Catalog.Index;
using Aisle.Insight.Evidence;
using Aisle.Insight.Text;

namespace Aisle.Assistant.Answering.Grounding;

/// <summary>
/// Words that say something of a product are in its evidence of this turn. What only reviewers say is said as theirs. What a yes/no
/// attribute says is not turned round, and who is cheaper or rated higher is checked against the records.
/// </summary>
internal sealed partial class ClaimCheck(FactSheet sheet, Utterance said, CatalogIndex index, IReadOnlyList<string> about)
{
    /// <summary>Words that neither list nor evidence knows, a sentence: more, and it is about something else.</summary>
    private const int MostUnknown = 2;

    /// <summary>Words after "has" or "comes with" that name what is had.</summary>
    private const int Reach = 4;

    private readonly HashSet<string> _said = [.. Words.Of(said.Text).Select(w => w.Term.Stem)];

    public Checked.Cut? Read(SpokenText text)
    {
        var typed = text.Typed;
        var asks = typed.TrimEnd().EndsWith('?') && !text.Facts.Any();
        var hedge = Hedge().Match(typed) is { Success: true } match && !Turns().IsMatch(typed) ? match.Index : int.MaxValue;
        var denies = None().IsMatch(typed);
        var opinions = Reviewers().IsMatch(typed);
        var facts = sheet.Facts.Where(f => (f.About is null || about.Contains(f.About)) && (opinions || f.Source == FactSource.Record)).ToList();
        var carried = facts.SelectMany(f => f.Stems).ToHashSet(StringComparer.Ordinal);
        var words = Words.Of(Translated(typed)).Where(w => !w.Term.IsHan).ToList();
        var had = -1; // the word after which a thing is said to be had
        var unknown = 0;
        for (var i = 0; i < words.Count; i++)
        {
            var stem = words[i].Term.Stem;
            had = Possession.Contains(words[i].Term.Text) ? i : had;
            if (WordLists.Plain.Contains(stem) || words[i].Term.IsNumber)
            {
                continue;
            }

            if (carried.Contains(stem))
            {
                if (Contradiction(stem, words, i, facts) is { } opposite)
                {
                    return new Checked.Cut(CutReason.Contradiction, opposite);
                }

                continue;
            }

            if (asks || words[i].Start > hedge || (denies && sheet.Facts.All(f => f.Holds == false || !f.Stems.Contains(stem))))
            {
                continue;
            }

            var isHad = had >= 0 && i - had <= Reach;
            var isUnknown = !WordLists.Common.Contains(stem) && !_said.Contains(stem);
            unknown += isUnknown ? 1 : 0;
            if (IsFeature(words, i) || isHad || unknown > MostUnknown)
            {
                return new Checked.Cut(CutReason.Claim, words[i].Term.Text);
            }
        }

        return asks ? null : Order(typed, text);
    }

    /// <summary>Which words the shop's records are made of, and which any shop's are.</summary>
    private bool IsFeature(List<Word> words, int at)
    {
        var word = words[at].Term;
        return WordLists.Claims.Contains(word.Stem)
            || index.Vocabulary.FindAttribute(word.Text) is not null
            || index.Vocabulary.FindValues(word.Text).Count > 0
            || (!WordLists.Common.Contains(word.Stem) && ConceptLexicon.InText([words[at]]).Count > 0);
    }

    /// <summary>"It is waterproof" where the record says "Waterproof: No", and the reverse.</summary>
    private static string? Contradiction(string stem, List<Word> words, int at, List<Fact> facts)
    {
        var saying = facts.Where(f => f.Stems.Contains(stem)).ToList();
        if (saying.Count == 0 || saying.Any(f => f.Holds is null) || saying.Select(f => f.Holds).Distinct().Count() > 1)
        {
            return null;
        }

        var negated = words.Take(at).TakeLast(4).Any(w => Negations.Contains(w.Term.Text));
        return negated == saying[0].Holds ? words[at].Term.Text : null;
    }

    /// <summary>"Cheaper", "the best rated": true of the first product named, against the others named, or against all that were found.</summary>
    private Checked.Cut? Order(string typed, SpokenText text)
    {
        if (about.Count == 0)
        {
            return null;
        }

        var first = sheet.Product(about[0])!;
        var others = (text.Named.Count > 1 ? text.Named.Skip(1).Select(h => sheet.Product(h)!) : sheet.Products.Values.Where(k => k != first)).ToList();
        var (price, stars) = (Price(first), first.Product.Rating?.Average);
        var wrong =
            Cheaper().IsMatch(typed) ? price is null || others.Any(o => Price(o) < price)
            : Pricier().IsMatch(typed) ? price is null || others.Any(o => Price(o) > price)
            : BetterRated().IsMatch(typed) && (stars is null || others.Any(o => o.Product.Rating?.Average > stars));
        return wrong ? new Checked.Cut(CutReason.Contradiction, typed.Trim()) : null;
    }

    private static decimal? Price(KnownProduct known) => ProductCards.Of(known.Product, known.VariantId, []).Price?.Amount;

    /// <summary>Chinese words for properties as the catalogue writes them, so that one list of words serves both languages.</summary>
    private string Translated(string typed) => typed.Any(Utterance.IsHan) ? ChineseWords.Translate(typed, index) : typed;

    private static readonly HashSet<string> Possession = new(StringComparer.Ordinal) { "has", "have", "having", "with", "includes", "include", "features", "feature", "offers", "supports", "comes", "made", "provides", "without", "lacks", "fits", "fit", "handles", "runs", "survives", "resists" };

    private static readonly HashSet<string> Negations = new(StringComparer.Ordinal) { "not", "no", "isn't", "aren't", "doesn't", "don't", "without", "lacks", "never", "won't", "can't", "cannot", "wasn't", "neither", "nor" };

    /// <summary>Asks, or says that the data does not tell: then the shopper's own names are no claim.</summary>
    public static bool IsOpen(string typed) => typed.TrimEnd().EndsWith('?') || Hedge().IsMatch(typed);

    [GeneratedRegex(@"\b(does(n['’]t| not)|do(n['’]t| not)|is(n['’]t| not)|not|no) (say|state|tell|mention|list|know|find|have (that|this|any)? ?(information|data|details)|stated|mentioned|listed|information|details)|没有(说明|提到|写|信息)|未说明|不清楚|不知道", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Hedge();

    /// <summary>Says it of no product at all.</summary>
    [GeneratedRegex(@"\b(none|neither) (of|is|are|has|have)\b|都(不|没)", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex None();

    [GeneratedRegex(@"\b(but|though|although|however|yet|still|so)\b|但|不过", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Turns();

    [GeneratedRegex(@"\b(review|reviews|reviewer|reviewers|customers?|buyers?|shoppers?|people|someone|owners?|users?|mention(ed|s)?|praised?|complain(ed|s)?)\b|评价|评论|买家|顾客|用户", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Reviewers();

    [GeneratedRegex(@"\b(cheap(er|est)|less expensive|least expensive|costs? less|lower price|lowest price|(more|most) affordable)\b|更便宜|最便宜", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Cheaper();

    [GeneratedRegex(@"\b(pric(ier|iest)|more expensive|most expensive|costs? more|dear(er|est)|higher price|highest price)\b|更贵|最贵", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Pricier();

    [GeneratedRegex(@"\b(better|best|higher|highest|top)[ -]rat(ed|ing)\b|\brated (higher|highest|better|best)\b|评分(更高|最高)", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex BetterRated();
}
