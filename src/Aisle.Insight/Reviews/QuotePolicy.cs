using System.Buffers;
using System.Text.RegularExpressions;

namespace Aisle.Insight.Reviews;

/// <summary>
/// What of a review's text may be counted and quoted. A sentence with markup, a link, an address, a phone number, or one that
/// speaks to software and not to shoppers is no opinion: it is neither counted nor quoted. The whole review stays to be opened.
/// </summary>
internal static partial class QuotePolicy
{
    private const int Shortest = 15;
    private const int Longest = 240;

    // A cheap look for what each pattern needs, so that most sentences run none.
    private static readonly SearchValues<char> MarkupMarks = SearchValues.Create("<>@&{}[]`#|");

    private static readonly SearchValues<string> LinkMarks = SearchValues.Create(["http", "www.", "."], StringComparison.OrdinalIgnoreCase);

    private static readonly SearchValues<string> InstructionMarks = SearchValues.Create(
        ["ignore ", "disregard", "forget", "override", "prompt", "system", "assistant", "developer", "user", "you are", " ai", "chatbot", "language model", "llm", "bot",
         "tell", "inform ", "respond", "reply", "answer", "instruction", "jailbreak", " key", "code", "忽略", "系统", "现在是", "作为", "加", "微信"],
        StringComparison.OrdinalIgnoreCase);

    public static bool IsOpinion(ReadOnlySpan<char> sentence) =>
        !((sentence.IndexOfAny(MarkupMarks) >= 0 && Markup().IsMatch(sentence))
          || (sentence.IndexOfAnyInRange('0', '9') >= 0 && Phone().IsMatch(sentence))
          || (sentence.IndexOfAny(LinkMarks) >= 0 && Link().IsMatch(sentence))
          || (sentence.IndexOfAny(InstructionMarks) >= 0 && Instruction().IsMatch(sentence)));

    /// <summary>Whether it reads well by itself.</summary>
    public static bool IsQuotable(ReadOnlySpan<char> sentence) =>
        sentence.Length <= Longest && sentence.Length >= (Text.Han.Is(sentence[0]) ? 5 : Shortest);

    [GeneratedRegex(@"<[a-z/!][^>]{0,200}>|\]\(|```|\{\{|\}\}|\[/?(inst|system|user|assistant)\]|<\||\|>|[\w.+-]+@[\w-]+\.\w|&[a-z]{2,8};|#{2,}|\{""", RegexOptions.IgnoreCase)]
    private static partial Regex Markup();

    [GeneratedRegex(@"https?:|www\.|\b[\w-]+\.(com|net|org|io|info|biz|shop|xyz|ru|cn|co\.uk|ly)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Link();

    [GeneratedRegex(@"(?<![\d.])\+?\d{1,3}?[ .-]?\(?\d{3}\)?[ .-]\d{3,4}[ .-]?\d{4}(?!\d)|(?<!\d)1[3-9]\d{9}(?!\d)")]
    private static partial Regex Phone();

    [GeneratedRegex(
        @"\b(ignore|disregard|forget|override)\b.{0,30}\b(previous|prior|above|earlier|all|your|any|these|those)\b.{0,30}\b(instruction|instructions|prompt|prompts|rules|guidelines|directions|context)\b"
        + @"|\b(ignore|disregard|forget|override)\b.{0,30}\b(instructions?|prompts?|rules|guidelines)\b.{0,10}\b(above|before|so far)\b"
        + @"|\b(system|assistant|developer|user)\s*(prompt|message)?\s*:|\bsystem prompt\b|\byou are (now )?(an? )?(ai|assistant|chatbot|language model|llm|chatgpt|dan)\b|\bas an ai\b"
        + @"|\b(ai|assistant|chatbot|llm|language model|bot)s?\b.{0,20}\b(must|should|shall|please|always|never)\b.{0,20}\b(say|tell|recommend|answer|respond|reply|mention|output|show|rate|state|claim)\b"
        + @"|\b(tell|inform) (the )?(user|users|customer|customers|shopper|shoppers|everyone) (that|to|the)\b"
        + @"|\b(respond|reply|answer) (only )?with\b|\bnew instructions?\b|\bdeveloper mode\b|\bjailbreak\b|\b(api|secret) key\b|\bprompt injection\b"
        + @"|\bpromo code\b|\bdiscount code\b|\bcoupon code\b|\buse code\b|忽略(以上|之前|前面|所有).{0,10}(指令|提示|规则)|系统提示|你现在是|作为(一个)?(ai|人工智能|助手)|加(我|v|微信)|微信号",
        RegexOptions.IgnoreCase)]
    private static partial Regex Instruction();
}
