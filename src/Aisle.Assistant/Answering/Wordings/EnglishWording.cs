using Aisle.Assistant.Understanding;
using Aisle.Catalog;
using Aisle.Insight.Evidence;

namespace Aisle.Assistant.Answering.Wordings;

/// <summary>What is said of one product, its price and its stock.</summary>
internal sealed partial class EnglishWording : Wording
{
    public override AnswerText Heading(Slot title) => $"{title}:";

    public override AnswerText Described(Slot title, Slot quote) => $"{title}: “{quote}”";

    public override AnswerText Attribute(Slot name, Slot value) => $"{name}: {value}";

    public override AnswerText Attributes(IEnumerable<AnswerText> attributes) => $"{AnswerText.Join($"; ", attributes)}.";

    public override AnswerText Answer(YesNo? verdict, Slot title, Slot source, Slot quote, EvidenceKind kind, bool several)
    {
        var says = Says(source, quote, kind);
        return (verdict, several) switch
        {
            (YesNo.Yes, _) => $"Yes. {says}",
            (YesNo.No, _) => $"No. {says}",
            (_, true) => says,
            _ when kind == EvidenceKind.Attribute && IsPlainName(source.Text) && quote.Text is not ("Yes" or "No") => TheAttributeIs(title, source, quote),
            _ when kind == EvidenceKind.Attribute => $"For the {title}, {says}",
            _ => says,
        };
    }

    public override AnswerText DoesNotSay(Slot title, AnswerText lookedAt, bool several)
    {
        if (several)
        {
            return $"its data doesn’t say.";
        }

        return lookedAt.IsEmpty ? $"I don’t know: the shop has no details on the {title}." : (AnswerText)$"I don’t know: nothing I have on the {title} says so. I looked at {lookedAt}.";
    }

    public override AnswerText LookedAt(IReadOnlyList<(Looked What, int Count)> at) => List(at.Where(a => a.Count > 0).Select(a => (AnswerText)$"{Slot.Count(a.Count)} {Slot.Shown(Noun(a.What, a.Count))}"));

    public override AnswerText NearestIs(Slot source, Slot quote, EvidenceKind kind) => $"The nearest I found: {Says(source, quote, kind)}";

    public override AnswerText Vote(Slot yes, Slot no, int yesCount, int noCount) => (yesCount, noCount) switch
    {
        ( > 0, > 0) => $"Reviewers are split: {yes} say yes, {no} say no.",
        (1, 0) => $"{yes} reviewer says so too.",
        ( > 0, 0) => $"{yes} reviewers say so too.",
        (0, 1) => $"{no} reviewer says it doesn’t.",
        _ => $"{no} reviewers say it doesn’t.",
    };

    public override AnswerText ProductIn(Slot title, IReadOnlyList<Slot> options) => options.Count == 0 ? $"The {title}" : (AnswerText)$"The {title} in {List(options)}";

    public override AnswerText Costs(AnswerText name, Slot price) => $"{name} costs {price}.";

    public override AnswerText CostsReduced(AnswerText name, Slot price, Slot before) => $"{name} costs {price}, down from {before}.";

    public override AnswerText CostsBetween(AnswerText name, Slot lowest, Slot highest) => $"{name} costs from {lowest} to {highest}, depending on the version.";

    public override AnswerText NoPrice(AnswerText name) => $"{name} has no price in the shop’s data.";

    public override AnswerText ButStock(Slot stock) => $"It is {stock} at the moment.";

    public override AnswerText InStock(AnswerText name, Slot stock, Slot price) => $"Yes. {name} is {stock}, at {price}.";

    public override AnswerText OutOfStock(AnswerText name, Slot stock) => $"No. {name} is {stock} at the moment.";

    public override AnswerText Left(Slot quantity) => $"There are {quantity} left.";

    public override AnswerText StockNotKnown(AnswerText name) => $"{name} is listed, but the shop’s data doesn’t say whether it is in stock.";

    public override AnswerText NotInThat(AnswerText name) => $"No. {name} isn’t offered.";

    public override AnswerText NotIn(Slot title, Slot unknown, AnswerText values) => $"No, the {title} doesn’t come in {unknown}. It comes in {values}.";

    public override AnswerText ComesIn(Slot title, AnswerText values, Slot total, int count) => $"The {title} comes in {values}.";

    public override AnswerText OnlyIn(Slot title, Slot value) => $"The {title} comes in one version only: {value}.";

    public override AnswerText NoOptions(Slot title) => $"The {title} comes in one version only; its data names no other.";

    public override AnswerText WhichOption(AnswerText name) => $"{name} comes in more than one version. Which would you like?";

    public override AnswerText PressToAdd(AnswerText name) => $"{name}: confirm it below, and it is in your cart. I put nothing in by myself.";

    public override AnswerText ProposeCart(AnswerText name, Slot price) => $"{name} is {price}. Shall I put it in your cart?";

    public override string AddToCart => "Add to cart";

    public override string Stock(Availability availability) => availability switch
    {
        Availability.InStock => "in stock",
        Availability.OutOfStock => "out of stock",
        Availability.PreOrder => "available to pre-order",
        Availability.BackOrder => "on back order",
        Availability.Discontinued => "discontinued",
        _ => "not known",
    };

    private static AnswerText TheAttributeIs(Slot title, Slot source, Slot quote)
    {
        var name = Slot.Shown(Lower(source.Text));
        if (source.Text.EndsWith('s') && !source.Text.EndsWith("ss", StringComparison.Ordinal))
        {
            return $"The {name} of the {title} are {quote}.";
        }

        return $"The {name} of the {title} is {quote}.";
    }

    /// <summary>A name that reads as a noun: "Maximum laptop size", not "Is discontinued" or "Works with".</summary>
    private static bool IsPlainName(string name) => name.All(c => char.IsLetter(c) || c is ' ' or '-') && name.Split(' ') is { Length: <= 4 } words
        && !NoNouns.Contains(words[0].ToLowerInvariant()) && !NoNouns.Contains(words[^1].ToLowerInvariant());

    private static readonly HashSet<string> NoNouns =
        ["is", "are", "has", "have", "can", "does", "for", "with", "from", "to", "in", "of", "on", "by", "works", "fits", "compatible", "includes", "contains", "made", "suitable", "designed", "required", "included", "safe", "free", "back"];

    private static string Lower(string name) => name.Length > 1 && char.IsLower(name[1]) ? char.ToLowerInvariant(name[0]) + name[1..] : name;

    private static AnswerText Says(Slot source, Slot quote, EvidenceKind kind) => kind switch
    {
        EvidenceKind.Attribute => $"{source}: {quote}.",
        EvidenceKind.Review => $"A reviewer writes: “{quote}”",
        EvidenceKind.Question => $"Someone asked “{source}” and was told: “{quote}”",
        EvidenceKind.Description => $"The description says: “{quote}”",
        EvidenceKind.Bullet => $"The product details say: “{quote}”",
        EvidenceKind.Title => $"Its name says: “{quote}”",
        _ => $"{source}: “{quote}”",
    };

    private static string Noun(Looked what, int count) => (what, count) switch
    {
        (Looked.Attributes, 1) => "attribute",
        (Looked.Attributes, _) => "attributes",
        (Looked.Sentences, 1) => "sentence about it",
        (Looked.Sentences, _) => "sentences about it",
        (Looked.Questions, 1) => "shopper’s question",
        (Looked.Questions, _) => "shoppers’ questions",
        (_, 1) => "review",
        _ => "reviews",
    };

    public override AnswerText List(IEnumerable<AnswerText> items)
    {
        var list = items.ToList();
        return list.Count switch
        {
            0 => new AnswerText(0, 0),
            1 => list[0],
            _ => $"{AnswerText.Join($", ", list.Take(list.Count - 1))} and {list[^1]}",
        };
    }

    public override AnswerText Sentences(IEnumerable<AnswerText> sentences) => AnswerText.Join($" ", sentences);
}
