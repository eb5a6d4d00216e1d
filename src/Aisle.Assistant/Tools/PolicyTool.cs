using Aisle.Assistant.Understanding;
using Aisle.Catalog;
using Aisle.Catalog.Store;
using Aisle.Insight.Evidence;

namespace Aisle.Assistant.Tools;

/// <param name="Items">What answers, best first; empty where no policy does.</param>
/// <param name="LookedAt">How many policies were read.</param>
internal sealed record PolicyToolResult(IReadOnlyList<EvidenceItem> Items, int LookedAt);

/// <summary>What the shop's policies say on a question. A question's topic decides which pages are read, its words which sentence.</summary>
internal sealed class PolicyTool(ICatalogStore store)
{
    private const int MostItems = 2;

    /// <summary>A second piece is quoted too if it answers nearly as well.</summary>
    private const double NearlyAsGood = 0.75;

    private static readonly Cue ShippingPage = new("shipping|deliver(y|ies)", "配送|送货|发货|运费|物流");

    /// <summary>
    /// Each topic's words in questions, the words of pages about it, and the words of the section that answers it in general:
    /// what holds for Alaska only has the same words as what holds for all.
    /// </summary>
    private static readonly (Cue Asked, Cue Page, string Words, Cue? Section)[] Topics =
    [
        (new("(ship|ships|shipped|shipping|deliver|delivers|delivered|delivery|send|postage)( .{1,30})? to (?!me\\b|us\\b|my |our |your |the (house|door|home|store|shop)|do |get |be |arrive|take|come|reach|buy)[a-z].*", "(寄|送|发)到"), ShippingPage, "where we ship", new Cue("where( we)?( ship| deliver)?|countries|international(ly)?|abroad|regions", "地区|范围|哪里")),
        (new("((who|do i|will i|have to) pays? .*return.*)|(return |shipping )?labels?|shipping returns?|return (shipping|postage)|free returns?", "退货运费"), new("returns?|refunds?|exchanges?", "退货|退款|换货|退换"), "the label is free return shipping cost label", new Cue("how to( return)?|labels?|costs?|return shipping", "怎么退|运费")),
        (new("returns?|returned|returning|refunds?|refunded|exchanges?|exchanged|send (it |this |them |something |things )?back|sending .{1,20} back|money back|restocking fee", "退|换货"), new("returns?|refunds?|exchanges?", "退货|退款|换货|退换"), "return returned item within days", null),
        (new("(next|same)[- ]day( .*)?|overnight|express( .*)?|tomorrow", "次日|当日|加急"), ShippingPage, "express next business day same day", new Cue("costs?|times?|rates?|options|methods", "费用|时间")),
        (new("(how much|cost|costs|fee|fees|free|price|charge).*(ship|ships|shipping|deliver|delivery|postage)|(ship|shipping|delivery|postage) (cost|costs|fee|fees|free|charge|charges|included)|free (shipping|delivery)|is (shipping|delivery) (free|included)", "运费|快递费|邮费|包邮"), ShippingPage, "shipping costs free orders", new Cue("costs?|rates?|prices?|fees?|charges?|options|methods", "费用|运费")),
        (new("charge[ds]?( my card| .* card)?|when (am|will|do) i .*(charged|pay)|charged", "扣款"), new("payments?|pay|checkout", "支付|付款"), "cards are charged when", new Cue("charged?|when you", "扣款")),
        (new("gift ?cards?( .*)?|expires?", "礼品卡"), new("gift ?cards?", "礼品卡"), "", null),
        (new("warranty|guarantees?|guaranteed|faulty|broken|breaks?|stops? working|fails?", "保修|质保|三包"), new("warrant(y|ies)|guarantees?", "保修|质保"), "warranty covers faulty years", null),
        (new("cheaper|lower price|for less|price match(ing)?|price promise|black friday|another (store|shop)", "差价|价保"), new("price match(ing)?|price promise|discounts?", "价保"), "", null),
        (new("pick(ed)? (it |this |that |them )?up|collect (it |this )?(in|at).*|click and collect", "自提"), ShippingPage, "pick up in store", null),
        (new("instal?lments?|pay (in parts|later|monthly)|klarna|afterpay", "分期"), new("payments?|pay", "支付|付款"), "pay later in parts over weeks", null),
        (new("cash( on delivery)?|checks?|cheques?", "货到付款|现金"), new("payments?|pay", "支付|付款"), "", null),
        (new("my data|conversations?|delete|erase|chat history", "隐私|数据"), new("privacy|data", "隐私"), "", null),
        (new("when (are|do) you.*|(are you )?open(ing hours)?.*|(store|shop|opening) hours", "营业|几点(开|关)门"), new("stores?|hours|contact", "门店|营业"), "store Monday to Saturday Sunday am pm", null),
        (new("when (are|do) you.*|where (is|are) (your|the).*(store|shop)s?|open(ing)?( hours| today| on)?|hours|phone( number)?|email", "营业|联系|电话|门店"), new("contact|hours|stores?|about us", "联系|门店"), "", null),
        (new("pay|payments?|paypal|apple pay|google pay|credit cards?|klarna|afterpay|installments|gift ?cards?", "支付|付款"), new("payments?|pay|checkout", "支付|付款"), "ways to pay: credit cards, visa, paypal, gift cards", new Cue("ways?|methods?|how (to|you can) pay|accepted", "方式")),
        (new("(how long|when|how (soon|fast|quick|quickly|many days?)|take|days).*|arrive|get here|delivery times?|receive", "多久|几天|什么时候|何时"), ShippingPage, "standard delivery takes working or business days", new Cue("times?|how long|speeds?|options|methods", "时间|时效|多久")),
        (new("ships?|shipped|shipping|deliver|delivers|delivery|delivered|postage|customs", "快递|配送|送货|发货"), ShippingPage, "", null),
        (new("warranty|guarantees?|guaranteed|faulty|damaged|broken", "保修|质保|三包"), new("warrant(y|ies)|guarantees?", "保修|质保"), "warranty guarantee years", null),
        (new("privacy|cookies?|my data|personal (data|information)", "隐私"), new("privacy|cookies?|data", "隐私"), "privacy personal data cookies", null),
        (new("discounts?|coupons?|vouchers?|promo(tion)?s?|codes?|price match(ing)?|on sale|deals?", "优惠|折扣"), new("discounts?|coupons?|vouchers?|promotions?|offers?|price match(ing)?|sales?", "优惠|折扣|促销"), "discount coupon price match", null),
        (new("hours|open|contact|phone|email|address", "营业|联系|电话"), new("contact|hours|stores?|about us", "联系|门店"), "contact hours phone email", null),
    ];

    public async Task<PolicyToolResult> RunAsync(string question, CancellationToken cancellationToken)
    {
        var policies = await store.ReadPoliciesAsync(cancellationToken);
        var asked = Utterance.Of(question, Language.English);
        var topic = Array.Find(Topics, t => t.Asked.In(asked));
        var candidates = policies.SelectMany(p => p.Sections.Where(s => s.Text.Length > 0).Select(s => (Policy: p, Section: s))).ToList();
        var wanted = question;
        var isPage = false;
        if (topic.Page is { } page)
        {
            var onTopic = candidates.Where(c => page.In(Fold(c.Policy.Title)) || page.In(Fold(c.Section.Heading))).ToList();
            isPage = onTopic.Count > 0;
            onTopic = isPage ? onTopic : [.. candidates.Where(c => page.In(Fold(c.Section.Text)))];
            if (onTopic.Count == 0)
            {
                return new PolicyToolResult([], policies.Count);
            }

            candidates = topic.Section is { } section && onTopic.Where(c => section.In(Fold(c.Section.Heading))).ToList() is { Count: > 0 } general ? general : onTopic;
            wanted = topic.Words.Length == 0 ? question : topic.Section is null ? $"{topic.Words} {question}" : topic.Words;
        }

        var pieces = candidates.SelectMany(c => Pieces(c.Policy, c.Section)).ToList();
        var ranking = EvidenceFinder.Rank(wanted, pieces, cancellationToken);
        return new PolicyToolResult(
            ranking.Best.Count > 0 && (isPage || ranking.Answers) // a page on privacy may mention discounts, and says nothing of them
                ? [.. ranking.Best.Take(MostItems).Where(r => r.Score >= ranking.Best[0].Score * NearlyAsGood).Select(r => Item(pieces[r.Candidate], r.Score))]
                : [],
            policies.Count);
    }

    /// <summary>A paragraph or list item is what can be quoted: a sentence alone may lose its "only if".</summary>
    private static IEnumerable<EvidenceCandidate> Pieces(Policy policy, PolicySection section)
    {
        var title = section.Heading.Length > 0 && section.Heading != policy.Title ? $"{policy.Title}: {section.Heading}" : policy.Title;
        return section.Text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Where(p => p.Length > 1)
            .Select(p => new EvidenceCandidate(EvidenceKind.Policy, policy.Id, title, p));
    }

    private static string Fold(string text) => Utterance.Of(text, Language.English).Plain;

    private static EvidenceItem Item(EvidenceCandidate candidate, double score) => new()
    {
        Id = "",
        Kind = EvidenceKind.Policy,
        SourceId = candidate.SourceId,
        Title = candidate.Title,
        Text = candidate.Text,
        Score = score,
    };
}
