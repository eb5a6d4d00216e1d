using System.Globalization;
using Aisle.Assistant.Understanding;

namespace Aisle.Assistant.Answering.Wordings;

/// <summary>What is said of comparisons, choices, reviews, policies, and for its own sake.</summary>
internal sealed partial class ChineseWording
{
    public override AnswerText CheaperThan(Slot cheap, Slot cheapPrice, Slot dear, Slot dearPrice, int of) =>
        of == 2 ? $"{cheap}更便宜：{cheapPrice}，{dear}是{dearPrice}。" : (AnswerText)$"最便宜的是{cheap}，{cheapPrice}；最贵的是{dear}，{dearPrice}。";

    public override AnswerText SamePrice(Slot price) => $"价格一样，都是{price}。";

    public override AnswerText RatedHigherThan(Slot high, Slot highStars, Slot low, Slot lowStars) => $"{high}的评分更高：{highStars}分，{low}是{lowStars}分。";

    public override AnswerText Differ(Slot attribute, IEnumerable<(Slot Title, Slot Value)> values) =>
        $"{Named(attribute)}：{AnswerText.Join($"，", values.Select(v => (AnswerText)$"{v.Title}是{v.Value}"))}。";

    public override AnswerText NoDifference(AnswerText titles) => $"从资料上看，{titles}没有差别。";

    public override AnswerText CompareWhat() => $"需要两件商品才能比较。先找一找，然后说“比较前两个”。";

    public override AnswerText LeadsInPrice(Slot title, Slot price, Slot among, Superlative by) =>
        by == Superlative.Cheapest ? $"这{among}件里最便宜的是{title}，{price}。" : (AnswerText)$"这{among}件里最贵的是{title}，{price}。";

    public override AnswerText LeadsInRating(Slot title, Slot stars, Slot raters, Slot among, Superlative by) =>
        by == Superlative.MostReviewed ? $"这{among}件里评价最多的是{title}：{raters}人评价，{stars}分。" : (AnswerText)$"这{among}件里评分最高的是{title}：{stars}分，{raters}人评价。";

    public override AnswerText LeadsIn(Slot title, Slot name, Slot value, Slot among) => $"这{among}件里是{title}，{Named(name)}：{value}。";

    public override AnswerText NoneTells(Slot among) => $"这{among}件的资料都没有说明。";

    public override AnswerText CannotChoose(Superlative by, Slot among) => by is Superlative.Cheapest or Superlative.MostExpensive
        ? $"这{among}件都没有价格。"
        : (AnswerText)$"这{among}件都还没有评分。告诉我您看重什么，我来比较。";

    public override string PriceRow => "价格";

    public override string RatingRow => "评分";

    public override string AvailabilityRow => "库存";

    public override string BrandRow => "品牌";

    public override AnswerText Mentions(Slot mentions, Slot reviews, int count, Slot aspect, Slot positive, Slot negative, Slot? mixed)
    {
        AnswerText of = $"{reviews}条评价中有{mentions}条提到{aspect}：好评{positive}条，差评{negative}条";
        return mixed is { } both ? $"{of}，褒贬不一{both}条。" : (AnswerText)$"{of}。";
    }

    public override AnswerText Changed(Slot since, Slot positive, Slot sides, Slot positiveBefore, Slot sidesBefore) =>
        $"前后有变化：{since}起，表态的{sides}条中有{positive}条好评；此前{sidesBefore}条中有{positiveBefore}条。";

    public override string Month(DateOnly day) => day.ToString("yyyy年M月", CultureInfo.InvariantCulture);

    public override AnswerText NobodyMentions(Slot title, Slot reviews, int count, Slot aspect) => $"我不清楚：{title}的{reviews}条评价都没有提到{aspect}。";

    public override AnswerText NoReviews(Slot title) => $"{title}还没有人评价。";

    public override AnswerText RatedWithoutReviews(Slot title, Slot stars, Slot raters) => $"{title}有{raters}人评分，平均{stars}分（满分五分）；没有文字评价。";

    public override AnswerText RatedByReviews(Slot title, Slot stars, Slot reviews, int count) => $"{title}有{reviews}条评价，平均{stars}分（满分五分）。";

    public override AnswerText ReviewCount(Slot title, Slot reviews, int count) => $"{title}有{reviews}条评价。";

    public override AnswerText AspectPart(Slot aspect, Slot side, Slot mentions) => $"{aspect}（{mentions}条提到，其中{side}条）";

    public override AnswerText Like(AnswerText aspects) => $"买家满意：{aspects}。";

    public override AnswerText Dislike(AnswerText aspects) => $"买家不满：{aspects}。";

    public override AnswerText NoComplaint(Slot reviews, int count) => $"在{reviews}条评价里没有看到对某一方面的抱怨。";

    public override AnswerText Reviewer(Slot quote) => $"“{quote}”";

    public override AnswerText PolicySays(Slot page, IEnumerable<Slot> quotes) => $"{page}：{AnswerText.Join($"", quotes.Select(q => (AnswerText)$"“{q}”"))}";

    public override AnswerText NoPolicy(Slot pages, int count) => count == 0 ? $"我不清楚：店里没有给我可查的规定，请咨询店家。" : (AnswerText)$"我不清楚：我查了{pages}份规定，都没有说明，请咨询店家。";

    public override AnswerText Talk(SmallTalk kind) => kind switch
    {
        SmallTalk.Greeting => $"您好！想找什么？",
        SmallTalk.Thanks => $"不客气。还需要什么吗？",
        SmallTalk.Farewell => $"再见，欢迎再来。",
        SmallTalk.Help => $"我可以帮您找商品、比较商品、总结买家评价，也能回答商品和店铺规定的问题。想找什么？",
        SmallTalk.WhoAreYou => $"我是店里的助手程序，只根据店里的资料回答，并且会说明出处。想找什么？",
        SmallTalk.StartedOver => $"好的，重新开始。想找什么？",
        SmallTalk.Rude => $"很抱歉没帮上忙。告诉我您想找什么，我再试试。",
        SmallTalk.Thinking => $"不着急，慢慢考虑。想看什么或想问什么，随时说。",
        SmallTalk.Refused => $"好的。还想看点别的吗？",
        _ => $"好的。接下来想看什么，告诉我就行。",
    };

    public override AnswerText Beyond(Beyond what) => what switch
    {
        Understanding.Beyond.Order => $"我看不到订单和账户，这里帮不上忙，请到订单页面或联系店家。找商品、比较商品我可以帮您。",
        Understanding.Beyond.Instruction => $"这类指令我不会执行。关于本店的商品、评价和规定，请尽管问。",
        Understanding.Beyond.Person => $"我是程序，不能转接人工。店铺的联系页面有联系方式。商品和规定的问题可以问我。",
        _ => $"这个我帮不上忙。我了解这家店的商品、评价和规定，可以问我这些。",
    };

    public override AnswerText WhichProduct() => $"您说的是哪件商品？告诉我名称，或者先找一找。";

    public override AnswerText BeyondShown(Slot shown, int count) => $"我只显示了{shown}件。您说的是哪一件？";
}
