using System.Text.RegularExpressions;
using Aisle.Catalog;
using Aisle.Catalog.Index;
using Aisle.Catalog.Search;

namespace Aisle.Assistant.Understanding;

/// <summary>A change to what was looked for: "cheaper", "only Logitech", "in black", "not Sony", and the undoing of a condition.</summary>
internal static partial class ChangeReader
{
    private static readonly Cue Cheaper = new(
        @"cheaper|less expensive|less pricey|lower[- ]priced?|lower price|more affordable|affordable|too (expensive|pricey|much( money)?|dear)|(cant|cannot) afford (it|this|that|them|these)?|for less( money)?|not (so|that|as) expensive|(so |why is it so )expensive|low(er)? budget|budget is (a bit )?tight|out of my budget|on a budget",
        "便宜(一)?[点些]|更?便宜的?|太贵了?|有点贵|贵了|实惠一?点");
    private static readonly Cue Pricier = new("more expensive|pricier|premium|higher[- ]end|high[- ]end|better quality|more upmarket|higher quality", "贵一?[点些]的?|高端|更高档|质量更?好一?点?的?");
    private static readonly Cue BetterRated = new("(better|higher|good|well|highly|best)[- ](rated|rating|reviewed|reviews|ratings)( ones?)?", "评分(更)?高一?[点些]?的?|评价(更)?好一?[点些]?的?");
    private static readonly Cue Marks = new(
        @"^(sort|sorted|order by|ordered|rank|only|just|not|no|without|except|excluding|exclude|hide|but not|but|in|with|for|from|by|under|below|over|above|between|around|less than|more than|up to|at least|at most|max|maximum|min|within|instead|rather|make it|make that|must (be|have)|should (be|have)|it (should|must|has to|needs to|can) (be|have)|preferably|prefer|available|anything but|other than|i (hate|dont (like|want))|dont (show|want|include|like)|remove|what about|how about|and|or|also|my budget|budget|i (am|m) (a |an )?(size|tall)|size|(some|any)thing|which ones? (are|is|have|has|come)|are there any|do any|show me (the |only |just )?.* ones?$)(?![\w-]).*|.*(?<![\w-])(ones?|first|only|instead|or less|or more|max(imum)?|at most|tops)$|^\W?\d[\d.,]*( ?(dollars?|euros?|pounds?|bucks|usd|eur|gbp))?$",
        "只[要看想]|仅|^(要|换成?|改成?|不要|别|除了|排除)|(以下|以内|以上|左右|之间|不到|不超过)|[的]$|色的?$|不要|不想要|不喜欢");
    private static readonly Cue Allow = new(@"^(?<what>.+?) (is|are|would be|s) (fine|ok|okay|all right|alright|acceptable|also (ok|fine)|good)( too| again| as well| after all)?$|^(allow|include) (?<what>.+?)( again| too)?$", "^(?<what>.+?)(也(可以|行)|也没关系)$");
    private static readonly Cue Drop = new(
        @"^(any|all|other|another|different|whatever|every|either|no( particular| specific| preferred)?) (?<what>[\w&' -]{2,40}?)( (is|are|will be|would be) (also )?(fine|ok|okay|good|possible|welcome)( too| as well| also)?| (will do|works|filter|limit|preference|please))?$|^(remove|drop|forget|clear|ignore|undo|reset|lift|skip|cancel) (the |my |that |about )?(?<what>.{2,40}?)( filter| condition| limit| restriction)?s?$|^(the )?(?<what>[\w -]{2,30}?) (doesnt|does not|dont|do not|isnt|is not|no longer) (matter|important|an issue|a problem)( any ?more| to me)?$|^i (dont|do not) (care|mind) (about |what |which )?(the )?(?<what>.{2,30}?)( it is)?$|^(not|doesnt have to be|dont need|not necessarily) (only|just) (?<what>.+)$|^(?<what>out of stock|sold out) (is|are|too|ones|items)( .*)?$|^also (?<what>out of stock|sold out)$|^without (the )?(?<what>.{2,30}?) (filter|limit|condition|restriction)$|^(show|see|list) .*any (?<what>price|brand|colou?r|size|rating)$|^(?<all>show (me )?(all|everything)( of them)?|(remove|clear|drop) (all )?(the )?(filters|conditions|limits))$",
        "^(不限|任何|任意|随便什么|取消)(?<what>.{1,12}?)(限制|条件)?(都行|都可以)?$|^(?<what>.{1,12}?)(不限|无所谓|不重要|都行|都可以|随便)了?$|^不?只?要?(?<what>缺货)的?(也)?(可以|行)$|^(?<all>取消(所有|全部)(条件|限制)|显示全部|看全部)$");

    private static readonly Cue FirstInOrder = new("(cheapest|lowest.*|highest.*|best.*|newest|latest|top.*|most expensive|priciest) first|sort.*");

    private static readonly (WishConditionKind Kind, Regex Names)[] Slots =
    [
        (WishConditionKind.Price, PriceNames()),
        (WishConditionKind.Brand, BrandNames()),
        (WishConditionKind.Rating, RatingNames()),
        (WishConditionKind.Category, CategoryNames()),
        (WishConditionKind.Availability, AvailabilityNames()),
    ];

    /// <summary>The undoing of a condition, which must be in force: "any brand" is one only where a brand was asked for.</summary>
    public static Intent? ReadDrop(Utterance utterance, Scene scene)
    {
        if (scene.State.Wish is not { } wish)
        {
            return null;
        }

        var conditions = WishCondition.Of(wish.Filters).ToList();
        if (Drop.Match(utterance) is { Success: true } drop)
        {
            if (drop.Groups["all"].Success || drop.Groups["what"].Value is "all" or "everything")
            {
                return new Intent.Find(wish with { Filters = SearchFilters.None, Sort = SearchSort.Relevance }, Refines: true);
            }

            var gone = conditions.Where(c => IsNamed(c, drop.Groups["what"].Value)).ToList();
            if (gone.Count > 0)
            {
                return new Intent.Find(wish with { Filters = gone.Aggregate(wish.Filters, (filters, c) => c.RemoveFrom(filters)) }, Refines: true);
            }
        }

        if (Allow.Match(utterance) is { Success: true } allow
            && conditions.Where(c => c.Excluded && IsNamed(c, allow.Groups["what"].Value)).ToList() is { Count: > 0 } allowed)
        {
            return new Intent.Find(wish with { Filters = allowed.Aggregate(wish.Filters, (filters, c) => c.RemoveFrom(filters)) }, Refines: true);
        }

        return null;
    }

    public static Intent? Read(Utterance utterance, Scene scene)
    {
        if (scene.State.Wish is not { } wish)
        {
            return null;
        }

        Relative? relative = Cheaper.In(utterance) ? Relative.Cheaper : Pricier.In(utterance) ? Relative.Pricier : null;
        if (relative is { } direction)
        {
            return ReadRelative(utterance, scene, wish, direction);
        }

        if (BetterRated.In(utterance) && BetterRated.Without(utterance) is var unrated && Connectives.Trim(FindReader.Strip(unrated).Plain).Length == 0)
        {
            return new Intent.Find(wish with { Filters = wish.Filters with { MinRating = 4 }, Sort = SearchSort.Rating }, Refines: true);
        }

        if (!Marks.In(utterance) || PolicyReader.IsOnPolicy(utterance) || AsksAboutOne(utterance, scene))
        {
            return null;
        }

        var request = RequestReader.Read(ForReading(utterance).Plain, scene.Index);
        return Continues(utterance, request, wish) && (request.HasConditions || request.Words.Length > 0)
            && !(utterance.EndsInQuestionMark && ReferenceReader.HasPronoun(utterance))
            ? new Intent.Find(WishChange.Merge(wish, request), Refines: true)
            : null;
    }

    /// <summary>Whether what is asked goes on from the wish, rather than starting another: it names no other kind of thing.</summary>
    public static bool Continues(Utterance asked, Request request, Wish wish)
    {
        if (request.Words.Length == 0)
        {
            return request.HasConditions;
        }

        var known = wish.Words.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(Plural.Strip).ToHashSet(StringComparer.Ordinal);
        var words = request.Words.Split(' ').Select(Plural.Strip).ToList();
        return words.TrueForAll(known.Contains) || !NamesAThing(request, asked, known);
    }

    private static bool NamesAThing(Request request, Utterance asked, HashSet<string> known)
    {
        // "For running", "with wheels": a purpose or a part, not another thing.
        if (asked.Words is ["for" or "with" or "without" or "in" or "only" or "just" or "not", ..])
        {
            return false;
        }

        var last = Plural.Strip(request.Words.Split(' ')[^1]);
        return !known.Contains(last) && Things.Name(request.Words, request.Index);
    }

    /// <summary>Whether some product has the words of the wish and the new ones together.</summary>
    public static bool Narrows(Wish wish, Request request) => IsMet(WishChange.Merge(wish, request), request.Index);

    /// <summary>Whether some product meets the conditions and has all of the words.</summary>
    internal static bool IsMet(Wish wish, CatalogIndex index)
    {
        var result = index.Search(new SearchQuery { Text = wish.Words, Filters = wish.Filters, Limit = 1, Explain = true }, CancellationToken.None);
        return result.Total > 0 && Coverage.Missing(wish.Words, result).Count == 0;
    }

    private static Intent.Find ReadRelative(Utterance utterance, Scene scene, Wish wish, Relative direction)
    {
        var rest = FindReader.Strip((direction == Relative.Cheaper ? Cheaper : Pricier).Without(utterance));
        var request = RequestReader.Read(rest.Plain, scene.Index);
        if (request.Filters.MaxPrice is not null || request.Filters.MinPrice is not null)
        {
            // "Not too expensive, 30 at most" sets the bound by itself.
            return new Intent.Find(WishChange.Merge(wish, Continues(rest, request, wish) ? request : request with { Words = "" }), Refines: true);
        }

        if (request.Words.Length > 0 && !Continues(rest, request, wish))
        {
            var order = direction == Relative.Cheaper ? SearchSort.PriceAscending : SearchSort.PriceDescending;
            return new Intent.Find(new Wish(request.Words, request.Filters, order), Refines: false);
        }

        var merged = request.Words.Length == 0 || Things.Name(request.Words, scene.Index) ? WishChange.Merge(wish, request with { Words = "" }) : wish;
        var pointed = ReferenceReader.Read(utterance, scene);
        IEnumerable<Product>[] against = pointed is { Kind: ReferenceKind.Ordinal or ReferenceKind.Name, Products.Count: > 0 } ? [pointed.Products]
            : scene.State.FocusIsTalkedOf && scene.Focus is { } focus ? [[focus]]
            : [scene.Shown.Take(3), scene.Shown.Take(1)]; // than the best three; where nothing is, than the best
        var bounds = against.Select(a => WishChange.Bound(merged, direction, a)).OfType<Wish>().ToList();
        var bound = bounds.Find(b => IsMet(b, scene.Index)) ?? (bounds.Count > 0 ? bounds[0] : merged);
        return new Intent.Find(bound, Refines: true, direction);
    }

    /// <summary>"How much is the red one?" ends like a change and is none.</summary>
    private static bool AsksAboutOne(Utterance utterance, Scene scene) => ReferenceReader.Read(utterance, scene).Kind switch
    {
        ReferenceKind.Ordinal or ReferenceKind.BeyondShown => !FirstInOrder.In(utterance),
        ReferenceKind.Name => utterance.Words is ["how" or "what" or "whats" or "is" or "are" or "does" or "can" or "will" or "has" or "why", ..],
        _ => false,
    };

    private static Utterance ForReading(Utterance utterance) => FindReader.Strip(utterance);

    private static bool IsNamed(WishCondition condition, string what)
    {
        what = what.Trim();
        foreach (var (kind, names) in Slots)
        {
            if (names.IsMatch(what))
            {
                return condition.Kind == kind && !condition.Excluded;
            }
        }

        return condition.Values.Any(v => WishCondition.Same(v, what) || WishCondition.Same(Brands.Translate(what), v) || Plain(v) == what)
            || (condition.Kind == WishConditionKind.Attribute && SameName(condition.Name, what));
    }

    private static string Plain(string text) => Utterance.Of(text, Language.English).Plain;

    private static bool SameName(string name, string what) =>
        Names(Plain(name)) is var a && Names(what) is var b && (a == b || a.Split(' ').Contains(b));

    /// <summary>"Colour", "colors", 颜色 are one name.</summary>
    private static string Names(string name) => Plural.Strip(name.Replace("colour", "color", StringComparison.Ordinal)) switch
    {
        "颜色" => "color",
        "尺寸" or "尺码" or "大小" => "size",
        "材质" or "材料" => "material",
        var other => other,
    };

    [GeneratedRegex(@"^((max(imum)? |my )?(price|prices|budget|cost|money)( range)?|价格|价位|预算|价钱)$", RegexOptions.CultureInvariant)]
    private static partial Regex PriceNames();

    [GeneratedRegex("^(brands?|make|maker|manufacturer|品牌|牌子)$", RegexOptions.CultureInvariant)]
    private static partial Regex BrandNames();

    [GeneratedRegex("^(ratings?|stars?|reviews?|评分|评价)$", RegexOptions.CultureInvariant)]
    private static partial Regex RatingNames();

    [GeneratedRegex("^(categor(y|ies)|departments?|kinds?|types?|类别|分类|种类)$", RegexOptions.CultureInvariant)]
    private static partial Regex CategoryNames();

    [GeneratedRegex("^(availability|stock|in stock|out of stock|sold out|库存|缺货|现货)$", RegexOptions.CultureInvariant)]
    private static partial Regex AvailabilityNames();
}
