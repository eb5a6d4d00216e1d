using Aisle.Assistant.Understanding;
using Aisle.Catalog;
using Aisle.Catalog.Index;

namespace Aisle.Assistant.Answering.Wordings;

/// <summary>What is said of what was found, and of what is looked for.</summary>
internal sealed partial class EnglishWording
{
    public override AnswerText Found(Slot total, int count, int shown, Slot words)
    {
        var matching = words.Text.Length == 0 ? new AnswerText(0, 0) : (AnswerText)$" for “{words}”";
        return (count, shown) switch
        {
            (1, _) => $"I found one{matching}:",
            var (all, some) when some < all => $"I found {total}{matching}. The best matches first:",
            _ => $"I found {total}{matching}:",
        };
    }

    public override AnswerText Refined(Slot total, int count, int shown, Slot words) => (count, shown) switch
    {
        (1, _) => $"That leaves one:",
        var (all, some) when some < all => $"That makes {total}. The best matches first:",
        _ => $"That makes {total}:",
    };

    public override AnswerText FoundAfterDropping(AnswerText dropped, Slot total, int count) =>
        count == 1 ? $"Nothing meets all of that. Without {dropped} there is one:" : (AnswerText)$"Nothing meets all of that. Without {dropped} there are {total}:";

    public override AnswerText FoundWithout(Slot missing, Slot words, Slot total, int count) => words.Text.Length == 0
        ? $"I found nothing that says “{missing}”. These come nearest:"
        : (AnswerText)$"I found {total} for “{words}”, but nothing that says “{missing}” as well:";

    public override AnswerText NothingFound(Slot words) =>
        words.Text.Length == 0 ? $"I found nothing that fits. Try other words, or fewer conditions." : (AnswerText)$"I found nothing for “{words}”. Try other words, or tell me what it is for.";

    public override AnswerText NotInThisCurrency(Slot bound, Slot currency) => $"Prices here are in {currency}, so I left “{bound}” aside.";

    public override AnswerText NotCarried(Slot thing) => $"I found nothing that is called “{thing}”. These mention it:";

    public override AnswerText NotUnderstood(Slot words) => $"I’m not sure what you mean by “{words}”. Are you looking for something? Name it, or ask me about a product you see.";

    public override AnswerText Meanwhile(bool inSight) => inSight ? $"Meanwhile, what I showed before:" : (AnswerText)$"Meanwhile, one of each department:";

    public override AnswerText Favourites() => $"Tell me what it is for or who will use it, and I’ll look closer. To begin with, one of each department:";

    public override string WhichDepartment => "What is it about?";

    public override AnswerText NoneBeyond(Relative relative) =>
        relative == Relative.Cheaper ? $"There is nothing cheaper that still meets the rest." : (AnswerText)$"There is nothing more expensive that still meets the rest.";

    public override AnswerText More(Slot shown, Slot total) => $"Here are more, up to {shown} of {total}:";

    public override AnswerText NoMore(Slot total, int count) => count == 1 ? $"That was the only one." : (AnswerText)$"Those were all {total}.";

    public override AnswerText OthersWithout(Slot condition, Slot total, int count) => count == 1 ? $"Without {condition} there is one more:" : (AnswerText)$"Without {condition} there are {total} more:";

    public override AnswerText Alternatives(Slot title, Slot total, int count, bool cheaper) =>
        cheaper ? $"Cheaper than the {title} and of the same kind:" : (AnswerText)$"Others of the same kind as the {title}:";

    public override AnswerText NoAlternatives(Slot title, bool cheaper) =>
        cheaper ? $"The {title} is the cheapest of its kind here." : (AnswerText)$"I found no others of the same kind as the {title}.";

    public override AnswerText Linked(Slot title, LinkKind? kind) => kind switch
    {
        LinkKind.Accessory or LinkKind.Part => $"These go with the {title}:",
        LinkKind.Upgrade => $"A step up from the {title}:",
        _ => $"The shop lists these with the {title}:",
    };

    public override AnswerText NothingLinked(Slot title) => $"The shop lists nothing to go with the {title}.";

    public override string WordsReason(string words) => $"Matches “{words}”";

    public override string LinkedReason(string title) => $"The shop pairs it with {title}";

    public override string RatedReason(Rating rating) => FormattableString.Invariant($"{rating.Average:0.0} of 5 from {rating.Count:N0}");

    public override string ReducedReason(Money before) => $"was {before}";

    public override string WhichFacet(string facet) => facet switch
    {
        "price" => "What would you like to spend?",
        "brand" => "Which brand?",
        _ => $"Which {facet.ToLowerInvariant()}?",
    };

    protected override string Label(WishCondition c, CatalogIndex index) => c.Kind switch
    {
        WishConditionKind.Brand => c.Excluded ? $"Not {c.Values[0]}" : $"Brand: {string.Join(" or ", c.Values)}",
        WishConditionKind.Category => $"Category: {string.Join(" or ", c.Values)}",
        WishConditionKind.Rating => $"Rated {Number(c.Min ?? 0)} or better",
        WishConditionKind.Availability => "In stock",
        WishConditionKind.Price => Bounds(c, m => Amount(m, index.Currency), "Up to ", "From "),
        _ when c.Values.Count > 0 => $"{(c.Excluded ? "Not " : "")}{c.Name}: {string.Join(" or ", c.Values)}",
        _ => $"{c.Name}: {Bounds(c, m => Measure(m, index.Vocabulary.FindAttribute(c.Name)?.Unit), "up to ", "from ")}",
    };

    protected override string Remove(WishCondition c) => c.Kind switch
    {
        WishConditionKind.Brand when c.Excluded => $"{c.Values[0]} is fine",
        WishConditionKind.Brand => "any brand",
        WishConditionKind.Category => "any category",
        WishConditionKind.Rating => "any rating",
        WishConditionKind.Availability => "also out of stock",
        WishConditionKind.Price => "any price",
        _ when c.Excluded => $"{c.Values[0]} is fine",
        _ => $"any {c.Name.ToLowerInvariant()}",
    };

    private static string Bounds(WishCondition c, Func<decimal, string> text, string upTo, string from) => (c.Min, c.Max) switch
    {
        ({ } min, { } max) => $"{text(min)} to {text(max)}",
        (null, { } max) => upTo + text(max),
        ({ } min, null) => from + text(min),
        _ => "",
    };

    public override string SayMore => "show me more";

    public override string SayStartOver => "start over";

    public override string SaySimilar => "anything similar?";

    public override string? SayValue(string facet, string value) => facet == "brand" ? $"only {value}" : $"{facet.ToLowerInvariant()} {value}";

    public override string? SayPrice(string? min, string? max) => (min, max) switch
    {
        (null, { } to) => $"under {to}",
        ({ } from, null) => $"over {from}",
        ({ } from, { } to) => $"between {from} and {to}",
        _ => null,
    };

    public override string SayTakeIn(string options) => $"I'll take it in {options}";

    public override IEnumerable<string> AfterFind(int shown, bool more, bool rated)
    {
        if (shown == 0)
        {
            return ["what can you do?"];
        }

        return [.. shown > 1 ? new[] { "compare the first two", "which is the cheapest?" } : ["how much is it?"], .. rated ? new[] { "what do people say about the first one?" } : ["tell me more about the first one"], .. more ? new[] { SayMore } : []];
    }

    public override IEnumerable<string> AfterNothing(CatalogIndex index) =>
        index.Vocabulary.Categories.Where(c => c.Path.Names.Count > 1).Take(3).Select(c => c.Path.Leaf.ToLowerInvariant());

    public override IEnumerable<string> AfterAsk(bool one, bool rated) =>
        one ? [.. rated ? new[] { "what do people say about it?" } : [], "how much is it?", SaySimilar] : ["which is the cheapest?", "compare them"];

    public override IEnumerable<string> AfterPrice(bool one) => one ? ["is it in stock?", "tell me more about it", "anything cheaper like this?"] : ["compare them"];

    public override IEnumerable<string> AfterStock(bool one) => one ? ["how much is it?", "how long does delivery take?", "I'll take it"] : ["compare them"];

    public override IEnumerable<string> AfterCompare(bool rated) => rated ? ["which is the cheapest?", "which is the best rated?"] : ["which is the cheapest?"];

    public override IEnumerable<string> AfterReviews(bool aspect) => aspect ? ["what do people say about it overall?", "how much is it?", SaySimilar] : ["what do people complain about?", "how much is it?", SaySimilar];

    public override IEnumerable<string> AfterPolicy(bool focused) => focused ? ["is it in stock?", "how much is it?"] : ["how long does delivery take?", "can I return it?"];
}
