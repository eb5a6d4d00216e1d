using System.Globalization;
using System.Text.RegularExpressions;
using Aisle.Catalog;

namespace Aisle.Assistant.Understanding;

/// <summary>
/// Finds what an utterance points at, in this order: several by count ("the first two", "both"), by place, by lead ("the cheapest
/// one"), by name, by pronoun, and at last what is in focus.
/// </summary>
internal static partial class ReferenceReader
{
    private static readonly Cue First = new(@"(the )?(first|top) (?<n>\d|two|three|four|five|few|couple)( of (them|these|those))?( ones| products| items)?", @"前(?<n>[\d两二三四五])[个款件种]?");
    private static readonly Cue Last = new(@"(the )?last (?<n>two|three|2|3)( ones)?", @"(最后|后)(?<n>[23两二三])[个款件种]");
    private static readonly Cue All = new(
        @"both|all (of )?(them|these|those)|all (two|three|four|five|2|3|4|5)|(these|those) (two|three|four|2|3|4)|them( all)?|they|these|those|each( of them| one)?|(which|any|either|one)( one| ones)? of (them|these|those)|which ones?|(the )?two( of them)?|their",
        "两个都|这两[个款]|两[个款]|全部|都|它们|这些|那些|哪[一]?[个款](?!好)|这几[个款]|它俩");
    private static readonly Cue Place = new(
        @"(?<last>the (very )?last( one| product| item)?|last (one|product|item)|(?<=(first|second|third|fourth) and )last)|(the |a )?(?<n>first|1st|second|2nd|third|3rd|fourth|4th|fifth|5th|sixth|6th|seventh|7th|eighth|8th|ninth|tenth)( one| product| item| option| result)?|(number|no|option|product|item|nr|#) ?(?<n>\d{1,2}|one|two|three|four|five)|#(?<n>\d{1,2})|one (?<n>\d)",
        "第(?<n>[一二三四五六七八九十]|[0-9]{1,2})[个款件种]?|(?<last>最后(一)?[个款件种])");
    private static readonly Cue ByPrice = new(@"(the )?(?<cheap>cheap(er|est)|least expensive|less expensive|lowest[- ]priced?)( one| option| product| of (them|these|those))?|(the )?(?<dear>most expensive|more expensive|priciest|dearest|pricier)( one| option| product| of (them|these|those))?", @"(?<cheap>(最|更)?便宜的那[个款])|(?<dear>(最|更)?贵的那[个款])");
    private static readonly Cue Pronoun = new(@"it|its|itself|this|that|the one|this one|that one|the product|this product|this item|the item|the same|same one", "它|这个|那个|这款|那款|这件|那件|该产品|这|此款");
    private static readonly Cue OtherOne = new("the other( one| product| pair)?|another of (the two|them)|the (one|product) before( (it|that|this))?|the (previous|earlier|former) (one|product)|the one i (had|saw|looked at) before", "另(外)?一?[个款件]|之前那[个款]|上一[个款件]");
    private static readonly Cue Middle = new("the (middle|center|centre) one|the one in the middle", "中间(的|那[个款件])");
    private static readonly Cue Here = new("this|this one|this product|this item|here", "这个|这款|这件|此款|这");

    public static References Read(Utterance utterance, Scene scene)
    {
        var shown = scene.Shown;
        if (shown.Count > 0)
        {
            if (First.Match(utterance) is { Success: true } first && Count(first) is var count && count > 1)
            {
                return new(shown.Take(count).ToList(), ReferenceKind.Ordinal);
            }

            if (Last.Match(utterance) is { Success: true } last)
            {
                return new(shown.TakeLast(Count(last)).ToList(), ReferenceKind.Ordinal);
            }

            if (Middle.In(utterance) && shown.Count > 2)
            {
                return new([shown[shown.Count / 2]], ReferenceKind.Ordinal);
            }

            if (Places(utterance, shown) is { } byPlace)
            {
                // "Compare it with the second one", "the first and the Sony".
                var others = Others(Place.Without(utterance), scene);
                return byPlace.Kind == ReferenceKind.BeyondShown ? byPlace : byPlace with { Products = [.. others.Concat(byPlace.Products).Distinct()] };
            }

            if (ByPrice.Match(utterance) is { Success: true } byPrice && Leader(byPrice, shown) is { } leader)
            {
                return new([leader], ReferenceKind.Leading);
            }
        }

        if (OtherOne.In(utterance) && Other(scene) is { } other)
        {
            return new([other], ReferenceKind.Other);
        }

        var named = NameReader.Find(utterance, Candidates(scene));
        if (named.Count > 0)
        {
            var withFocus = scene.Focus is { } focus && Pronoun.In(utterance) && !named.Contains(focus) ? [focus, .. named] : named;
            return new(withFocus, ReferenceKind.Name);
        }

        if (All.In(utterance) && (scene.Compared.Count > 0 && !Whole().IsMatch(utterance.Plain) ? scene.Compared : shown) is { Count: > 0 } all)
        {
            return new(Both().IsMatch(utterance.Plain) ? all.Take(2).ToList() : all, ReferenceKind.All);
        }

        var target = scene.Focus ?? (shown.Count > 0 ? shown[0] : null);
        return target is null ? References.None : new([target], Pronoun.In(utterance) ? ReferenceKind.Pronoun : ReferenceKind.Implied);
    }

    /// <summary>Whether it points at the product in view.</summary>
    public static bool PointsHere(Utterance utterance) => Here.In(utterance);

    /// <summary>The utterance without its ordinals: "the second one" is no aspect.</summary>
    public static Utterance WithoutPlaces(Utterance utterance) => Place.Without(First.Without(utterance));

    /// <summary>The utterance without the words that point in this way.</summary>
    public static Utterance Without(Utterance utterance, ReferenceKind kind) => kind switch
    {
        ReferenceKind.All => All.Without(utterance),
        ReferenceKind.Leading => ByPrice.Without(utterance),
        ReferenceKind.Other => OtherOne.Without(utterance),
        _ => Middle.Without(Last.Without(WithoutPlaces(utterance))),
    };

    public static bool HasPronoun(Utterance utterance) => Pronoun.In(utterance);

    private static References? Places(Utterance utterance, IReadOnlyList<Product> shown)
    {
        var products = new List<Product>();
        var matches = Place.Matches(utterance.Plain);
        foreach (Match match in matches)
        {
            var at = match.Groups["last"].Success ? shown.Count - 1 : Count(match) - 1;
            if (at >= shown.Count)
            {
                return new([], ReferenceKind.BeyondShown);
            }

            if (at >= 0 && !products.Contains(shown[at]))
            {
                products.Add(shown[at]);
            }
        }

        return products.Count > 0 ? new(products, ReferenceKind.Ordinal) : null;
    }

    /// <summary>Of the two that were compared, the one that is not talked of; else what was talked of before.</summary>
    private static Product? Other(Scene scene) =>
        scene.Compared.Count == 2 && scene.Focus is { } focus && scene.Compared.Any(p => p.Id == focus.Id) ? scene.Compared.First(p => p.Id != focus.Id)
        : scene.FocusBefore is { } before && before.Id != scene.Focus?.Id ? before
        : scene.Compared.Count == 2 ? scene.Compared[1]
        : scene is { Shown.Count: 2, Focus: { } one } ? scene.Shown.FirstOrDefault(p => p.Id != one.Id)
        : null;

    private static IEnumerable<Product> Others(Utterance rest, Scene scene)
    {
        var named = NameReader.Find(rest, Candidates(scene));
        return named.Count > 0 ? named : scene.Focus is { } focus && Pronoun.In(rest) ? [focus] : [];
    }

    private static Product? Leader(Match match, IReadOnlyList<Product> shown)
    {
        var priced = shown.Where(p => p.BestOffer() is not null).ToList();
        return match.Groups["cheap"].Success ? priced.MinBy(p => p.BestOffer()!.Price.Amount)
            : priced.MaxBy(p => p.BestOffer()!.Price.Amount);
    }

    private static List<Product> Candidates(Scene scene) =>
        [.. scene.Shown.Concat(scene.Compared).Concat(new[] { scene.Focus, scene.FocusBefore }.OfType<Product>()).DistinctBy(p => p.Id)];

    private static int Count(Match match) => match.Groups["n"].Value switch
    {
        "first" or "1st" or "one" or "一" => 1,
        "second" or "2nd" or "two" or "couple" or "二" or "两" => 2,
        "third" or "3rd" or "three" or "few" or "三" => 3,
        "fourth" or "4th" or "four" or "四" => 4,
        "fifth" or "5th" or "five" or "五" => 5,
        "sixth" or "6th" or "六" => 6,
        "seventh" or "7th" or "七" => 7,
        "eighth" or "8th" or "八" => 8,
        "ninth" or "九" => 9,
        "tenth" or "十" => 10,
        var digits => int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var n) ? n : 0,
    };

    /// <summary>All that is shown, and not only what was compared.</summary>
    [GeneratedRegex(@"\b(all|these (three|four|five|3|4|5))\b|全部|都比", RegexOptions.CultureInvariant)]
    private static partial Regex Whole();

    [GeneratedRegex("both|two|either|两", RegexOptions.CultureInvariant)]
    private static partial Regex Both();
}
