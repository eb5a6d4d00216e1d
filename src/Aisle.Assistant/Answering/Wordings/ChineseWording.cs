using Aisle.Assistant.Understanding;
using Aisle.Catalog;
using Aisle.Insight.Evidence;

namespace Aisle.Assistant.Answering.Wordings;

/// <summary>What is said of one product, its price and its stock.</summary>
internal sealed partial class ChineseWording : Wording
{
    public override AnswerText Heading(Slot title) => $"{title}：";

    public override AnswerText Described(Slot title, Slot quote) => $"{title}：“{quote}”";

    public override AnswerText Attribute(Slot name, Slot value) => $"{Named(name)}：{value}";

    public override string AttributeName(string name) => AttributeNames.InChinese(name);

    /// <summary>The name in Chinese is wording; where there is none, the record's own is cited.</summary>
    private static Slot Named(Slot name) => AttributeNames.InChinese(name.Text) is var chinese && chinese != name.Text ? Slot.Shown(chinese) : name;

    public override AnswerText Attributes(IEnumerable<AnswerText> attributes) => $"{AnswerText.Join($"；", attributes)}。";

    public override AnswerText Answer(YesNo? verdict, Slot title, Slot source, Slot quote, EvidenceKind kind, bool several)
    {
        var says = Says(source, quote, kind);
        return (verdict, several) switch
        {
            (YesNo.Yes, _) => $"是的。{says}",
            (YesNo.No, _) => $"不是。{says}",
            (_, false) when kind == EvidenceKind.Attribute => $"{title}的{says}",
            _ => says,
        };
    }

    public override AnswerText DoesNotSay(Slot title, AnswerText lookedAt, bool several)
    {
        if (several)
        {
            return $"资料里没有说明。";
        }

        return lookedAt.IsEmpty ? $"我不清楚：店里没有{title}的详细资料。" : (AnswerText)$"我不清楚：{title}的资料里没有说明。我查了{lookedAt}。";
    }

    public override AnswerText LookedAt(IReadOnlyList<(Looked What, int Count)> at) => List(at.Where(a => a.Count > 0).Select(a => (AnswerText)$"{Slot.Count(a.Count)}{Slot.Shown(Noun(a.What))}"));

    public override AnswerText NearestIs(Slot source, Slot quote, EvidenceKind kind) => $"最接近的是：{Says(source, quote, kind)}";

    public override AnswerText Vote(Slot yes, Slot no, int yesCount, int noCount) => (yesCount, noCount) switch
    {
        ( > 0, > 0) => $"买家看法不一：{yes}位说是，{no}位说不是。",
        ( > 0, 0) => $"有{yes}位买家也这么说。",
        _ => $"有{no}位买家说不是。",
    };

    public override AnswerText ProductIn(Slot title, IReadOnlyList<Slot> options) => options.Count == 0 ? $"{title}" : (AnswerText)$"{title}（{List(options)}）";

    public override AnswerText Costs(AnswerText name, Slot price) => $"{name}的价格是{price}。";

    public override AnswerText CostsReduced(AnswerText name, Slot price, Slot before) => $"{name}现价{price}，原价{before}。";

    public override AnswerText CostsBetween(AnswerText name, Slot lowest, Slot highest) => $"{name}的价格从{lowest}到{highest}，视款式而定。";

    public override AnswerText NoPrice(AnswerText name) => $"资料里没有{name}的价格。";

    public override AnswerText ButStock(Slot stock) => $"目前{stock}。";

    public override AnswerText InStock(AnswerText name, Slot stock, Slot price) => $"有的。{name}{stock}，价格{price}。";

    public override AnswerText OutOfStock(AnswerText name, Slot stock) => $"没有。{name}目前{stock}。";

    public override AnswerText Left(Slot quantity) => $"还剩{quantity}件。";

    public override AnswerText StockNotKnown(AnswerText name) => $"店里有{name}，但资料没有说明是否有货。";

    public override AnswerText NotInThat(AnswerText name) => $"没有，店里不卖{name}。";

    public override AnswerText NotIn(Slot title, Slot unknown, AnswerText values) => $"没有，{title}没有{unknown}的。有这些：{values}。";

    public override AnswerText ComesIn(Slot title, AnswerText values, Slot total, int count) => $"{title}有这些可选：{values}。";

    public override AnswerText OnlyIn(Slot title, Slot value) => $"{title}只有一种：{value}。";

    public override AnswerText NoOptions(Slot title) => $"{title}只有一种，资料里没有别的款式。";

    public override AnswerText WhichOption(AnswerText name) => $"{name}有多种款式，您要哪一种？";

    public override AnswerText PressToAdd(AnswerText name) => $"好的，请在下面确认，{name}就会放进购物车。我不会自己加入。";

    public override AnswerText ProposeCart(AnswerText name, Slot price) => $"{name}的价格是{price}。要加入购物车吗？";

    public override string AddToCart => "加入购物车";

    public override string Stock(Availability availability) => availability switch
    {
        Availability.InStock => "有货",
        Availability.OutOfStock => "缺货",
        Availability.PreOrder => "可以预订",
        Availability.BackOrder => "正在补货",
        Availability.Discontinued => "已停产",
        _ => "库存未知",
    };

    private static AnswerText Says(Slot source, Slot quote, EvidenceKind kind) => kind switch
    {
        EvidenceKind.Attribute => $"{Named(source)}：{quote}。",
        EvidenceKind.Review => $"一位买家写道：“{quote}”",
        EvidenceKind.Question => $"有人问过“{source}”，回答是：“{quote}”",
        EvidenceKind.Description => $"商品介绍说：“{quote}”",
        EvidenceKind.Bullet => $"商品详情说：“{quote}”",
        EvidenceKind.Title => $"商品名称是：“{quote}”",
        _ => $"{source}：“{quote}”",
    };

    private static string Noun(Looked what) => what switch
    {
        Looked.Attributes => "项参数",
        Looked.Sentences => "句介绍",
        Looked.Questions => "个买家提问",
        _ => "条评价",
    };

    public override AnswerText List(IEnumerable<AnswerText> items) => AnswerText.Join($"、", items);

    public override AnswerText Sentences(IEnumerable<AnswerText> sentences) => AnswerText.Join($"", sentences);
}
