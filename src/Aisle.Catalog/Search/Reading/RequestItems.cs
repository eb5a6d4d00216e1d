using System.Text.RegularExpressions;

namespace Aisle.Catalog.Search.Reading;

/// <summary>
/// Cuts a request into the things that it asks for: "a red mug, a kettle over 20 and also two towels" are three. By the marks that
/// people set between things (first, second, lastly; (1), (2); semicolons; "and also", "another"; a further article after a comma), not
/// by what the things are. A sentence that only says more of a thing ("For the mug, it should be …") is joined to it; one that says
/// nothing of any ("Please show shops that have all these") is left out.
/// </summary>
internal static partial class RequestItems
{
    /// <summary>Further things of one request are read as part of the last.</summary>
    private const int Most = 12;

    /// <param name="text">The request.</param>
    /// <param name="namesAThing">Whether the catalogue has things of a phrase's name. Where no article marks a thing, only that can.</param>
    public static IReadOnlyList<string> Of(string text, Func<string, bool> namesAThing)
    {
        var items = new List<string>();
        var context = "";
        var isNumbered = false;
        var pieces = Mark().Split(text);
        var isMarked = pieces.Count(SaysSomething) > 1; // then a comma parts nothing: "a blouse with long sleeves, a collar; a skirt"
        foreach (var piece in pieces)
        {
            foreach (var sentence in SentenceEnd().Split(piece))
            {
                Add(sentence);
            }
        }

        return items;

        void Add(string sentence)
        {
            var ordinal = Ordinal().Match(sentence);
            isNumbered |= ordinal.Success;
            var said = Connective().Replace(ordinal.Success ? sentence[ordinal.Length..] : sentence, "");
            if (!SaysSomething(said))
            {
                return;
            }

            if (!ordinal.Success && items.Count > 0 && SaysMore().IsMatch(said))
            {
                var of = Best(items, said);
                items[of] = Joined(items[of], said);
                return;
            }

            if (!ordinal.Success && items.Count == 0 && Announces().Match(said) is { Success: true } announced)
            {
                context = announced.Groups["of"].Value.Trim(); // "phone cases with these features: …"
                return;
            }

            foreach (var item in List(said, isMarked, namesAThing))
            {
                if (SaysSomething(item) && items.Count < Most)
                {
                    items.Add(isNumbered && context.Length > 0 && OnlyDescribes().IsMatch(item) ? Joined(context, item) : item);
                }
                else if (items.Count > 0)
                {
                    items[^1] = Joined(items[^1], item);
                }
            }
        }
    }

    private static string Joined(string item, string more) => item.TrimEnd(' ', '.', ',', ';', ':', '!', '?') + ", " + more;

    /// <summary>Cuts "a mug, a kettle and also towels"; what stands in brackets, and what a thing has ("with a hood, a zip"), stays together.</summary>
    private static IEnumerable<string> List(string text, bool onlyByWord, Func<string, bool> namesAThing)
    {
        var start = 0;
        var isBoth = Both().Match(text) is { Success: true };
        foreach (Match comma in Further().Matches(text))
        {
            var before = text[start..comma.Index];
            var isOpen = before.Count(c => c == '(') > before.Count(c => c == ')');
            var isNamed = comma.Groups["also"].Success || isBoth;
            var after = Piece().Match(text, comma.Index + comma.Length).Value;
            var startsAThing = StartsAThing().IsMatch(before) || (namesAThing(before) && namesAThing(after));
            if (isOpen || !SaysSomething(before) || (!isNamed && (onlyByWord || HasAList().IsMatch(before) || !startsAThing))
                || (comma.Groups["counted"].Success && ItemCount.Read(after, namesAThing).Count == 1))
            {
                continue;
            }

            isBoth = false;
            yield return before;
            start = comma.Index + comma.Length;
        }

        yield return text[start..];
    }

    /// <summary>The item that shares most words with what is said; the last where none does.</summary>
    private static int Best(List<string> items, string said)
    {
        var words = Words(Head().Match(said).Value);
        var (best, most) = (items.Count - 1, 0);
        for (var i = 0; i < items.Count; i++)
        {
            var shared = Words(items[i]).Count(words.Contains);
            if (shared > most)
            {
                (best, most) = (i, shared);
            }
        }

        return best;
    }

    private static HashSet<string> Words(string text) => [.. Word().Matches(Nothing().Replace(text.ToLowerInvariant(), " ")).Select(m => m.Value)];

    private static bool SaysSomething(string text) => Word().IsMatch(Nothing().Replace(text.ToLowerInvariant(), " "));

    /// <summary>Numbers and ordinals that open a thing; semicolons.</summary>
    [GeneratedRegex(@"(?=(?<![\w-])\(\d{1,2}\)\s)|(?<=[:;,.]\s|\n|^)(?=\d{1,2}[.)]\s+\D)|[;；]\s*(?:and\s+(?:also\s+)?)?|(?<=[:,.;]\s|^)(?=(?:and\s+)?(?:first|second|third|fourth|fifth|last|next|final)(?:ly)?\s*,)|[，,；;。]\s*(?=还要|另外|还有|还想|再来|以及)", RegexOptions.IgnoreCase)]
    private static partial Regex Mark();

    [GeneratedRegex(@"(?<=[\w)""'%][.!?])\s+(?=[\p{Lu}(])|\r?\n\s*")]
    private static partial Regex SentenceEnd();

    [GeneratedRegex(@"^\s*(?:and\s+)?(?:\(?\d{1,2}[.)]|(?:(?:for|as for)\s+)?(?:the\s+)?(?:first|second|third|fourth|fifth|last|next|final)(?:ly)?(?:\s+(?:one|item|product))?\s*(?:,|(?=(?:should|must|is|has|fits)\b)))\s*", RegexOptions.IgnoreCase)]
    private static partial Regex Ordinal();

    [GeneratedRegex(@"^\s*(?:(?:and|also|additionally|plus|then|besides|moreover|furthermore|in addition)\b,?\s+)+|^\s*(?:and\s+)?(?:another|a\s+(?:second|third|fourth|further)|one)(?:\s+(?:one|item|product|option))?\s+(?:should\s+be|must\s+be|is)\s+|^\s*(?:还要|另外|还有|以及|还想要?)+", RegexOptions.IgnoreCase)]
    private static partial Regex Connective();

    /// <summary>Says more of what was named: "It should …", "For the blouse, …", "I want options with …".</summary>
    [GeneratedRegex(@"^\s*(?:(?:it|they|these|this|that|those|both|all|each)\b|(?:the|my)\s+[\w\s'-]{2,40}?\s(?:should|must|needs?|has|have|can|will|is|are)\b|(?:for|as for)\s+(?:the|my|both|all)\b|(?:i|we)\s+(?:want|need|prefer|would like|'d like)\s+(?:it|them|an option|options|something|one)\b|(?:can|could) you (?:please )?(?:(?:show|find|recommend|suggest)\b.*\boptions?|(?:get|choose|pick|select)(?: me)? (?:the|an?|one|something))\b|(?:(?:i'd|we'd|i|we) )?(?:ideally|prefer(?:ably|red)?)\b|(?:please\s+)?(?:focus|make sure|ensure|only|show|category)\b[^.]*?\b(?:on|sure|only|all|these|results|categor\w+|options)\b|category\s*:|size\s*:|colou?r\s*:)", RegexOptions.IgnoreCase)]
    private static partial Regex SaysMore();

    /// <summary>Announces things to come: "phone cases matching these filters:", "car accessories with these:".</summary>
    [GeneratedRegex(@"^\s*(?<of>.*?)\b(?:(?:with|matching|having|that have|that has)\s+(?:these|the following|at least these)\b[^:]*:|(?:these|the following|at least \w+|(?:a )?few|several|multiple|some|\w+) (?:\w+ )?(?:items|products|things)\b(?:[^:.]*:|[^:.,]{0,30}\.)|:)\s*$", RegexOptions.IgnoreCase)]
    private static partial Regex Announces();

    [GeneratedRegex(@"^\s*(?:it\b|should\b|must\b|is\b|has\b|fits?\b|colou?r\b|size\b|material\b|a product\b|one\b|made\b|with\b|in\b)", RegexOptions.IgnoreCase)]
    private static partial Regex OnlyDescribes();

    [GeneratedRegex(@"\bboth\s+(?!of\b|these\b)", RegexOptions.IgnoreCase)]
    private static partial Regex Both();

    [GeneratedRegex(@"\s*,?\s+(?<also>and\s+also|as\s+well\s+as|along\s+with|and\s+(?=another\b)|also\b(?!,?\s+(?:(?:choose|pick|select|get|make|in|with|it|the)\b|(?:i|we)\s+(?:want|need|prefer)\s+(?:it|them)\b))|(?=another\s))(?:\s+(?:selling|searching\s+for|looking\s+for|look\s+for|offering|include|some))*\s+|\s*,\s*(?:and\s+|plus\s+)?(?=(?:an?|some|the|one|(?<counted>" + ItemCount.Words + @"|\d{1,2}))\s)|\s+(?:and|plus)\s+(?!a half\b|an?\s+(?:x{0,4}-?(?:large|small)|medium|x+l)\b)(?=(?:an?|some|(?<counted>" + ItemCount.Words + @"|\d{1,2}))\s)|[、，,和及]\s*(?=" + ItemCount.Chinese + @")|(?<=\bboth\s[^,]{3,60})\s+and\s+", RegexOptions.IgnoreCase)]
    private static partial Regex Further();

    /// <summary>What a thing has goes on: "a coat with a hood", unless what it has is a price.</summary>
    [GeneratedRegex(@"\b(?:with|has|have|having|featuring|including|includes|includ\w*|like|between|either|of)\s+(?:an?|the|both)\s+(?:(?!\b(?:price|pric|cost|under\b|over\b|above\b|below\b|between\b|more than\b|less than\b)).)*$", RegexOptions.IgnoreCase)]
    private static partial Regex HasAList();

    [GeneratedRegex(@"(?:^|\b(?:for|me|offering|offers|sells?|selling|find|want|need|items?:|products?:|include:?|both|:)\s+)\s*(?:an?|some|the|one|another|both|" + ItemCount.Words + @"|\d{1,2})\s|(?:^\s*|[要买找])" + ItemCount.Chinese, RegexOptions.IgnoreCase)]
    private static partial Regex StartsAThing();

    [GeneratedRegex(@"^[^,]*")]
    private static partial Regex Head();

    /// <summary>What a list says of its next thing.</summary>
    [GeneratedRegex(@"\G(?:(?!\s+(?:and|plus)\s|[,;.]).)*", RegexOptions.IgnoreCase)]
    private static partial Regex Piece();

    [GeneratedRegex(@"[\p{L}\p{N}]{2,}|[\u2E80-\u9FFF]")]
    private static partial Regex Word();

    /// <summary>Words that name no thing: the request's own, and those of shops and of what was named already.</summary>
    [GeneratedRegex(@"\b(?:i|we|you|me|us|am|are|is|be|it|they|i'm|i'd|looking|searching|search|look|interested|want|need|would|like|show|find|help|can|could|do|does|please|only|make|sure|also|and|or|that|which|this|these|those|both|all|each|of|in|on|at|to|for|from|with|by|a|an|the|some|any|my|their|them|here|there|following|shops?|stores?|seller|offers?|offering|sells?|selling|has|have|carry|carries|items?|products?|things?|options?|matching|details?|results?|together|same|several|multiple|variety|various|least|more|two|three|four|five|few|\d+|respective|relevant|categor(?:y|ies)|selection|inventory|should|must|will|one|stock|such|types?|available)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Nothing();
}
