using System.Buffers;
using System.Globalization;
using Aisle.Assistant.Tools;
using Aisle.Assistant.Understanding;
using Aisle.Catalog.Search;

namespace Aisle.Assistant.Answering;

/// <summary>
/// The question that narrows a broad result down best: the facet whose values split the matches most evenly, by Shannon's entropy of
/// the split times the share of matches that it covers. Only values are offered that are understood when said.
/// </summary>
internal static class Narrowing
{
    private const int MostChoices = 5;
    private static readonly SearchValues<char> Signs = SearchValues.Create("()+<>=/");
    private const int MostTried = 8;

    /// <summary>A brand splits well and tells a shopper little of what fits.</summary>
    private const double BrandWorth = 0.6;
    private const double LeastCovered = 0.6;
    private const double MostOverlap = 1.3;

    public static ChoicesEvent? Best(SearchToolResult found, Turn turn, CancellationToken cancellationToken)
    {
        var (facets, of) = turn.Tools.Search.Facets(found.Wish, cancellationToken);
        var inForce = WishCondition.Of(found.Wish.Filters).ToList();
        var best = facets
            .Where(f => f.Name is not ("rating" or "availability" or "category") && !inForce.Exists(c => IsOn(c, f.Name)) && Divides(f, of))
            .Select(f => (Facet: f, Score: Entropy(f, of) * (f.Name == "brand" ? BrandWorth : 1)))
            .Where(f => f.Score > 0)
            .OrderByDescending(f => f.Score)
            .ThenBy(f => f.Facet.Name, StringComparer.Ordinal)
            .Take(MostTried);
        foreach (var (facet, _) in best)
        {
            var choices = Choices(facet, of, turn).Take(MostChoices).ToList();
            if (choices.Count >= 2)
            {
                return new ChoicesEvent(turn.Wording.WhichFacet(facet.Name), choices);
            }
        }

        return null;
    }

    /// <summary>"60 Hz (+" and "50" are fragments of a data sheet, and no answer to a question.</summary>
    private static bool IsWord(string label) => label.Any(char.IsLetter) && !label.AsSpan().ContainsAny(Signs) && label.Count(char.IsLetter) * 2 >= label.Length;

    /// <summary>Whether nearly every match has the property, and just one value of it: "I/O ports" is no question to ask a shopper.</summary>
    private static bool Divides(Facet facet, int total) =>
        facet.Kind == FacetKind.Range || (facet.Values.Sum(v => v.Count) is var sum && sum >= total * LeastCovered && sum <= total * MostOverlap);

    /// <summary>What the facet tells, in bits, over all matches: those without a value tell nothing.</summary>
    internal static double Entropy(Facet facet, int total)
    {
        var counts = facet.Values.Take(8).Select(v => v.Count).Where(c => c > 0).ToList();
        var sum = (double)counts.Sum();
        return counts.Count < 2 || total == 0 ? 0 : Math.Min(1, sum / total) * -counts.Sum(c => c / sum * Math.Log2(c / sum));
    }

    private static IEnumerable<Choice> Choices(Facet facet, int of, Turn turn)
    {
        foreach (var value in facet.Values.Where(v => v.Count > 0 && v.Count < of && v.Label.Length <= 40 && (facet.Kind == FacetKind.Range || IsWord(v.Label))))
        {
            var say = facet.Kind == FacetKind.Range ? Range(facet, value, turn) : turn.Wording.SayValue(facet.Name, value.Label);
            if (say is not null && RequestReader.Read(Utterance.Of(say, turn.Utterance.Language).Plain, turn.Tools.Index).HasConditions)
            {
                yield return new Choice(value.Label, say);
            }
        }
    }

    private static string? Range(Facet facet, FacetValue value, Turn turn) => facet.Name != "price" ? null : (value.Min, value.Max) switch
    {
        ({ } min, { } max) when min > 0 => turn.Wording.SayPrice(Number(min), Number(max)),
        (_, { } max) => turn.Wording.SayPrice(null, Number(max)),
        ({ } min, _) => turn.Wording.SayPrice(Number(min), null),
        _ => null,
    };

    private static string Number(decimal amount) => amount.ToString("0.##", CultureInfo.InvariantCulture);

    private static bool IsOn(WishCondition condition, string facet) =>
        condition.Kind == WishConditionKind.Attribute ? WishCondition.Same(condition.Name, facet) : WishCondition.Same(condition.Kind.ToString(), facet);
}
