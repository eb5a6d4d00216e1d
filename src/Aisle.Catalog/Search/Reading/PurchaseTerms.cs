using System.Text.RegularExpressions;

namespace Aisle.Catalog.Search.Reading;

/// <summary>
/// What a request says of the purchase as a whole and not of a thing: a budget for everything, a voucher and its rules. None of it is
/// the price of one thing, nor a word to search for.
/// </summary>
internal static partial class PurchaseTerms
{
    /// <summary>The request without its terms, the budget where it names one for the whole, and whether it speaks of a voucher.</summary>
    public static (string Request, decimal? Budget, bool HasVoucher) Split(string text)
    {
        var voucher = Voucher().Match(text);
        var request = voucher.Success ? text[..voucher.Index] : text;
        var total = Total().Match(voucher.Success ? text[voucher.Index..] : request);
        if (!voucher.Success && total.Success)
        {
            request = request.Remove(total.Index, total.Length);
        }

        return (request, total.Success ? Numerals.Read(total.Groups["n"].Value) : null, voucher.Success);
    }

    /// <summary>Whether a bound speaks of a whole list, as "under 300" at its end does and "priced under 300" does not.</summary>
    public static bool ClosesAList(string bound, string request) =>
        Bare().IsMatch(bound) && !SeveralSentences().IsMatch(request) && request.AsSpan().TrimEnd(" .!?。！？").EndsWith(bound, StringComparison.Ordinal);

    [GeneratedRegex(@"[.;:!?]\s+\S|[。；：！？]\s*\S|\b(?:should|must)\b", RegexOptions.IgnoreCase)]
    private static partial Regex SeveralSentences();

    [GeneratedRegex(@"^(?:(?:for |all )*(?:under|below|less than|up to|at most|within|max(?:imum)?|no more than)\b|<|总?共?.*(?:以内|以下|之内)$)", RegexOptions.IgnoreCase)]
    private static partial Regex Bare();

    /// <summary>From the sentence that says that there is a voucher to the end, where its rules stand.</summary>
    [GeneratedRegex(@"(?:^|(?<=[.!?]\s*)|\n\s*|(?<=,\s))[^.!?\n]{0,60}\b(?:i|we)(?:'ve|\s+also)?(?:\s+have|\s+got)*\s+an?\s+(?:\w+\s+)?(?:voucher|coupon|promo(?:tion)?(?:al)? code|discount code|gift card)\b[\s\S]*$|(?:^|(?<=[。！？，,\n]))[^。！？\n]{0,30}(?:我|还)?有(?:一?张|个)?[^。！？\n]{0,10}(?:优惠券|代金券|折扣码)[\s\S]*$", RegexOptions.IgnoreCase)]
    private static partial Regex Voucher();

    [GeneratedRegex(@"[^.!?\n,]{0,20}\b(?:(?:total|overall|whole|entire) (?:budget|price|cost)|budget)\b(?: (?:is|of|for (?:all|everything|both)(?: of \w+)?|only|limited to|around|about))*:?\s*[`'""$€£¥₱]*(?<n>" + Numerals.Pattern + @")[`'""]*(?:\s*(?:pesos?|php|dollars?|usd|euros?|eur|pounds?|gbp|元|块))?(?: (?:in total|altogether|for (?:all|everything|both)(?: of \w+)?))?|\b(?:all )?(?:for |together )?(?:under|below|within|up to|less than|no more than|at most|max(?:imum)?)\s*[$€£¥₱]?\s*(?<n>" + Numerals.Pattern + @")\s*(?:pesos?|php|dollars?|usd|euros?|eur|pounds?|gbp)? (?:in total|altogether|all together|combined|total|for (?:all|everything|both|the lot)(?: of \w+)?)|(?:总预算|一共|总共|合计|加起来)(?:是|为|在|不超过)?\s*(?<n>" + Numerals.Pattern + @")\s*(?:元|块)?(?:以内|之内)?", RegexOptions.IgnoreCase)]
    private static partial Regex Total();
}
