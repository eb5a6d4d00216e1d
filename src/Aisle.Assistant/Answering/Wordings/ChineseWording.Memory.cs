using Aisle.Insight.Evidence;

namespace Aisle.Assistant.Answering.Wordings;

/// <summary>What is said of what is remembered, and of why something was chosen.</summary>
internal sealed partial class ChineseWording
{
    public override AnswerText CanRemember() => $"我可以记住尺码、喜欢或不喜欢的品牌、预算，以及您为谁购买。比如说“记住我穿42码”。";

    public override AnswerText Remembers(AnswerText entries, bool kept) =>
        kept ? $"我记住了：{entries}。随时可以说“忘了我”。" : (AnswerText)$"这次对话里我会记着：{entries}。随时可以说“忘了我”。";

    public override AnswerText Forgot() => $"好的，您告诉我的关于您的信息都已忘记。";

    public override AnswerText ForgotThat(AnswerText rest) => $"好的，已忘记。我还记着：{rest}。";

    public override AnswerText KnowsNothing() => $"什么都没有。我只记住您让我记的，比如尺码或预算。";

    public override AnswerText Knows(AnswerText entries, bool kept) =>
        kept ? $"您让我记住的有：{entries}。除此之外没有保存。说“忘了我”即可删除。" : (AnswerText)$"这次对话里您让我记住的有：{entries}。对话结束或您说“忘了我”就会删除。";

    public override AnswerText RememberedSize(Slot size, Slot? of, Slot? whose) => (of, whose) switch
    {
        ({ } thing, { } who) => $"{who}的{thing}尺码{size}",
        ({ } thing, null) => $"{thing}尺码{size}",
        (null, { } who) => $"{who}的尺码{size}",
        _ => $"尺码{size}",
    };

    public override AnswerText RememberedBrand(Slot brand, bool likes) => likes ? $"喜欢{brand}" : (AnswerText)$"不要{brand}";

    public override AnswerText RememberedTaste(Slot who, Slot brand, bool likes) => likes ? $"您的{who}喜欢{brand}" : (AnswerText)$"您的{who}不要{brand}";

    public override AnswerText Recalls(AnswerText entries, string? undo) => undo is null
        ? $"按您让我记住的：{entries}。"
        : (AnswerText)$"按您让我记住的：{entries}。不想这样就说“{Slot.Said(undo)}”。";

    public override string LikedReason(string brand, string who) => who.Length == 0 ? $"您喜欢{brand}" : $"您的{who}喜欢{brand}";

    public override AnswerText RememberedBudget(Slot amount) => $"预算{amount}";

    public override AnswerText RememberedPerson(Slot person) => $"为{person}购买";

    public override IEnumerable<string> AfterMemory => ["你知道我什么？", "忘了我"];

    public override AnswerText Because(Slot title, IReadOnlyList<AnswerText> reasons) => $"选{title}的理由：{AnswerText.Join($"；", reasons)}。我的推荐没有付费排名。";

    public override AnswerText NoReason(Slot title) => $"{title}是按您说的话找到的，资料里没有别的理由。我的推荐没有付费排名。";

    public override AnswerText ReasonLeads(Slot by, Slot among) => $"在我看的{among}件里{by}领先";

    public override AnswerText ReasonMeets(AnswerText conditions) => $"符合{conditions}";

    public override AnswerText ReasonWords(Slot words) => $"与“{words}”相符";

    public override AnswerText ReasonRated(Slot stars, Slot raters) => $"{raters}人评价，{stars}分（满分5分）";

    public override AnswerText ReasonCheapest(Slot price, Slot among) => $"在显示的{among}件里价格最低，{price}";

    public override AnswerText ReasonPrice(Slot price) => $"价格{price}";

    public override AnswerText TheseDo(Slot yes, Slot among, int count, IEnumerable<(Slot Title, Slot Source, Slot Quote, EvidenceKind Kind)> products) =>
        $"{among}件里有{yes}件：{AnswerText.Join($"；", products.Select(p => p.Kind == EvidenceKind.Attribute ? (AnswerText)$"{p.Title}（{Named(p.Source)}：{p.Quote}）" : $"{p.Title}（“{p.Quote}”）"))}。";

    public override AnswerText LeadsInMatch(Slot title, Slot among) => $"这{among}件都还没有评分。{title}最符合您说的。";

    public override string LeadName(Understanding.Superlative by) => by switch
    {
        Understanding.Superlative.Cheapest => "价格最低方面",
        Understanding.Superlative.MostExpensive => "价格最高方面",
        Understanding.Superlative.MostReviewed => "评价人数方面",
        _ => "评分（按人数加权）方面",
    };
}
