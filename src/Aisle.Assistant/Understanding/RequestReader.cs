using System.Text.RegularExpressions;
using Aisle.Catalog.Index;
using Aisle.Catalog.Search;
using Aisle.Catalog.Search.Reading;

namespace Aisle.Assistant.Understanding;

/// <summary>A request split into what must hold and what is searched for.</summary>
/// <param name="Words">What is left for search to match.</param>
/// <param name="Filters">What must hold.</param>
/// <param name="Sort">The order asked for.</param>
/// <param name="Index">By whose vocabulary it was read.</param>
internal sealed record Request(string Words, SearchFilters Filters, SearchSort Sort, CatalogIndex Index)
{
    /// <summary>Words that nothing has beside the rest: they are not searched for.</summary>
    public string Unmet { get; init; } = "";

    /// <summary>The occasion that it was read from.</summary>
    public string For { get; init; } = "";

    /// <summary>What it was read from.</summary>
    public string Plain { get; init; } = "";

    /// <summary>Whether it says anything beside words to match.</summary>
    public bool HasConditions => Sort != SearchSort.Relevance || WishCondition.Of(Filters).Any();
}

/// <summary>Reads a request by the catalogue's own vocabulary; the order that is asked for, and the words that only ask, are taken out first.</summary>
internal static class RequestReader
{
    private static readonly (Cue Cue, SearchSort Sort)[] Orders =
    [
        (new("(sort(ed)?|order(ed)?|rank(ed)?) (them |it |these )?by (lowest )?(price|cost)( (low to high|ascending))?|(cheapest|lowest price|least expensive)( ones?)?( first)?|low(est)? to high(est)?", "按价格(从低到高)?(排序?)?|从低到高|最便宜的?"), SearchSort.PriceAscending),
        (new("(sort(ed)? )?(by )?(highest price|price high to low|most expensive|priciest)( ones?)?( first)?|high(est)? to low(est)?", "价格从高到低|从高到低|最贵的?"), SearchSort.PriceDescending),
        (new("(sort(ed)?|order(ed)?|rank(ed)?) (them |it |these )?by (rating|ratings|reviews?|stars)|(best|highest|top)[- ]?(rated|rating|reviewed)( ones?)?( first)?|with (the )?(best|highest) (reviews|ratings?)", "按评分(排序?)?|评分最高的?|评价最好的?|口碑最好的?|好评"), SearchSort.Rating),
        (new("(sort(ed)? )?(by )?(newest|latest|most recent|new arrivals)( ones?)?( first)?|(sort(ed)?|order(ed)?) by (date|newest)", "最新的?|新品|新款"), SearchSort.Newest),
    ];

    /// <summary>Words of a story that fewer products have narrow an occasion by chance.</summary>
    private const int LeastTold = 3;

    private static readonly Regex Ceiling = new("(?<![\\w])((nothing|not|none|no)( for| costing| that costs)?|(dont|do not|cant|wont|not|would not|wouldnt)( want to| going to| like to)? (spend|pay|go)) (over|above|more than|beyond)(?![\\w])", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture);
    private static readonly Regex Roughly = new(@"(?<![\w])(?:(?:of|about|at|like)? ?[$€£]?(?<n>\d{2,5}) or so|in the [$€£]?(?<n>\d{2,5}) range|[$€£]?(?<n>\d{2,5})ish)(?![\w])", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture);
    private static readonly Regex AtMost = new(@"[$€£]?(?<n>\d{2,6}) (?:dollars? |bucks |euros? |pounds? )?at (?:the )?(?:very )?most", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture);
    private static readonly Regex Only = new(@"^(?:(?:with|i have|ive got|i got|have|only|just|at|for)(?: only| just| about| around)? )(?:(?<n>[$€£]\d[\d,.]*)|(?<n>\d[\d,.]*) (?:dollars?|bucks|euros?|pounds?|usd|eur|gbp))(?: to spend)?$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture);
    private static readonly Regex Allergic = new(@"(?:(?:i am|im|hes|shes|he is|she is|my \w+ is|who is|we are) )?allergic to (?<what>[a-z]{3,15})|(?:have|has) an? (?<what>[a-z]{3,15}) allergy", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture);
    private static readonly Regex ForPeople = new(@"(?<![\w])(for |4 |family of |for a family of )?(?<n>one|two|three|four|five|six|seven|eight|[1-8]) ?(people|persons?|ppl|adults?|men|man)(?![\w])|family of (?<n>two|three|four|five|six|seven|eight|[1-8])(?![\w])|[给够]?(?<n>[一二两三四五六七八1-8])个?人(用|住|睡)?的?", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture);

    /// <summary>"For four people" as catalogues write it, "4 person", where this one does.</summary>
    private static string Places(string plain, CatalogIndex index)
    {
        if (ForPeople.Match(plain) is not { Success: true } match)
        {
            return plain;
        }

        var number = match.Groups["n"].Value switch
        {
            "one" or "一" => "1",
            "two" or "二" or "两" => "2",
            "three" or "三" => "3",
            "four" or "四" => "4",
            "five" or "五" => "5",
            "six" or "六" => "6",
            "seven" or "七" => "7",
            "eight" or "八" => "8",
            var digit => digit,
        };
        var written = ForPeople.Replace(plain, $" {number}-person ", 1);
        return ChangeReader.IsMet(new Wish(Connectives.Trim(FindReader.Strip(Utterance.Of(written, Language.English)).Plain), SearchFilters.None), index) ? written : plain;
    }

    public static Request Read(string plain, CatalogIndex index)
    {
        var sort = SearchSort.Relevance;
        foreach (var (cue, order) in Orders)
        {
            if (cue.In(plain))
            {
                sort = order;
                plain = cue.Without(plain);
            }
        }

        plain = Allergic.Replace(AtMost.Replace(Roughly.Replace(Only.Replace(plain, "under ${n}"), " around ${n}"), "under ${n}"), "${what}-free");
        plain = Ceiling.Replace(ChineseWords.Translate(Brands.Translate(plain), index), "under");
        plain = Vocabulary.Mend(plain, index);
        var (free, left) = Free(plain, index);
        (var lacking, plain, var unmet) = Without(left, index);
        var read = QueryReader.Read(OptionReader.ColorsAsKept(Places(plain, index), index), index);
        free = [.. free, .. lacking];
        read = free.Count == 0 ? read : read with { Filters = WishChange.Merge(read.Filters, SearchFilters.None with { Attributes = free }) };
        var words = Connectives.Trim(Narration.Strip(read.Text));
        if (words.Length == 0 && !WishCondition.Of(read.Filters).Any() && sort == SearchSort.Relevance)
        {
            words = Connectives.Trim(read.Text); // nothing but a story: its words are all there is
        }

        return new Request(words, read.Filters, sort, index) { Plain = plain, Unmet = unmet };
    }

    /// <summary>"Latex-free", where the catalogue has a property of that name.</summary>
    private static (IReadOnlyList<AttributeFilter> Filters, string Left) Free(string plain, CatalogIndex index)
    {
        var filters = new List<AttributeFilter>();
        var left = FreeOf.Replace(plain, match =>
        {
            if ((index.Vocabulary.FindAttribute(match.Value) ?? index.Vocabulary.FindAttribute(match.Value.Replace('-', ' '))) is not { } attribute
                || attribute.Values.FirstOrDefault(v => v.Value is "Yes" or "yes") is not { } yes)
            {
                return match.Value;
            }

            filters.Add(new AttributeFilter(attribute.Name, [yes.Value]));
            return " ";
        });
        return (filters, left);
    }

    /// <summary>
    /// "Without numpad": the condition where the catalogue has a property of that name, else set aside, which the answer says: a product
    /// that does not mention a thing need not lack it, and one that mentions it need not have it.
    /// </summary>
    private static (IReadOnlyList<AttributeFilter> Filters, string Left, string Unmet) Without(string plain, CatalogIndex index)
    {
        if (Lacking.Match(plain) is not { Success: true } match || match.Index == 0)
        {
            return ([], plain, "");
        }

        var what = match.Groups["what"].Value;
        var rest = plain.Remove(match.Index, match.Length);
        return index.Vocabulary.FindAttribute(what) is { } has && has.Values.FirstOrDefault(v => v.Value is "No" or "no") is { } no && Holds(new AttributeFilter(has.Name, [no.Value])) ? ([new AttributeFilter(has.Name, [no.Value])], rest, "")
            : index.Vocabulary.FindAttribute(what + "less") is { } less && less.Values.FirstOrDefault(v => v.Value is "Yes" or "yes") is { } yes && Holds(new AttributeFilter(less.Name, [yes.Value])) ? ([new AttributeFilter(less.Name, [yes.Value])], rest, "")
            : index.Vocabulary.FindValues(what).Count > 0 || index.Vocabulary.FindBrand(what) is not null ? ([], plain, "") // an excluded value, as the catalogue reads it
            : ([], rest, $"without {what}");

        bool Holds(AttributeFilter filter)
        {
            var thing = Connectives.Trim(FindReader.Strip(Utterance.Of(rest, Language.English)).Plain);
            var found = index.Search(new SearchQuery { Text = thing, Filters = SearchFilters.None with { Attributes = [filter] }, Limit = 3, Explain = true }, CancellationToken.None);
            return Coverage.IsCalled(Things.MainWord(thing), found);
        }
    }

    private static readonly Regex Lacking = new(@"(?<![\w-])without (?:an? |any |the )?(?<what>[a-z][a-z-]{2,20})(?![\w-])", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture);

    private static readonly Regex FreeOf = new(@"(?<![\w-])[a-z]{3,15}[- ]free(?![\w-])", RegexOptions.CultureInvariant);

    /// <summary>"Something for dad, he hikes" names no thing, so the occasion says what kinds may be meant; as it is where it names one.</summary>
    public static Request ReadOccasion(Request request)
    {
        var (occasion, categories, use) = Occasions.Read(request.Plain, request.Index);
        if (categories.Count == 0)
        {
            return request;
        }

        var words = Connectives.Trim(Narration.Strip(Occasions.Without(request.Words, occasion)));
        if (words.Length > 0 && ((Things.Name(request.Words, request.Index) && Things.Name(words, request.Index)) || IsTitled(request.Plain, request.Index)))
        {
            return request;
        }

        if (words.Length > 0 && Things.Name(words, request.Index) && Things.IsCategory(words, request.Index))
        {
            return request with { Words = words, For = use }; // "wireless headphones for jogging": a thing, and what it is for
        }

        var filters = request.Filters with { Categories = categories };
        var told = request.Index.Search(new SearchQuery { Text = words, Filters = filters, Limit = 1, Explain = true }, CancellationToken.None);
        return request with
        {
            Filters = filters,
            For = use,
            Words = told.Total >= LeastTold && Coverage.Missing(words, told).Count == 0 && words.Any(char.IsLetter) ? words : "",
        };
    }

    /// <summary>"A baby carrier": what titles call a thing that neither the thesaurus nor a category names.</summary>
    private static bool IsTitled(string plain, CatalogIndex index) =>
        Coverage.Content(Connectives.Trim(Things.UpToPlace(FindReader.Strip(Utterance.Of(plain, Language.English)).Plain))) is { Count: > 1 and < 5 } content && index.HasTitle(string.Join(' ', content));
}
