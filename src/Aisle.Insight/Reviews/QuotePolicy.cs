using System.Buffers;
using System.Text;
using System.Text.RegularExpressions;
using Aisle.Insight.Lexicons;
using Aisle.Insight.Text;

namespace Aisle.Insight.Reviews;

/// <summary>
/// What of a review's text may be counted, quoted and shown. A sentence with markup, a link, an address, a phone number, or one that
/// speaks to software and not to shoppers is no opinion: it is neither counted nor quoted. One that swears or insults is counted, since
/// it is an opinion, but never quoted. The whole review can be opened with those parts cut: <see cref="Shown"/>.
/// </summary>
internal static partial class QuotePolicy
{
    private const int Shortest = 15;
    private const int Longest = 240;
    private const string Cut = "[…]";

    private static readonly string[] InsultForms = [.. Lexicon.Lines("insults").SelectMany(Lexicon.Forms)];

    private static readonly Regex Insult = InsultPattern();

    // A cheap look for what each pattern needs, so that most sentences run none.
    private static readonly SearchValues<char> MarkupMarks = SearchValues.Create("<>@&{}[]`#|");

    private static readonly SearchValues<string> LinkMarks = SearchValues.Create(["http", "www.", "."], StringComparison.OrdinalIgnoreCase);

    private static readonly SearchValues<string> InsultMarks = SearchValues.Create([.. InsultForms.Select(form => form.TrimEnd('*'))], StringComparison.OrdinalIgnoreCase);

    private static readonly SearchValues<string> InstructionMarks = SearchValues.Create(
        ["ignore ", "disregard", "forget", "override", "prompt", "system", "assistant", "developer", "user", "you are", " ai", "chatbot", "language model", "llm", "bot",
         "tell", "inform ", "respond", "reply", "answer", "instruction", "jailbreak", " key", "code", "忽略", "系统", "现在是", "作为", "加", "微信"],
        StringComparison.OrdinalIgnoreCase);

    public static bool IsOpinion(ReadOnlySpan<char> sentence) =>
        !((sentence.IndexOfAny(MarkupMarks) >= 0 && Markup().IsMatch(sentence))
          || (sentence.IndexOfAnyInRange('0', '9') >= 0 && Phone().IsMatch(sentence))
          || (sentence.IndexOfAny(LinkMarks) >= 0 && Link().IsMatch(sentence))
          || (sentence.IndexOfAny(InstructionMarks) >= 0 && Instruction().IsMatch(sentence)));

    /// <summary>Whether it reads well by itself, and may stand where a shop speaks.</summary>
    public static bool IsQuotable(ReadOnlySpan<char> sentence) =>
        sentence.Length <= Longest && sentence.Length >= (Han.Is(sentence[0]) ? 5 : Shortest) && !Insults(sentence);

    public static bool Insults(ReadOnlySpan<char> sentence) => sentence.IndexOfAny(InsultMarks) >= 0 && Insult.IsMatch(sentence);

    /// <summary>A text as it is shown whole: what is no shopper's business is cut ("[…]"), and of an insult its first letter stays ("s***").</summary>
    public static string Shown(string text)
    {
        text = Address().Replace(text, Cut); // first: a link may hold what looks like a sentence's end
        var shown = new StringBuilder(text.Length);
        var at = 0;
        foreach (var sentence in Sentences.Of(text).Where(s => !IsClean(text.AsSpan(s.Start, s.Length))))
        {
            shown.Append(text, at, sentence.Start - at).Append(Censored(sentence.In(text)));
            at = sentence.End;
        }

        return at == 0 ? text : shown.Append(text, at, text.Length - at).ToString();
    }

    private static bool IsClean(ReadOnlySpan<char> sentence) => IsOpinion(sentence) && !Insults(sentence);

    private static string Censored(string sentence) => Instruction().IsMatch(sentence)
        ? Cut
        : Insult.Replace(Markup().Replace(Phone().Replace(sentence, Cut), Cut), insult => insult.Value[..1] + new string('*', insult.Length - 1));

    /// <summary>The lists of insults.txt as one pattern: whole words, any ending where the list says "*"; Chinese forms anywhere.</summary>
    private static Regex InsultPattern()
    {
        var forms = InsultForms.ToLookup(form => Han.Is(form[0]));
        var words = forms[false].Select(form => Regex.Escape(form.TrimEnd('*')) + (form[^1] == '*' ? @"\w*" : ""));
        return new Regex(@$"\b(?:{string.Join('|', words)})\b(?![ -]?proof)|{string.Join('|', forms[true].Select(Regex.Escape))}", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);
    }

    [GeneratedRegex(@"<[a-z/!][^>]{0,200}>|\]\(|```|\{\{|\}\}|\[/?(inst|system|user|assistant)\]|<\||\|>|[\w.+-]+@[\w-]+\.\w|&[a-z]{2,8};|#{2,}|\{""", RegexOptions.IgnoreCase)]
    private static partial Regex Markup();

    [GeneratedRegex(@"https?:|www\.|\b[\w-]+\.(com|net|org|io|info|biz|shop|xyz|ru|cn|co\.uk|ly)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Link();

    [GeneratedRegex(@"[\w.+-]{1,64}@[\w-]{1,63}(\.[\w-]{1,63})*|(https?:|www\.)\S*|\b[\w-]+\.(com|net|org|io|info|biz|shop|xyz|ru|cn|co\.uk|ly)\b\S*", RegexOptions.IgnoreCase)]
    private static partial Regex Address();

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
