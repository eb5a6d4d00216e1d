using System.Text.RegularExpressions;

namespace Aisle.Catalog.Search.Reading;

/// <summary>What people say around what they want: "I'm looking for", "please show me", 我想买.</summary>
internal static partial class Fillers
{
    public static void Take(RequestText request)
    {
        foreach (Match match in Instruction().Matches(request.Folded))
        {
            if (request.IsFree(match.Index, match.Length))
            {
                request.Take(match.Index, match.Length);
            }
        }

        foreach (var pattern in (ReadOnlySpan<Regex>)[Opening(), Gift(), Shop(), Closing()])
        {
            var match = pattern.Match(request.Folded);
            if (match.Success && match.Length > 0 && match.Length < request.Folded.Trim().Length && request.IsFree(match.Index, match.Length))
            {
                request.Take(match.Index, match.Length);
            }
        }
    }

    [GeneratedRegex(@"^\s*(?:(?:hi|hello|hey)\b[ ,!.]*)?(?:please |pls )?(?:(?:(?:i am|i'm|im|we are|we're|am) (?:looking|searching|shopping|hoping|trying)(?: for| to (?:find|buy|get|purchase|order))?|(?:i |we )?(?:looking|searching)(?: for| to (?:find|buy|get))|(?:please )?help me (?:to )?(?:find|buy|get|purchase|order|choose)|(?:buy|order) me(?: (?=(?:an?|the|some)\b))|(?:i|we)(?: would|'d|'ll)? (?:want|need|like|love|prefer)(?: to (?:buy|get|find|see|order|purchase|(?:search|look) for))?|(?:can|could|will|would) you (?:please )?(?:find|show|get|recommend|suggest|give)(?: me| us)?|(?:find|show|get|give|recommend|suggest)(?: me| us)|(?:find|show)(?= (?!my))|(?:i'd|id) (?:like|love|prefer)(?: to (?:buy|get|find|see|order|purchase|look for)(?: an?)?)?|(?:i am|i'm|im|we are) (?:interested in|after|in need of|in the market for)(?: (?:buying|getting|finding|acquiring|purchasing|ordering))?|also (?:looking|searching) for|(?:also )?(?:need|want)|look for|(?:do|does) (?:you|the shop|your shop) (?:have|sell|stock|carry)|(?:have|got) you got|are there|is there|search for|what)\b\s*)(?:please )?(?:(?:any|some|a|an|the|me)\b\s*)*|^\s*(?:你好[，, ]*)?(?:请问?|麻烦)?(?:帮我|给我)?(?:我?(?:想要?|要|需要|打算)(?:买|找|看看?|购买)?|有没有|有什么|找一?下?|推荐一?下?|看看|搜索?|买)(?:一?(?:些|个|款|双|件|台|部|条|只|下))?(?:好用的)?")]
    private static partial Regex Opening();

    /// <summary>"A gift for kids" is anything for kids; a gift card is a thing.</summary>
    [GeneratedRegex(@"\b(?:an? |some |the )?(?:gifts?|presents?)(?: ideas?)? (?=for\b)")]
    private static partial Regex Gift();

    /// <summary>What to do with what was named: "… earbuds. Please choose the white ones", "also, pick something in grey", "they should have no sugar".</summary>
    [GeneratedRegex(@"(?:(?<=[.,;!?])\s*|\s+(?=also,? (?:choose|pick|select|get)\b))(?:(?:and|also|please|pls|then|but|(?:can|could) you)[ ,]+)*(?:(?:i|we) (?:want|need|prefer|would (?:like|prefer)|choose)|choose|pick|select|go for|get|find|look for|make sure)(?: (?:me|it is|it's|that are))?(?: (?:the|an?))?(?: (?:something|ones?|options?))?(?: (?:that(?: is|'s| are| comes? in)?|which(?: is| are)|thats|in|with))?(?= )|(?<=[.,;!?])\s*(?:and )?(?:it|they|this|these|its \w+|the (?:colou?r|size|style|material)) (?:should|must|needs? to|has to|have to)(?: also)? (?:be|have|come in)\b")]
    private static partial Regex Instruction();

    /// <summary>Who is to have it: "(looking for) shops that sell these items:", "stores offering both".</summary>
    [GeneratedRegex(@"\b(?:shops?|stores?|sellers?)(?: (?:that|which|who))? (?:offers?|offering|sells?|selling|has|have|having|carry|carries|carrying|with|stocks?|stocking)\b(?: (?:both|these|the following|at least|a variety of|several|multiple|two|three|four|five|all|of|items?|products?|things?|where|including|(?:a|an|some)(?= )))*\s*:?")]
    private static partial Regex Shop();

    /// <summary>The words around a category: "in the glue category" is glue.</summary>
    public static void TakeCategories(RequestText request)
    {
        foreach (Match match in Category().Matches(request.Folded))
        {
            foreach (var group in (ReadOnlySpan<string>)["before", "after"])
            {
                if (match.Groups[group] is { Length: > 0 } part && request.IsFree(part.Index, part.Length))
                {
                    request.Take(part.Index, part.Length);
                }
            }
        }
    }

    /// <summary>What is said of how a thing is sold and sent, which no product's text tells apart: "with free shipping", "cash on delivery", "on sale", 包邮.</summary>
    public static void TakeTerms(RequestText request)
    {
        foreach (Match match in Terms().Matches(request.Folded))
        {
            if (match.Length < request.Folded.Trim().Length && request.IsFree(match.Index, match.Length))
            {
                request.Take(match.Index, match.Length);
            }
        }
    }

    private const string Term = @"(?:(?:free|fast|quick|same[ -]day|next[ -]day|express) (?:shipping|delivery|returns?)|cash on delivery|cod(?= (?:available|option|accepted))|pay(?:ment)? on delivery|(?:easy|quick|free|hassle[ -]free|fast) (?:and (?:easy|quick|free) )?returns?|(?:guaranteed )?authenticity(?: guarantees?)?|authentic(?:ity)? guaranteed?|(?:\w+ )?(?:flash )?(?:deals?|perks?|vouchers?|promos?|promotions?)|(?!small\b)\w*mall(?: services?)?)";

    [GeneratedRegex(@"[ ,]+(?:(?:and|which|that|also|it|is|are|be|comes?|available|supports?|supporting|offers?|offering|includ(?:es|ing)|having|has|provid(?:es|ing)|eligible|the shop|should) )*(?:(?:with|for|on|by|from) )?(?:(?:an?|the|only) )?" + Term + @"(?:(?: services?)?(?: like| such as| for| of|,| and| plus| or| &)+ " + Term + @")*(?: (?:options?|available|only|accepted|services?))*(?![\w-])|,?(?:支持)?(?:包邮|免邮|货到付款|顺丰)的?")]
    private static partial Regex Terms();

    [GeneratedRegex(@"(?<before>,?\s?\b(?:in|under|from|within) the )'?\w+(?:[ &-]\w+){0,2}'?(?<after> (?:category|section|department)\b)")]
    private static partial Regex Category();

    [GeneratedRegex(@"(?:[ ,]+(?:please|pls|thanks|thank you|do you have|for me))+\s*[.?!]*\s*$|(?:有吗|吗|呢|谢谢|有没有|推荐一?下?|有哪些)+[？?。！!]*\s*$")]
    private static partial Regex Closing();
}
