using System.Text.RegularExpressions;

namespace Aisle.Models.Guardrails;

/// <summary>
/// The same as <see cref="Lexicon"/> for Chinese, in plain words, for a shop to read and to extend. In a phrase "a|b" is either, and "*" up to <see cref="LongestGap"/> letters of any
/// kind; parts stand one behind the other. Texts are compared without spaces and marks between their letters, and in simplified letters.
/// </summary>
internal static class ChineseLexicon
{
    private const int LongestGap = 8;

    // The traditional letters of what stands below, and the simplified ones in their places.
    private const string Traditional = "殺彈藥製滅種猶穢賤槍擊動襲騙詐盜號碼銀帳證偽貨錢買賣煉軟體網釣魚規則視無過濾設記繞開顯輸洩複隱變員發級獄擬裝沒約審應該廢滾腦殘豬頻寫說媽馬雞歲學園國蟲統機兒內這個們會來對為給從現樣調試惡訴戲絕盡趕東戀萬厭討閉販鈔護竊郵電贓黃編違啟啓鎖換線蓋經執帐賬幣燒麼騷癡壞懶拋話準須關註詞";
    private const string Simplified = "杀弹药制灭种犹秽贱枪击动袭骗诈盗号码银账证伪货钱买卖炼软体网钓鱼规则视无过滤设记绕开显输泄复隐变员发级狱拟装没约审应该废滚脑残猪频写说妈马鸡岁学园国虫统机儿内这个们会来对为给从现样调试恶诉戏绝尽赶东恋万厌讨闭贩钞护窃邮电赃黄编违启启锁换线盖经执账账币烧么骚痴坏懒抛话准须关注词";

    public static IReadOnlyList<Regex> Profanity { get; } = [.. "操你妈|草泥马|肏|他妈的|尼玛|去你妈 傻逼|傻比|煞笔|傻屄|沙雕 狗屎|狗日的|狗娘养的 婊子|贱人|骚货|臭婊 王八蛋|龟孙子|混蛋|畜生 妈的智障|脑残 屌|鸡巴|牛逼".Split(' ').Select(Compile)];

    private static readonly Dictionary<string, (Strength Confidence, Regex Phrase)[]> Phrases = new(StringComparer.Ordinal)
    {
        ["HATE"] = Read(
            high: "消灭|灭绝|杀光|清洗|赶尽杀绝 * 犹太人|穆斯林|黑人|白人|同性恋|移民|外国人|女人|少数民族;犹太人|穆斯林|黑人|同性恋|移民|外国人 * 都该死|去死|是害虫|不配活|是劣等;种族清洗|种族灭绝 * 好|对的|必要|应该;希特勒万岁",
            medium: "我|我们 恨|讨厌|厌恶|憎恨 * 犹太人|穆斯林|黑人|同性恋|移民|外国人|女人;劣等民族|劣等种族|低等民族|下等人种;滚回你|滚回他们 * 国家|老家;黑鬼|死基佬|死娘炮",
            low: "犹太人|穆斯林|黑人|同性恋|移民|外国人|女人|外地人 都是|全是|就是 * 小偷|骗子|罪犯|懒|笨|蠢|坏"),
        ["INSULTS"] = Read(
            high: "你|你们 是|就是|真是|这个|这 * 白痴|蠢货|蠢猪|废物|垃圾|人渣|弱智|智障|脑残|傻子|贱人|畜生;你怎么不去死|你去死|操你|去死吧你;你妈死了",
            medium: "白痴|蠢货|蠢猪|弱智|智障|脑残|人渣|废物;傻逼|煞笔|王八蛋|混蛋|贱人|婊子|狗东西;闭嘴|滚开|滚蛋",
            low: "真笨|太笨|很蠢|太蠢|真蠢|没用的|神经病|垃圾 客服|店|机器人|助手|公司"),
        ["SEXUAL"] = Read(
            high: "儿童|幼女|未成年|小学生|初中生 * 色情|裸|性交|做爱|性行为;无码|露骨 * 色情|性爱|成人视频;和 * 未成年|动物|儿童 * 发生关系|性交|做爱",
            medium: "色情|黄片|黄色视频|成人视频|情色小说|淫秽;做爱|性交|口交|手淫|自慰;写|描述|描写 * 性爱|色情|情色|床戏;发|看 * 裸照|裸体照",
            low: "裸体|裸照|高潮|约炮|一夜情|性感照|骚"),
        ["VIOLENCE"] = Read(
            high: "怎么|怎样|如何|教我 * 制造|制作|做|造 * 炸弹|炸药|燃烧瓶|手榴弹|枪;怎么|怎样|如何|教我 * 杀死|杀掉|杀人|毒死|毒杀|勒死|弄死|谋杀|砍死;我要|我想|我会|我打算|准备 * 杀了|杀死|砍死|捅死|弄死|炸掉|炸了 * 你|他|她|他们|老板|同学|老婆|老公|学校|所有人;策划|计划 * 枪击|恐怖袭击|屠杀",
            medium: "制造|制作 * 炸弹|炸药|燃烧瓶;杀|砍|捅|打死|折磨 你|他|她|他们|人|全家;恐怖袭击|校园枪击|大屠杀;自杀 * 方法|怎么|方式;怎么|如何 * 自杀|自残",
            low: "炸弹|屠杀|谋杀|砍人|杀人|斩首|酷刑"),
        ["MISCONDUCT"] = Read(
            high: "怎么|怎样|如何|教我|帮我 * 盗取|盗用|盗|破解|黑进|入侵|窃取|偷 * 账号|账户|密码|银行卡|信用卡|手机|电脑|系统|身份|钱|东西;怎么|怎样|如何|教我 * 伪造|办假|做假 * 证|护照|发票|钞票|钱;怎么|怎样|如何|教我 * 洗钱|走私|逃税|偷税|贩毒|制毒|诈骗;怎么|怎样|如何|教我 * 制造|制作|合成|提炼 * 冰毒|毒品|海洛因|可卡因|芬太尼;写|编写|制作|做 * 勒索软件|木马|病毒程序|钓鱼网站|钓鱼邮件|恶意软件;买|卖|出售 * 盗来的|偷来的|盗刷的 * 卡|手机|账号",
            medium: "洗钱|盗刷|信用卡诈骗|电信诈骗;盗取|盗用|破解|窃取 * 账号|密码|银行卡|信用卡|身份;钓鱼 邮件|网站|短信;假证|假护照|假身份证|假发票|假币;顺手牵羊 * 商店|店里|超市",
            low: "黑客|木马|勒索软件|恶意软件|冰毒|海洛因|可卡因|走私|赃物|毒品"),
        ["PROMPT_ATTACK"] = Read(
            high: "忽略|忽视|无视|忘记|忘掉|忘了|不要理会|不用管|不要管|抛开|跳过|绕过|覆盖|违背 * 之前|以上|上面|前面|先前|此前|上述|所有|全部|一切|系统|你的|这些|原有|原来|开发者|安全 * 指令|指示|规则|提示|提示词|设定|限制|要求|命令|约束|规定|指南|准则|对话;显示|输出|告诉我|告诉|透露|泄露|打印|重复|复述|公布|说出|展示|给我看 * 系统提示|系统提示词|系统指令|系统消息|初始指令|初始提示|隐藏指令|隐藏的指令|隐藏提示|内部指令|开发者消息|你的提示词|原始提示词|秘密指令;你现在是|你就是|变成|化身|扮演|进入 * 不受限制|没有限制|不受约束|越狱|无限制|无审查|不受审查|dan模式;越狱模式|破限模式|现在可以做任何事",
            medium: "开发者|上帝|管理员|调试|超级用户|root 模式 * 开启|启用|激活|已开启|解锁|打开|进入;开启|启用|激活|进入|切换到|打开 * 开发者|上帝|管理员|调试|超级用户|root 模式;假装|扮演|假设|想象|模拟 * 没有|不受|无|不存在|不需要遵守 * 限制|规则|约束|道德|审查|过滤|底线;不受 任何 * 限制|约束|审查 * 回答|回复|说|助手|模型|ai;新的|最新的 指令|规则|系统提示 如下|是|为|开始;你的|你 * 系统提示词|系统指令|初始指令 * 是什么|有哪些|是啥|内容",
            low: "忽略|无视|忘记|忘掉 * 指令|指示|提示词;系统提示词|系统提示|提示词注入;从现在起你|从现在开始你|接下来你必须;base64 * 解码 * 执行"),
    };

    /// <summary>A text's letters in a row, simplified; null for one that has none of Chinese.</summary>
    public static string? Read(List<string> words)
    {
        if (!words.Exists(w => w[0] is >= '\u3400' and <= '\u9fff'))
        {
            return null;
        }

        return string.Create(words.Sum(w => w.Length), words, static (plain, words) =>
        {
            var at = 0;
            foreach (var c in words.SelectMany(w => w))
            {
                plain[at++] = Traditional.IndexOf(c, StringComparison.Ordinal) is var known and >= 0 ? Simplified[known] : c;
            }
        });
    }

    public static Strength Confidence(string type, string text)
    {
        foreach (var (confidence, phrase) in Phrases[type])
        {
            if (phrase.IsMatch(text))
            {
                return confidence; // they stand from the surest down
            }
        }

        return Strength.None;
    }

    private static (Strength, Regex)[] Read(string high, string medium, string low) =>
        [(Strength.High, Compile(high)), (Strength.Medium, Compile(medium)), (Strength.Low, Compile(low))];

    /// <summary>One pattern for all phrases of a list: a text is walked once, in linear time.</summary>
    private static Regex Compile(string phrases) => new(
        string.Join('|', phrases.Split(';').Select(phrase => string.Concat(phrase.Split(' ').Select(part => part == "*" ? $".{{0,{LongestGap}}}" : $"(?:{part})")))),
        RegexOptions.NonBacktracking | RegexOptions.CultureInvariant);
}
