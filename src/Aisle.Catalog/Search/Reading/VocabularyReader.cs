using System.Text.RegularExpressions;
using Aisle.Catalog.Index;
using Aisle.Catalog.Index.Analysis;

namespace Aisle.Catalog.Search.Reading;

/// <summary>
/// Brands and attribute values, recognised because the catalogue has them. A word becomes a condition only where it can hardly mean
/// anything else; otherwise it stays in the text, where ranking prefers what has it and excludes nothing:
/// a brand, where products that mention it are mostly of it ("logitech", but not "apple" in a shop of cases for Apple phones), or the
/// request says "by" it; a value, where one attribute owns it and variants differ by that attribute, or it is a colour, or the request
/// says "in" it, or names the attribute ("size M").
/// </summary>
internal sealed partial class VocabularyReader
{
    private const int LongestName = 6;

    /// <summary>Share of the products mentioning a brand that must be of it for the word to mean the brand.</summary>
    private const double BrandShare = 0.6;

    /// <summary>Share of all uses of a value that its attribute must have for the value to mean that attribute.</summary>
    private const double ValueShare = 0.6;

    private readonly RequestText _request;
    private readonly CatalogIndex _index;
    private readonly IReadOnlyList<Match> _words;
    private readonly List<ReadCondition> _found = [];

    private VocabularyReader(RequestText request, CatalogIndex index)
    {
        _request = request;
        _index = index;
        _words = Word().Matches(request.Folded);
    }

    public static IReadOnlyList<ReadCondition> Read(RequestText request, CatalogIndex index)
    {
        var reader = new VocabularyReader(request, index);
        for (var at = 0; at < reader._words.Count;)
        {
            at += Math.Max(1, reader.ReadAt(at));
        }

        return reader._found;
    }

    /// <summary>Reads the longest name that starts at a word; gives how many words it has, 0 for none.</summary>
    private int ReadAt(int at)
    {
        for (var count = Math.Min(LongestName, _words.Count - at); count > 0; count--)
        {
            var start = _words[at].Index;
            var length = _words[at + count - 1].Index + _words[at + count - 1].Length - start;
            if (!_request.IsFree(start, length))
            {
                continue;
            }

            var name = _request.Folded.Substring(start, length);
            if (IsPreposition(at + count - 1))
            {
                continue;
            }

            if (ReadBrand(name, start, length) || ReadValue(name, start, length))
            {
                return count;
            }
        }

        return 0;
    }

    /// <summary>In "size 8 in pink" the "in" belongs to the colour, though some pots come in "8 in".</summary>
    private bool IsPreposition(int at) =>
        at > 0 && at + 1 < _words.Count && _words[at].Value == "in" && _index.Vocabulary.FindValues(_words[at + 1].Value).Any(v => AttributeNames.IsColor(v.Attribute));

    private bool ReadBrand(string name, int start, int length)
    {
        if (name.Length < 2 || _index.Vocabulary.FindBrand(name) is not { } brand)
        {
            return false;
        }

        var before = _request.Folded[..start];
        var after = _request.Folded[(start + length)..];
        var joined = ContinuesExclusion(before, ConditionKind.Brand);
        var not = joined ? null : Match(Not(), before);
        if (joined || not is not null || AfterNot().IsMatch(after))
        {
            Add(new ReadCondition("not_brand:" + Folding.Key(brand.Label), ConditionKind.Brand, "") { Values = [brand.Label], Excluded = true },
                start, length, not ?? Match(Joining(), before), AfterNot().Match(after));
            return true;
        }

        if (Match(IsFor(), before) is { } fits && _request.IsFree(fits.Index, 1))
        {
            return false; // "a case for Samsung" is by somebody else
        }

        var by = Match(By(), before);
        if (by is null && !AfterBrand().IsMatch(after) && _index.BrandShareOfMentions(brand.Label) < BrandShare)
        {
            return false;
        }

        Add(new ReadCondition("brand:" + Folding.Key(brand.Label), ConditionKind.Brand, "") { Values = [brand.Label] }, start, length, by, AfterBrand().Match(after));
        return true;
    }

    private bool ReadValue(string name, int start, int length)
    {
        var values = _index.Vocabulary.FindValues(name);
        values = values.Count > 0 ? values : _index.Vocabulary.FindValues(OtherGray(name));
        var spoken = values.Count == 0 ? Numerals.Spoken(name) : null;
        values = spoken is null ? values : _index.Vocabulary.FindValues(spoken);
        if (values.Count == 0 || name is "yes" or "no")
        {
            return false;
        }

        var before = _request.Folded[..start];
        var after = _request.Folded[(start + length)..];
        var named = values.FirstOrDefault(v => NamesBefore(before, v.Attribute) is not null || NamesAfter(after, v.Attribute) is not null);
        if (name is "a" or "an" or "i" && !values.Any(v => NamesBefore(before, v.Attribute) is not null))
        {
            return false; // "in a size 5" asks for no paper of size A
        }

        var not = Match(Not(), before);
        var joined = ContinuesExclusion(before, ConditionKind.Attribute);
        var value = named ?? values[0];
        if (named is null)
        {
            var attribute = _index.Vocabulary.FindAttribute(value.Attribute)!;
            var owns = value.Count >= ValueShare * values.Sum(v => v.Count);
            var isCertain = In().IsMatch(before) || not is not null || joined || AttributeNames.IsColor(value.Attribute);
            var tellsApart = attribute.IsOption && name.Length > 2;
            if (char.IsAsciiDigit(name[0]) || spoken is not null || IsInCompound(name, before, after) || !(tellsApart || (isCertain && (attribute.IsOption || AttributeNames.IsColor(value.Attribute)))) || !owns)
            {
                return false;
            }
        }

        var excluded = not is not null || joined;
        var key = Folding.Key(value.Attribute) + ":" + Folding.Key(value.Value);
        Add(
            new ReadCondition((excluded ? "not_attribute:" : "attribute:") + key, ConditionKind.Attribute, "") { Attribute = value.Attribute, Values = [value.Value], Excluded = excluded },
            start,
            length,
            named is not null && NamesBefore(before, value.Attribute) is { } naming ? naming : not ?? (joined ? Match(Joining(), before) : Match(In(), before)),
            named is null ? System.Text.RegularExpressions.Match.Empty : NamesAfter(after, value.Attribute) ?? System.Text.RegularExpressions.Match.Empty);
        return true;
    }

    private static string OtherGray(string name) => Gray().Replace(name, m => m.Value == "grey" ? "gray" : "grey");

    [GeneratedRegex(@"\bgr[ae]y\b")]
    private static partial Regex Gray();

    /// <summary>"Long" of "long sleeves" is no length of the thing, "green" of "green tea" no colour of it, "cream" of "eye cream" neither.</summary>
    private static bool IsInCompound(string name, string before, string after) =>
        (Measure().IsMatch(name) && (Measured().IsMatch(after) || Counted().IsMatch(before)))
        || NotColored().IsMatch(name + after)
        || (AlsoThings().IsMatch(name) && !In().IsMatch(before));

    private void Add(ReadCondition condition, int start, int length, Match? before, Match after)
    {
        var from = before is { Success: true } && _request.IsFree(before.Index, before.Length) ? before.Index : start;
        var to = start + length + (after.Success && _request.IsFree(start + length + after.Index, after.Length) ? after.Index + after.Length : 0);
        _request.Take(from, to - from);
        _found.Add(condition with { Source = _request.Source(from, to - from), Start = from });
    }

    /// <summary>"not Sony or Canon": the second is excluded as well.</summary>
    private bool ContinuesExclusion(string before, ConditionKind kind) =>
        _found.Count > 0 && _found[^1] is { Excluded: true } last && last.Kind == kind
        && Match(Joining(), before) is { } joining && joining.Index > 0 && !_request.IsFree(joining.Index - 1, 1);

    private static Match? NamesBefore(string before, string attribute) =>
        Match(new Regex($@"\b(?:in |with )?(?:{AttributeNames.Pattern(attribute)})\s*(?:is |:|=|of |为|是)?\s*$"), before);

    private static Match? NamesAfter(string after, string attribute) =>
        Match(new Regex($@"^\s?(?:{AttributeNames.Pattern(attribute)})(?![a-z])"), after);

    private static Match? Match(Regex pattern, string text) => pattern.Match(text) is { Success: true } match ? match : null;

    [GeneratedRegex(@"[\p{L}\p{N}-[\u2E80-\u9FFF\uAC00-\uD7AF\uF900-\uFAFF]]+(?:[-'.&+/][\p{L}\p{N}-[\u2E80-\u9FFF]]+)*|[\u2E80-\u9FFF\uAC00-\uD7AF\uF900-\uFAFF]")]
    private static partial Regex Word();

    [GeneratedRegex(@"(?:\b(?:(?:but |and |,)\s*)?(?:not|no|except(?: for)?|excluding|exclude|without|other than|anything but|avoid|(?:i |we |he |she )?(?:don'?t|do not|does not|doesn'?t) (?:want|like)|(?:i |we |he |she )?(?:hates?|dislikes?|can'?t stand)|but not)(?: (?:from|by|made by|any|in|the))*\s+|(?:但|而且)?(?:不要|不想要|别要|除了|非|不是|不喜欢)\s*)$")]
    private static partial Regex Not();

    [GeneratedRegex(@"^\s*(?:以外|之外|除外)的?")]
    private static partial Regex AfterNot();

    [GeneratedRegex(@"\s*(?:,|\bor\b|\band\b|/|、|或者?|和)\s*$")]
    private static partial Regex Joining();

    [GeneratedRegex(@"\b(?:made by|by|only|brand(?: is|:)?|from(?: the brand)?)\s+$|(?:只要|品牌(?:是|为)?)\s*$")]
    private static partial Regex By();

    [GeneratedRegex(@"\b(?:for|fits|fit|compatible with|works with|work with|like|similar to)\s+(?:an? |the |my )?$|(?:适用于?|兼容|适合|类似)\s*$")]
    private static partial Regex IsFor();

    [GeneratedRegex(@"^(?:'s\b)?\s*(?:brand(?:ed)?\b|only\b|品牌的?|牌的?)")]
    private static partial Regex AfterBrand();

    [GeneratedRegex(@"^(?:long|short|wide|narrow|high|low|deep|thick|thin|full|half|heavy|light|large|small|mid)$")]
    private static partial Regex Measure();

    /// <summary>What a word of measure before it is said of, and not of the thing.</summary>
    [GeneratedRegex(@"^[ -]?(?:\w{3,}(?:ing|ed)|sleeves?|handles?|hair|straps?|arms?|legs?|necks?|brims?|heels?|collars?|life|range|reach|distance|term|haul|wear|play|duty|weight|resolution|performance|quality|speed|power|definition|capacity|end|rise|waist|head|body|length|profile|fat|carb|sugar|sodium|noise|angle)\b")]
    private static partial Regex Measured();

    /// <summary>"20 feet" of "20 feet long".</summary>
    [GeneratedRegex(@"\d\s?(?:[a-z]{1,6}|[""″'])?[ -]?$")]
    private static partial Regex Counted();

    /// <summary>Names of things that begin with a colour.</summary>
    [GeneratedRegex(@"^(?:blue ?tooth|blue ?ray|blue light|green tea|black tea|white tea|red wine|white wine|white board|black board|white noise|black pepper|white pepper|brown rice|brown sugar|white chocolate|white vinegar|black beans?|green beans?|gold plated|silver plated)\b")]
    private static partial Regex NotColored();

    /// <summary>Colours whose names are those of things; they are meant where the request says "in cream", or names the attribute.</summary>
    [GeneratedRegex(@"^(?:cream|natural|chocolate|coffee|mint|orange|lime|sand|wine|honey|peach|plum|cherry|lemon|stone|ice|berry|salmon|caramel|vanilla|clear|multi)$")]
    private static partial Regex AlsoThings();

    [GeneratedRegex(@"\bin (?:a |the )?$")]
    private static partial Regex In();
}
