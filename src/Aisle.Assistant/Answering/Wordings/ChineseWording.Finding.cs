using Aisle.Assistant.Understanding;
using Aisle.Catalog;
using Aisle.Catalog.Index;

namespace Aisle.Assistant.Answering.Wordings;

/// <summary>What is said of what was found, and of what is looked for.</summary>
internal sealed partial class ChineseWording
{
    public override AnswerText Found(Slot total, int count, int shown, Slot words)
    {
        var matching = words.Text.Length == 0 ? new AnswerText(0, 0) : (AnswerText)$"“{words}”";
        return shown < count ? $"找到{total}件{matching}，最合适的在前：" : (AnswerText)$"找到{total}件{matching}：";
    }

    public override AnswerText Refined(Slot total, int count, int shown, Slot words) => shown < count ? $"符合的有{total}件，最合适的在前：" : (AnswerText)$"符合的有{total}件：";

    public override AnswerText FoundAfterDropping(AnswerText dropped, Slot total, int count) => $"没有完全符合的。去掉“{dropped}”后有{total}件：";

    public override AnswerText FoundWithout(Slot missing, Slot words, Slot total, int count) => words.Text.Length == 0
        ? $"没有找到提到“{missing}”的商品，这些最接近："
        : (AnswerText)$"找到{total}件“{words}”，但没有提到“{missing}”的：";

    public override AnswerText NothingFound(Slot words) => words.Text.Length == 0 ? $"没有找到合适的商品。换个说法或者少一些条件试试。" : (AnswerText)$"没有找到“{words}”。换个说法试试，或者告诉我用途。";

    public override AnswerText NotInThisCurrency(Slot bound, Slot currency) => $"本店价格以{currency}计，所以没有按“{bound}”筛选。";

    public override AnswerText NotCarried(Slot thing) => $"没有叫“{thing}”的商品，这些提到了它：";

    public override AnswerText NotUnderstood(Slot words) => $"我不确定“{words}”是什么意思。您想找什么商品？告诉我名称，或者问我您看到的商品。";

    public override AnswerText Meanwhile(bool inSight) => inSight ? $"先放着刚才的几件：" : (AnswerText)$"先看看各类商品各一件：";

    public override AnswerText Favourites() => $"告诉我用途或者给谁用，我再细找。先看看各类商品各一件：";

    public override string WhichDepartment => "想看哪一类？";

    public override AnswerText NoneBeyond(Relative relative) => relative == Relative.Cheaper ? $"没有更便宜又符合其他条件的了。" : (AnswerText)$"没有更贵又符合其他条件的了。";

    public override AnswerText More(Slot shown, Slot total) => $"还有这些，共{total}件，已显示{shown}件：";

    public override AnswerText NoMore(Slot total, int count) => $"一共就这{total}件。";

    public override AnswerText OthersWithout(Slot condition, Slot total, int count) => $"不限“{condition}”的话，还有{total}件：";

    public override AnswerText Alternatives(Slot title, Slot total, int count, bool cheaper) => cheaper ? $"比{title}便宜的同类商品：" : (AnswerText)$"和{title}同类的商品：";

    public override AnswerText NoAlternatives(Slot title, bool cheaper) => cheaper ? $"{title}已经是同类里最便宜的了。" : (AnswerText)$"没有找到和{title}同类的商品。";

    public override AnswerText Linked(Slot title, LinkKind? kind) => kind switch
    {
        LinkKind.Accessory or LinkKind.Part => $"这些可以搭配{title}：",
        LinkKind.Upgrade => $"比{title}更进一步的：",
        _ => $"店里推荐和{title}一起看的：",
    };

    public override AnswerText NothingLinked(Slot title) => $"店里没有列出和{title}搭配的商品。";

    public override string WordsReason(string words) => $"与“{words}”相符";

    public override string LinkedReason(string title) => $"店铺将它与{title}搭配";

    public override string RatedReason(Rating rating) => FormattableString.Invariant($"{rating.Count:N0}人评价，{rating.Average:0.0}分（满分5分）");

    public override string ReducedReason(Money before) => $"原价{before}";

    public override string WhichFacet(string facet) => facet switch
    {
        "price" => "您的预算是多少？",
        "brand" => "想要哪个品牌？",
        _ => $"想要哪种{AttributeName(facet)}？",
    };

    protected override string Label(WishCondition c, CatalogIndex index) => c.Kind switch
    {
        WishConditionKind.Brand => c.Excluded ? $"不要{c.Values[0]}" : $"品牌：{string.Join("或", c.Values)}",
        WishConditionKind.Category => $"类别：{string.Join("或", c.Values)}",
        WishConditionKind.Rating => $"{Number(c.Min ?? 0)}分以上",
        WishConditionKind.Availability => "有货",
        WishConditionKind.Price => Bounds(c, m => Amount(m, index.Currency)),
        _ when c.Values.Count > 0 => $"{(c.Excluded ? "不要" : "")}{AttributeName(c.Name)}：{string.Join("或", c.Values)}",
        _ => $"{AttributeName(c.Name)}：{Bounds(c, m => Measure(m, index.Vocabulary.FindAttribute(c.Name)?.Unit))}",
    };

    protected override string Remove(WishCondition c) => c.Kind switch
    {
        WishConditionKind.Brand when c.Excluded => $"{c.Values[0]}也可以",
        WishConditionKind.Brand => "不限品牌",
        WishConditionKind.Category => "不限类别",
        WishConditionKind.Rating => "不限评分",
        WishConditionKind.Availability => "缺货的也可以",
        WishConditionKind.Price => "不限价格",
        _ when c.Excluded => $"{c.Values[0]}也可以",
        _ => $"不限{AttributeName(c.Name)}",
    };

    private static string Bounds(WishCondition c, Func<decimal, string> text) => (c.Min, c.Max) switch
    {
        ({ } min, { } max) => $"{text(min)}到{text(max)}",
        (null, { } max) => $"{text(max)}以内",
        ({ } min, null) => $"{text(min)}以上",
        _ => "",
    };

    public override string SayMore => "还有吗";

    public override string SayStartOver => "重新开始";

    public override string SaySimilar => "有类似的吗";

    public override string? SayValue(string facet, string value) => facet == "brand" ? $"只要{value}" : $"{facet} {value}";

    public override string? SayPrice(string? min, string? max) => (min, max) switch
    {
        (null, { } to) => $"{to}以下",
        ({ } from, null) => $"{from}以上",
        ({ } from, { } to) => $"{from}到{to}",
        _ => null,
    };

    public override string SayTakeIn(string options) => $"我要这个 {options}";

    public override IEnumerable<string> AfterFind(int shown, bool more, bool rated)
    {
        if (shown == 0)
        {
            return ["你能做什么"];
        }

        return [.. shown > 1 ? new[] { "比较前两个", "哪个最便宜" } : ["多少钱"], .. rated ? new[] { "第一个评价怎么样" } : ["介绍一下第一个"], .. more ? new[] { SayMore } : []];
    }

    public override IEnumerable<string> AfterNothing(CatalogIndex index) => index.Vocabulary.Categories.Where(c => c.Path.Names.Count > 1).Take(3).Select(c => c.Path.Leaf);

    public override IEnumerable<string> AfterAsk(bool one, bool rated) => one ? [.. rated ? new[] { "它评价怎么样" } : [], "它多少钱", SaySimilar] : ["哪个最便宜", "比较这两个"];

    public override IEnumerable<string> AfterPrice(bool one) => one ? ["有货吗", "介绍一下它", "有便宜点的类似的吗"] : ["比较这两个"];

    public override IEnumerable<string> AfterStock(bool one) => one ? ["它多少钱", "多久能送到", "我要这个"] : ["比较这两个"];

    public override IEnumerable<string> AfterCompare(bool rated) => rated ? ["哪个最便宜", "哪个评分最高"] : ["哪个最便宜"];

    public override IEnumerable<string> AfterReviews(bool aspect) => aspect ? ["它总体评价怎么样", "它多少钱", SaySimilar] : ["它有什么缺点", "它多少钱", SaySimilar];

    public override IEnumerable<string> AfterPolicy(bool focused) => focused ? ["有货吗", "它多少钱"] : ["多久能送到", "可以退货吗"];
}
