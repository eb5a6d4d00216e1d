using System.Text.RegularExpressions;
using Aisle.Assistant.Conversations;
using Aisle.Catalog.Search;

namespace Aisle.Assistant.Understanding;

/// <summary>The undoing of what was asked for: "any brand", "the price doesn't matter", "wool is fine", "go back to the red ones".</summary>
internal static partial class UndoReader
{
    private static readonly Cue Allow = new(@"^(?<what>.+?) (is|are|would be|s) (fine|ok|okay|all right|alright|acceptable|also (ok|fine)|good)( too| again| as well| after all)?$|^(allow|include) (?<what>.+?)( again| too)?$", "^(?<what>.+?)(也(可以|行)|也没关系)$");
    private static readonly Cue Drop = new(
        @"^(just |only )?(any|all|other|another|different|whatever|every|either|no( particular| specific| preferred)?) (?<what>[\w&' -]{2,40}?)( (is|are|will be|would be) (also )?(fine|ok|okay|good|possible|welcome)( too| as well| also)?| (will do|works|filter|limit|preference|please))?$|^(?<reset>remove|drop|forget|clear|ignore|undo|reset|lift|skip|cancel|never ?mind|dont worry about|scrap|leave out) (the |my |that |about )?(?<what>.{2,40}?)( filter| condition| limit| restriction)?s?$|^(but |and )?(the )?(?<what>[\w -]{2,30}?) (really )?(doesnt|does not|dont|do not|isnt|is not|no longer) (so |that |really |very |all that )?(matter|count|apply|important|an issue|a problem)( so much| that much)?( any ?more| to me| here| for (this|it|now))*$|^(it )?(doesnt|does not|neednt|need not) (have|need) to be (?<what>.{2,40}?)$|^not necessarily (?<what>.{2,40}?)$|^i (can|could|would|will|might) (also )?(spend|pay|go) (a (bit|little) )?(more|higher)( than (that|this|it))?( for (it|that|a good one))?(?<money>)$|^(?<money>money) (is|s) (no|not an?) (object|issue|problem)$|^i (dont|do not) (care|mind) (about |what |which )?(the )?(?<what>.{2,30}?)( it is)?$|^(not|doesnt have to be|dont need|not necessarily) (only|just) (?<what>.+)$|^(?<what>out of stock|sold out) (is|are|too|ones|items)( .*)?$|^also (?<what>out of stock|sold out)$|^(it|they|that|those) (can|could|may|might) (also |just as well )?be (for |in |a |an )?(?<wide>.{2,40}?)( too| as well| either| also| then)?( i dont (mind|care))?$|^without (the )?(?<what>.{2,30}?) (filter|limit|condition|restriction)$|^(show|see|list) .*any (?<what>price|brand|colou?r|size|rating)$|^(?<all>show (me )?(all|everything)( of them)?|(remove|clear|drop) (all )?(the )?(filters|conditions|limits))$",
        "^(不限|任何|任意|随便什么|取消)(?<what>.{1,12}?)(限制|条件)?(都行|都可以)?$|^(?<what>.{1,12}?)(不限|无所谓|不重要|都行|都可以|随便)了?$|^不?只?要?(?<what>缺货)的?(也)?(可以|行)$|^(?<all>取消(所有|全部)(条件|限制)|显示全部|看全部)$");

    private static readonly Cue Back = new(
        @"^(lets |can (we|you) |please |ok )*(go|take me|come|switch|back)( back)? to (the |those |my )?(?<what>.{2,40}?)( ones?| results?| list)?( please| again)?$|^(?<what>)(lets |please |ok )*(go back|back|undo( that| it| this| the last( one)?)?|take (that|it) back|(the )?(previous|earlier|last) (results?|list|ones|search|page)|show (me )?the (previous|earlier|last|first) (ones|results|list) again)( please| again)?$",
        "^(返回|回到|撤销)(上一步|之前的?|刚才的?)?(?<what>.{0,8}?)(的|那些|结果)?$");

    private static readonly (WishConditionKind Kind, Regex Names)[] Slots =
    [
        (WishConditionKind.Price, PriceNames()),
        (WishConditionKind.Brand, BrandNames()),
        (WishConditionKind.Rating, RatingNames()),
        (WishConditionKind.Category, CategoryNames()),
        (WishConditionKind.Availability, AvailabilityNames()),
    ];

    /// <summary>The undoing of a condition, which must be in force: "any brand" is one only where a brand was asked for.</summary>
    public static Intent? Read(Utterance utterance, Scene scene)
    {
        if (scene.State.Wish is not { } wish)
        {
            return null;
        }

        var conditions = WishCondition.Of(wish.Filters).ToList();
        if (Drop.Match(utterance) is { Success: true } drop)
        {
            if (drop.Groups["money"].Success)
            {
                return conditions.Find(c => c.Kind == WishConditionKind.Price) is { } price
                    ? new Intent.Find(wish with { Filters = price.RemoveFrom(wish.Filters) }, Refines: true)
                    : null;
            }

            if (drop.Groups["wide"].Success)
            {
                return Widened(wish, drop.Groups["wide"].Value, conditions, scene);
            }

            if (drop.Groups["all"].Success || drop.Groups["what"].Value is "all" or "everything")
            {
                return new Intent.Find(wish with { Filters = SearchFilters.None, Sort = SearchSort.Relevance }, Refines: true);
            }

            var gone = conditions.Where(c => IsNamed(c, drop.Groups["what"].Value)).ToList();
            gone = gone.Count > 0 ? gone : [.. conditions.Where(c => c.Excluded && IsNamed(c with { Excluded = false }, drop.Groups["what"].Value))]; // "not Kordo", then "the brand doesn't matter"
            if (gone.Count > 0)
            {
                return new Intent.Find(wish with { Filters = gone.Aggregate(wish.Filters, (filters, c) => c.RemoveFrom(filters)) }, Refines: true);
            }

            if (WithoutWords(wish, drop.Groups["what"].Value) is { } fewer)
            {
                return new Intent.Find(fewer, Refines: true);
            }

            if (Array.Exists(Slots, s => s.Names.IsMatch(drop.Groups["what"].Value)) && !drop.Groups["reset"].Success)
            {
                return new Intent.Find(wish, Refines: true); // "the price doesn't matter", and none was asked for
            }
        }

        if (Back.Match(utterance) is { Success: true } back && Earlier(scene.State, back.Groups["what"].Value) is { } earlier)
        {
            return new Intent.Find(earlier, Refines: true);
        }

        if (Allow.Match(utterance) is { Success: true } again && wish.Filters.ExcludedProductIds.Count > 0 && conditions.TrueForAll(c => !IsNamed(c, again.Groups["what"].Value))
            && RequestReader.Read(again.Groups["what"].Value, scene.Index).Words.Split(' ').Length <= 2)
        {
            return new Intent.Find(wish with { Filters = wish.Filters with { ExcludedProductIds = [] } }, Refines: true);
        }

        if (Allow.Match(utterance) is { Success: true } allow
            && conditions.Where(c => c.Excluded && IsNamed(c, allow.Groups["what"].Value)).ToList() is { Count: > 0 } allowed)
        {
            return new Intent.Find(wish with { Filters = allowed.Aggregate(wish.Filters, (filters, c) => c.RemoveFrom(filters)) }, Refines: true);
        }

        return null;
    }

    /// <summary>Words that say for whom a thing is made, where they are searched for as words.</summary>
    private static readonly string[] ForWhom = ["mens", "men's", "men", "womens", "women's", "women", "ladies", "kids", "kid's", "boys", "girls", "unisex"];

    /// <summary>"It can be for women too": without the condition that another value of the same attribute set; null where none did.</summary>
    private static Intent.Find? Widened(Wish wish, string value, List<WishCondition> conditions, Scene scene)
    {
        var names = RequestReader.Read(value, scene.Index).Filters.Attributes.Select(a => a.Name).ToHashSet(StringComparer.OrdinalIgnoreCase);
        var gone = conditions.Where(c => c.Kind == WishConditionKind.Attribute && names.Contains(c.Name)).ToList();
        var isWhom = names.Count > 0 || ForWhom.Contains(value);
        var words = string.Join(' ', wish.Words.Split(' ').Where(w => !isWhom || !ForWhom.Contains(w)));
        return (gone.Count == 0 && words == wish.Words) || words.Length == 0 ? null : new Intent.Find(wish with { Words = words, Filters = gone.Aggregate(wish.Filters, (filters, c) => c.RemoveFrom(filters)) }, Refines: true);
    }

    /// <summary>The last wish before this one, or the last that has what is named.</summary>
    private static Wish? Earlier(ConversationState state, string what) => state.WishesBefore.FirstOrDefault(w =>
        what.Length == 0 || what is "previous" or "last" or "first" or "earlier" || w.Words.Split(' ').Select(Plural.Strip).Contains(Plural.Strip(what)) || WishCondition.Of(w.Filters).Any(c => IsNamed(c, what) || IsNamed(c, Plural.Strip(what))));

    /// <summary>"Doesn't have to be cotton", where it was searched for as a word; null where it was not, or where nothing would be left.</summary>
    private static Wish? WithoutWords(Wish wish, string what)
    {
        var gone = what.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(Plural.Strip).ToHashSet(StringComparer.Ordinal);
        var words = wish.Words.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var left = words.Where(w => !gone.Contains(Plural.Strip(w))).ToList();
        gone.ExceptWith(words.Select(Plural.Strip));
        return gone.Any(w => !Connectives.IsEmpty(w)) || left.Count == words.Length || left.Count == 0 ? null : wish with { Words = string.Join(' ', left) };
    }

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
        AttributeNames.AreSame(name, what) || Names(Plain(name)) is var a && Names(what) is var b && (a == b || a.Split(' ').Contains(b));

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
