using System.Text.RegularExpressions;
using Aisle.Assistant.Understanding;

namespace Aisle.Assistant.Memory;

/// <summary>Those a shopper buys for, as shoppers call them: "dad" and "father" are one.</summary>
internal static partial class People
{
    /// <summary>Alternatives of a pattern.</summary>
    public const string Pattern = "daughter|son|wife|husband|partner|girlfriend|boyfriend|mother|mom|mum|father|dad|brother|sister|baby|kid|child|friend|grandma|grandpa|grandmother|grandfather|nephew|niece|aunt|uncle";

    /// <summary>Whom the thing is for: "hiking boots for my dad", 给爸爸买; "" where nobody is named.</summary>
    public static string In(Utterance utterance) => ForSomeone().Match(utterance.Plain) is { Success: true } match
        ? match.Groups["who"].Success ? match.Groups["who"].Value : Chinese(match.Groups["han"].Value)
        : "";

    public static bool Same(string a, string b) => Plain(a) == Plain(b);

    /// <summary>What catalogues call those a thing for them is made for; null where that is not clear.</summary>
    public static string? MadeFor(string who) => Plain(who) switch
    {
        "dad" or "husband" or "boyfriend" or "brother" or "grandpa" or "uncle" => "men",
        "mom" or "wife" or "girlfriend" or "sister" or "grandma" or "aunt" => "women",
        "kid" => "kids",
        _ => null,
    };

    private static string Plain(string who) => who switch
    {
        "father" => "dad",
        "mother" or "mum" => "mom",
        "grandmother" => "grandma",
        "grandfather" => "grandpa",
        "child" => "kid",
        _ => who,
    };

    private static string Chinese(string who) => who switch
    {
        "爸爸" or "父亲" or "爸" => "dad",
        "妈妈" or "母亲" or "妈" => "mom",
        "老公" or "丈夫" => "husband",
        "老婆" or "妻子" => "wife",
        "女儿" => "daughter",
        "儿子" => "son",
        "女朋友" => "girlfriend",
        "男朋友" => "boyfriend",
        "孩子" => "kid",
        _ => "friend",
    };

    [GeneratedRegex(@"(?<![\w])for (?:my|our|his|her) (?:\w+ )?(?<who>" + Pattern + @")(?![\w])|(?:给|送)我?(?<han>爸爸?|父亲|妈妈?|母亲|老公|丈夫|老婆|妻子|女儿|儿子|女朋友|男朋友|孩子|朋友)", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex ForSomeone();
}
