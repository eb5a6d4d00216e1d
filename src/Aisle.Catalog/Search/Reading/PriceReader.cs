using System.Text.RegularExpressions;
using Aisle.Catalog.Index.Analysis;
using Aisle.Catalog.Index.Internals;

namespace Aisle.Catalog.Search.Reading;

/// <summary>
/// Price bounds in words: "under $50", "between 20 and 50", "20-50 dollars", "50元以下", "100到300元". A number that is followed by a
/// unit, or by a word that counts something, is no price unless a currency stands with it: "over 20 hours", "at least 16 GB".
/// </summary>
internal static partial class PriceReader
{
    private const string Before = @"(?<sign>[$€£¥₹₱]|us\$|rmb|usd|eur|gbp|php)?\s*";
    private const string After = @"(?:\s*(?<currency>dollars?|bucks?|usd|euros?|eur|€|pounds? sterling|pounds?|quid|gbp|£|pesos?|php|yuan|rmb|cny|yen|jpy|rupees?|inr|元钱?|块钱?|人民币|美元|美金|欧元|英镑|日元|\$|¥)(?![a-z]))?";
    private const string One = Before + "(?<a>" + Numerals.Pattern + ")" + After;
    private const string Two = "(?<b>" + Numerals.Pattern + ")" + After;
    private const string Sign2 = @"(?:[$€£¥₹₱]|us\$|rmb|usd|eur|gbp|php)?\s*";
    private const string Lead = @"(?:\b(?:and |but )(?=under|below|over|above|less|more|at|no|not|up|cheap))?(?<lead>\b(?:and )?(?:with )?(?:a |an |the )?(?:that |which )?(?:(?:is|are|be|must be|should be) )?(?:price[ds]?|cost(?:s|ing)?|selling|budget|spend)(?: (?:range|of|is|at|be|ranging|tag))* ?|(?:价格|价位|价钱|预算|售价)(?:在|是|为|要)?)?";

    private static readonly (Regex Pattern, Bound Bound)[] Patterns =
    [
        (Range(), Bound.Both), (ChineseRange(), Bound.Both), (BareRange(), Bound.Both),
        (AtMost(), Bound.Max), (OrLess(), Bound.Max), (ChineseAtMost(), Bound.Max), (ChineseOrLess(), Bound.Max),
        (AtLeast(), Bound.Min), (OrMore(), Bound.Min), (ChineseAtLeast(), Bound.Min), (ChineseOrMore(), Bound.Min),
        (Around(), Bound.Around), (ChineseAround(), Bound.Around),
    ];

    private enum Bound
    {
        Min,
        Max,
        Both,
        Around,
    }

    /// <summary>
    /// Reads and takes every bound. A later bound narrows an earlier one, so that "over 20 but under 50" is one range; where both can't
    /// hold, the later stands. Null for none.
    /// </summary>
    public static ReadCondition? Read(RequestText request)
    {
        var bounds = new List<ReadCondition>();
        foreach (var (pattern, bound) in Patterns)
        {
            foreach (Match match in pattern.Matches(request.Folded))
            {
                if (request.IsFree(match.Index, match.Length) && Meaning(match, bound, request.Folded) is { } read)
                {
                    request.Take(match.Index, match.Length);
                    bounds.Add(read with { Source = request.Source(match.Index, match.Length), Start = match.Index });
                }
            }
        }

        return bounds.OrderBy(b => b.Start).Aggregate((ReadCondition?)null, (found, read) => found is null ? read : Narrowed(found, read));
    }

    private static ReadCondition Narrowed(ReadCondition found, ReadCondition read)
    {
        var (min, max) = (read.Min ?? found.Min, read.Max ?? found.Max);
        return min > max ? read : read with
        {
            Min = min,
            Max = max,
            Currency = found.Currency ?? read.Currency,
            Source = found.Source + " " + read.Source,
            Start = found.Start,
        };
    }

    private static ReadCondition? Meaning(Match match, Bound bound, string text)
    {
        var currency = Currency(match.Groups["sign"].Value) ?? Currency(match.Groups["currency"].Value);
        var isMoney = currency is not null || match.Groups["sign"].Length + match.Groups["currency"].Length > 0;
        if (!isMoney && (CountsSomething(text, match.Index + match.Length) || (!match.Groups["lead"].Success && MeasuresSomething(text[..match.Index], match))))
        {
            return null;
        }

        if (Numerals.Read(match.Groups["a"].Value) is not { } a)
        {
            return null;
        }

        var b = match.Groups["b"].Success ? Numerals.Read(match.Groups["b"].Value) : null;
        var (min, max) = bound switch
        {
            Bound.Min => (a, (decimal?)null),
            Bound.Max => (null, a),
            Bound.Both => b is null ? (null, null) : (Math.Min(a, b.Value), Math.Max(a, b.Value)),
            _ => ((decimal?)a * 0.8m, (decimal?)a * 1.2m),
        };
        return min is null && max is null ? null : new ReadCondition("price", ConditionKind.Price, "") { Min = min, Max = max, Currency = currency };
    }

    /// <summary>Whether what follows a number makes it a measure or a count.</summary>
    private static bool CountsSomething(string text, int at)
    {
        var rest = text.AsSpan(at);
        if (rest.Length > 0 && (rest[0] is '%' or '"' or '″' or '-' or '/' or '°' || char.IsLetterOrDigit(rest[0])))
        {
            return !Tokenizer.IsIdeographic(rest[0]) || "寸米克升岁星个件分年月天小毫厘公瓦伏级人只支包".Contains(rest[0], StringComparison.Ordinal);
        }

        rest = rest.TrimStart();
        if (Sides().IsMatch(rest))
        {
            return true;
        }

        var length = 0;
        while (length < rest.Length && char.IsAsciiLetter(rest[length]))
        {
            length++;
        }

        var word = rest[..length].ToString();
        return MeasureUnits.IsKnown(word) ? word != "in" : Counted().IsMatch(word);
    }

    /// <summary>
    /// Whether what stands before a bound makes it one of something else: "power between 500 and 1000", "ages 8 and up", "models from
    /// 2009 to 2014", "larger than 50".
    /// </summary>
    private static bool MeasuresSomething(string before, Match match) =>
        Measured().IsMatch(before) || match.Groups["size"].Success || match.Value.Contains('+', StringComparison.Ordinal)
        || (match.Groups["b"].Success && IsYear(match.Groups["a"].Value) && IsYear(match.Groups["b"].Value));

    private static bool IsYear(string number) => number.Length == 4 && (number.StartsWith("19", StringComparison.Ordinal) || number.StartsWith("20", StringComparison.Ordinal));

    [GeneratedRegex(@"\b(?:ages?|aged|kids|children|toddlers|size|sizes|grades?|years?|models?|versions?|power(?: usage| consumption)?|usage|wattage|voltage|input|output|spf|resolution|speed|capacity|width|height|length|depth|diameter|thickness|weight|weigh(?:s|ing)?|temperatures?|frequency|rate|brightness|battery|memory|storage|screen|display|range|distance|volume|level|numbers?|nr|no\.?|score|dpi|series|part|type|gauge|count|quantity|pack)(?: (?:is|are|of|from|for|with|a|an))*[ :]*$|(?:年龄|尺寸|尺码|功率|电压|容量|重量|身高|分辨率)(?:在|为|是)?\s*$")]
    private static partial Regex Measured();

    private static string? Currency(string text) => text switch
    {
        "" => null,
        "us$" or "usd" or "美元" or "美金" => "USD",
        "€" or "eur" or "euro" or "euros" or "欧元" => "EUR",
        "gbp" or "pound sterling" or "pounds sterling" or "quid" or "英镑" => "GBP",
        "inr" => "INR",
        "₱" or "php" => "PHP",
        "人民币" or "rmb" or "cny" or "yuan" => "CNY",
        "yen" or "jpy" or "日元" => "JPY",
        _ => Currencies.Symbol(text),
    };

    /// <summary>"22 by 22", "12 x 8".</summary>
    [GeneratedRegex(@"^(?:by|x) ?\d")]
    private static partial Regex Sides();

    [GeneratedRegex(@"^(?:stars?|pieces?|pcs?|packs?|people|persons?|ports?|years?|months?|weeks?|points?|megapixels?|mp|dpi|fps|inch(?:es)?|k|x|percent|times|items?|sets?|counts?|ct|channels?|keys|buttons|players|cores|lumens?|nits|rpm|psi|reviews?|ratings?|colou?rs?|sizes?|gen|generation|hz|watts?|volts?|amps?|pairs?|layers?|sheets?|feet|bit)$")]
    private static partial Regex Counted();

    [GeneratedRegex(Lead + @"\b(?:between|from|ranging from|in the range of|range from) ?" + One + @"\s*(?:and|to|-|–|—|~)\s*" + Sign2 + Two)]
    private static partial Regex Range();

    /// <summary>Without "between" only beside a currency, or after the word price.</summary>
    [GeneratedRegex(@"(?<lead>\b(?:price[ds]?|budget|cost(?:s|ing)?))(?: (?:range|of|is|at|:))*:? ?" + One + @"\s*(?:to|-|–|—|~)\s*" + Sign2 + Two
        + @"|(?<sign>[$€£¥₹₱]|us\$|rmb)\s*(?<a>" + Numerals.Pattern + @")\s*(?:to|-|–|—|~)\s*" + Sign2 + "(?<b>" + Numerals.Pattern + @")(?!\w)"
        + @"|(?<![\w.])(?<a>" + Numerals.Pattern + @")\s*(?:to|-|–|—|~)\s*(?<b>" + Numerals.Pattern + @")\s*(?<currency>dollars?|bucks?|usd|euros?|eur|€|pounds?|quid|gbp|pesos?|php|yuan|rmb|cny|rupees?|inr)\b")]
    private static partial Regex BareRange();

    [GeneratedRegex(Lead + @"(?:(?:\b(?:under|below|beneath|less than|less then|lower than|cheaper than|up to|upto|at most|at maximum|no more than|not more than|no higher than|not over|not above|not exceeding|maximum(?: price)?(?: of)?|max(?: price)?(?: of)?\.?|within|inside|(?<size>smaller than|shorter than|lighter than))|<=?|≤)\s*(?:a |the )?(?:price of |budget of )?" + One + @"|\bbudget(?: (?:of|is|around))?:? ?" + One + ")")]
    private static partial Regex AtMost();

    [GeneratedRegex(Lead + "(?<![a-z0-9.])" + One + @"\s*(?:or (?:less|under|below|cheaper|lower)|and (?:under|below|less)|max(?:imum)?\b|tops\b)")]
    private static partial Regex OrLess();

    [GeneratedRegex(Lead + @"(?:\b(?:over|above|more than|more then|at least|at minimum|(?<size>larger than|bigger than|longer than|heavier than)|no less than|not less than|not under|not below|greater than|higher than|exceeding|beyond|starting (?:at|from)|upwards of|minimum(?: price)?(?: of)?|min(?: price)?(?: of)?\.?)|>=?|≥)\s*(?:a |the )?(?:price of )?" + One)]
    private static partial Regex AtLeast();

    [GeneratedRegex(Lead + "(?<![a-z0-9.])" + One + @"\s*(?:or (?:more|above|higher|over|up)|and (?:up|above|over|more)\b|\+(?!\w))")]
    private static partial Regex OrMore();

    [GeneratedRegex(Lead + @"\b(?:around|about|approximately|roughly|near) " + One)]
    private static partial Regex Around();

    [GeneratedRegex(@"(?:价格|价位|价钱|预算|售价)?(?:在|从|是|为)?\s*" + One + @"\s*(?:到|至|-|–|—|~|～)\s*" + Sign2 + "(?<b>" + Numerals.Pattern
        + @")\s*(?:(?<currency>元钱?|块钱?|人民币|美元|美金|欧元)(?:之间|以内)?|之间)的?"
        + @"|(?:价格|价位|价钱|预算|售价)(?:在|从|是|为)?\s*" + One + @"\s*(?:到|至|-|–|—|~|～)\s*" + Sign2 + "(?<b>" + Numerals.Pattern + ")")]
    private static partial Regex ChineseRange();

    [GeneratedRegex(Lead + @"(?:低于|不超过|不高于|不要超过|别超过|不能超过|少于|小于|不到|最多|至多|最高|便宜过|预算(?:是|为|在)?)\s*" + One + @"\s*(?:以下|以内|之内|之下|的)?")]
    private static partial Regex ChineseAtMost();

    [GeneratedRegex(Lead + One + @"\s*(?:以下|以内|之内|之下|内|封顶)的?")]
    private static partial Regex ChineseOrLess();

    [GeneratedRegex(Lead + @"(?:高于|不低于|不少于|超过|大于|多于|至少|最少|最低|起码)\s*" + One + @"\s*(?:以上|的)?")]
    private static partial Regex ChineseAtLeast();

    [GeneratedRegex(Lead + One + @"\s*(?:以上|之上|起)的?")]
    private static partial Regex ChineseOrMore();

    [GeneratedRegex(@"(?:大概|大约|差不多|约)\s*" + One + @"\s*(?:左右|上下)?的?|" + One + @"\s*(?:左右|上下)的?")]
    private static partial Regex ChineseAround();
}
