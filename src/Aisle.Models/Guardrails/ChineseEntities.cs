using System.Text.RegularExpressions;

namespace Aisle.Models.Guardrails;

/// <summary>
/// Personal data as Chinese texts announce it, beside the numbers that <see cref="PiiEntities"/> finds in any script: addresses, names and plates by their form, the rest
/// behind the words for it. A group "v" is what is hidden; without one, all of the match.
/// </summary>
internal static class ChineseEntities
{
    private const string Is = @"(?:号码|号|是|为|[:=]|\s){0,4}";
    private const string Provinces = "北京|天津|上海|重庆|河北|山西|辽宁|吉林|黑龙江|江苏|浙江|安徽|福建|江西|山东|河南|湖北|湖南|广东|海南|四川|贵州|云南|陕西|甘肃|青海|台湾|内蒙古|广西|西藏|宁夏|新疆|香港|澳门";
    private const string Surnames = "王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤欧阳";

    private static readonly Dictionary<string, Regex[]> Patterns = new(StringComparer.Ordinal)
    {
        ["ADDRESS"] =
        [
            Of($@"(?:{Provinces})[\u4e00-\u9fff\d]{{0,24}}?(?:路|街|大道|道|巷|弄|胡同|村|小区|花园|大厦)\s?\d{{1,5}}(?:弄\s?\d{{1,5}})?(?:号|栋|幢|座)(?:[\u4e00-\u9fff\d-]{{0,12}}(?:室|栋|幢|单元|楼|房|座))?"),
            Of(@"(?:地址|住在|寄到|寄往|送到)(?:是|为|[:=]|\s){0,3}(?<v>[\u4e00-\u9fff\d]{2,24}?(?:路|街|大道|道|巷|弄|胡同|村|小区|花园|大厦)\s?\d{1,5}(?:弄\s?\d{1,5})?(?:号|栋|幢|座)(?:[\u4e00-\u9fff\d-]{0,12}(?:室|栋|幢|单元|楼|房|座))?)"),
        ],
        ["AGE"] = [Of(@"(?:今年|年龄|年纪|我|他|她|儿子|女儿|孩子|宝宝)[\u4e00-\u9fff:]{0,3}?(?<v>\d{1,3})\s?周?岁")],
        ["CREDIT_DEBIT_CARD_CVV"] = [Of($@"(?:安全码|卡验证码|背面三位)(?:{Is})(?<v>\d{{3,4}})")],
        ["CREDIT_DEBIT_CARD_EXPIRY"] = [Of(@"(?:有效期|到期日)(?:至|到|是|为|[:=]|\s){0,3}(?<v>(?:0?[1-9]|1[0-2])\s?[/-]\s?(?:20)?\d\d|20\d\d年(?:0?[1-9]|1[0-2])月)")],
        ["DRIVER_ID"] = [Of($@"(?:驾驶证|驾照)(?:{Is})(?<v>\d{{12,17}}[\dXx]?)")],
        ["LICENSE_PLATE"] = [Of(@"[京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼][A-Z][·・ ]?[A-Z0-9]{4,5}[A-Z0-9挂学警港澳]")],
        ["NAME"] =
        [
            Of($@"(?:我叫|名字是|名字叫|姓名|收件人|收货人|联系人)(?:是|为|[:=]|\s){{0,2}}(?<v>(?:欧阳|[{Surnames}])[\u4e00-\u9fff]{{1,2}})"),
            Of($@"(?<v>(?:欧阳|[{Surnames}])[\u4e00-\u9fff]{{0,2}}?)(?:先生|女士|小姐)"),
        ],
        ["PASSWORD"] = [Of(@"(?:密码|口令)(?:是|为|[:=]|\s){1,3}(?<v>[!-+\x2d-:<-~]{4,})")],
        ["PHONE"] = [Of($@"(?:电话|手机|座机)(?:{Is})(?<v>(?:0\d{{2,3}}[ -]?)?[2-9]\d{{6,7}})")],
        ["PIN"] = [Of($@"(?:取款密码|支付密码|交易密码|PIN码)(?:{Is})(?<v>\d{{4,6}})")],
        ["USERNAME"] = [Of(@"(?:用户名|登录名|微信号|微信)(?:是|为|[:=]|\s){1,3}(?<v>[\w.@-]{3,})")],
        ["US_BANK_ACCOUNT_NUMBER"] = [Of($@"(?:银行卡|银行账|银行帐|账|帐|储蓄卡)(?:号码|号|户)(?:{Is})(?<v>\d[\d ]{{8,28}}\d)")],
        ["US_PASSPORT_NUMBER"] = [Of($@"护照(?:{Is})(?<v>[A-Z]{{1,2}}\d{{7,8}}|\d{{9}})")],
    };

    /// <param name="type">One of <see cref="PiiEntities.Types"/>.</param>
    /// <param name="narrow">The text, by <see cref="WideText.Narrow"/>.</param>
    public static IEnumerable<(int Start, int Length)> Find(string type, string narrow)
    {
        foreach (var pattern in Patterns.GetValueOrDefault(type, []))
        {
            foreach (Match match in pattern.Matches(narrow))
            {
                Group found = match.Groups["v"] is { Success: true } value ? value : match;
                yield return (found.Index, found.Length);
            }
        }
    }

    private static Regex Of(string pattern) => new(pattern, RegexOptions.NonBacktracking | RegexOptions.CultureInvariant);
}
