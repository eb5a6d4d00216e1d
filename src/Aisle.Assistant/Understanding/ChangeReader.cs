using Aisle.Catalog;
using Aisle.Catalog.Index;
using Aisle.Catalog.Search;

namespace Aisle.Assistant.Understanding;

/// <summary>A change to what was looked for: "cheaper", "only Logitech", "in black", "not Sony".</summary>
internal static class ChangeReader
{
    private static readonly Cue Cheaper = new(
        @"cheaper|less expensive|less pricey|lower[- ]priced?|lower price|more affordable|affordable|too (expensive|pricey|much( money)?|dear)|(cant|cannot) afford (it|this|that|them|these)?|for less( money)?|not (so|that|as) expensive|(a )?cheap (1|one|ones)|something cheap|cheap is (fine|ok|better|good)|cheap(?= please$)|^cheap$|(thats |that is |its |it is |theyre |they are )?(still |quite |very |so |rather |pretty |a bit |really |a little |why is it so )+(expensive|pricey|dear|costly|too much)|(nothing|anything|something) (less|lower|for less)( than (this|that|it))?|(not|dont (want|like)|rather not)( to)? spend (too|that|so) much|spend less|low(er)? budget|budget is (a bit )?tight|out of my budget|on a budget",
        "便宜(一)?[点些]|更?便宜的?|太贵了?|有点贵|贵了|实惠一?点");
    private static readonly Cue Pricier = new("more expensive|pricier|premium|((something|anything|one) )?(a (bit|little) )?(more special|fancier|more luxurious|more upscale)|higher[- ]end|high[- ]end|better quality|more upmarket|higher quality", "贵一?[点些]的?|高端|更高档|质量更?好一?点?的?");
    private static readonly Cue BetterRated = new("(better|higher|good|well|highly|best)[- ](rated|rating|reviewed|reviews|ratings)( ones?)?", "评分(更)?高一?[点些]?的?|评价(更)?好一?[点些]?的?");
    private static readonly Cue Marks = new(
        @"^(price|sort|sorted|order by|ordered|rank|only|just|not|no|without|except|excluding|exclude|hide|but not|but|in|with|for|from|by|under|below|over|above|between|around|less than|more than|smaller than|bigger than|up to|at least|at most|max|maximum|min|within|instead|rather|make it|make that|must (be|have)|should (be|have)|it (should|must|has to|needs to|can) (be|have)|preferably|prefer|available|anything but|other than|i (hate|dont (like|want))|dont (show|want|include|like)|remove|what about|how about|and|or|also|my budget|budget|(i (am|m)|im) (a |an )?(size|tall)|(i am|im|ill|i) (taking|take|wear|wearing|need|seraching for|searching for|looking for)( a)? size|size|(some|any)thing|which ones? (are|is|have|has|come)|are there any|do any|show me (the |only |just )?.* ones?$)(?![\w-]).*|.*(?<![\w-])(ones?|first|only|instead|or less|or more|max(imum)?|at most|tops)$|^\W?\d[\d.,]*( ?(dollars?|euros?|pounds?|bucks|usd|eur|gbp))?$",
        "只[要看想]|仅|^(要|换成?|改成?|不要|别|除了|排除)|(以下|以内|以上|左右|之间|不到|不超过)|[的]$|色的?$|不要|不想要|不喜欢");
    private static readonly Cue FirstInOrder = new("(cheapest|lowest.*|highest.*|best.*|newest|latest|top.*|most expensive|priciest) first|sort.*");

    public static Intent? Read(Utterance utterance, Scene scene)
    {
        if (scene.State.Wish is not { } wish)
        {
            // "Too expensive" of the product on the page.
            return scene.Focus is { } dear && Cheaper.Match(utterance) is { Success: true } all && all.Length == utterance.Plain.Length
                ? new Intent.Alternatives(new References([dear], ReferenceKind.Pronoun), Cheaper: true) : null;
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

        if (scene.State.FocusIsTalkedOf && utterance.EndsInQuestionMark && StockReader.AsksInWhat(utterance))
        {
            return null; // "in grey?" of the one talked of
        }

        if (!Marks.In(utterance) || PolicyReader.IsOnPolicy(utterance) || AsksAboutOne(utterance, scene))
        {
            return null;
        }

        var put = NegationReader.Put.Match(utterance) is { Success: true } both ? utterance.With($"{both.Groups["what"].Value} not {both.Groups["not"].Value}") : utterance;
        var request = RequestReader.Read(ForReading(put).Plain, scene.Index);
        request = put == utterance ? request : request with { Filters = InPlace(request.Filters) };
        return !(request is { HasConditions: false } && utterance.Words is ["something" or "anything", ..] && Occasions.Read(request.Plain, scene.Index).Categories.Count > 0) && Continues(utterance, request, wish) && (request.HasConditions || request.Words.Length > 0)
            && !(utterance.EndsInQuestionMark && ReferenceReader.HasPronoun(utterance))
            ? Change(wish, request)
            : null;
    }

    /// <summary>"Not Kordo, I said Orbik" puts one in place of the other: what is wanted leaves the other out, and once it is undone, nothing does.</summary>
    private static SearchFilters InPlace(SearchFilters filters) => filters with
    {
        ExcludedBrands = filters.Brands.Count > 0 ? [] : filters.ExcludedBrands,
        Attributes = [.. filters.Attributes.Where(a => !a.Excluded || !filters.Attributes.Any(b => !b.Excluded && WishCondition.Same(a.Name, b.Name)))],
    };

    private static Intent.Find? Change(Wish wish, Request request)
    {
        if (request.Words.Length == 0 && !Fits(wish, request))
        {
            return null;
        }

        var (joined, unmet) = Essence.Join(wish, request);
        return new Intent.Find(joined, Refines: true, Unmet: unmet);
    }

    /// <summary>Whether conditions can be meant of what is looked for: "for kids" after kettles starts another search. Colours, sizes and prices always can.</summary>
    public static bool Fits(Wish wish, Request request) =>
        request.Filters.Attributes.Count == 0 || request.Filters.Attributes.Any(a => OptionReader.IsColor(a.Name) || OptionReader.IsSize(a.Name))
        || request.Filters.MaxPrice is not null || request.Filters.MinPrice is not null
        || IsMet(WishChange.Merge(wish, request), request.Index) || !IsMet(new Wish(request.Words, request.Filters), request.Index);

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

    /// <summary>Whether the best that meets it is called what the wish names: a lantern to hang in a tent is no cheaper tent.</summary>
    private static bool IsCalled(Wish wish, CatalogIndex index) =>
        Things.MainWord(wish.Words) is { Length: > 0 } main && Things.IsThing(main)
        && Coverage.IsCalled(main, index.Search(new SearchQuery { Text = wish.Words, Filters = wish.Filters, Limit = 3, Explain = true }, CancellationToken.None));

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
        var bound = bounds.Find(b => IsMet(b, scene.Index) && IsCalled(b, scene.Index)) ?? bounds.Find(b => IsMet(b, scene.Index)) ?? (bounds.Count > 0 ? bounds[0] : merged);
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
}
