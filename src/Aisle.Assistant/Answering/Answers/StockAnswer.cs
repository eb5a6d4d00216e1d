using Aisle.Assistant.Tools;
using Aisle.Assistant.Understanding;
using Aisle.Catalog;

namespace Aisle.Assistant.Answering.Answers;

/// <summary>Whether a product can be had, in the options asked for; which options there are.</summary>
internal static class StockAnswer
{
    private const int MostProducts = 4;
    private const int MostValues = 12;

    public static IEnumerable<AnswerEvent> Answer(Intent.Stock intent, Turn turn)
    {
        var products = intent.About.Products.Take(MostProducts).ToList();
        turn.Answered = false;
        foreach (var product in products)
        {
            var asked = OptionReader.Read(turn.Utterance, product);
            turn.Traces("tool", $"variant: {product.Id}{string.Concat(asked.Wanted.Select(o => $", {o.Name} {o.Value}"))}");
            foreach (var said in turn.Say(Text(product, asked, turn)))
            {
                yield return said;
            }
        }

        if (products.Count == 1)
        {
            var picked = VariantTool.Run(products[0], OptionReader.Read(turn.Utterance, products[0]).Wanted);
            turn.FocusOn(products[0], picked.Options.Count > 0 ? picked.VariantId : null);
        }

        yield return Turn.FollowUps(turn.Wording.AfterStock(products.Count == 1));
    }

    private static AnswerText Text(Product product, AskedOptions asked, Turn turn)
    {
        var (wording, evidence) = (turn.Wording, turn.Evidence);
        var title = evidence.Title(product);
        if (asked.Listed is { } listed)
        {
            var values = VariantTool.Values(product, listed);
            turn.Answered |= values.Count > 0 || Stated(product, listed) is not null;
            return values.Count > 0 ? wording.ComesIn(title, Values(product, listed, values, turn), Slot.Count(values.Count), values.Count)
                : Stated(product, listed) is { } stated ? wording.OnlyIn(title, evidence.Value(product, stated.Name, stated.Value.ToString()))
                : wording.NoOptions(title);
        }

        if (asked.Unknown is { } unknown && asked.Wanted.Count == 0)
        {
            return Without(product, unknown, turn);
        }

        var picked = VariantTool.Run(product, asked.Wanted);
        var name = wording.ProductIn(title, PriceAnswer.OptionSlots(picked, turn));
        if (picked.Variants.Count == 0 && product.Variants.Count > 0)
        {
            turn.Answered = true;
            return wording.NotInThat(name);
        }

        if (picked.Offer is not { } offer || offer.Availability == Availability.Unknown)
        {
            return wording.StockNotKnown(name);
        }

        turn.Answered = true;
        var stock = evidence.Stock(product, wording.Stock(offer.Availability));
        return wording.Sentences(
        [
            offer.CanBeBought ? wording.InStock(name, stock, evidence.Price(product, offer.Price)) : wording.OutOfStock(name, stock),
            offer is { CanBeBought: true, Quantity: { } quantity and > 0 } && picked.Variants.Count <= 1 ? wording.Left(evidence.Quantity(product, quantity)) : new AnswerText(0, 0),
        ]);
    }

    /// <summary>It does not come in that: says in what it does.</summary>
    private static AnswerText Without(Product product, string unknown, Turn turn)
    {
        var wording = turn.Wording;
        var title = turn.Evidence.Title(product);
        var option = product.Variants.SelectMany(v => v.Options).Select(o => o.Name).Distinct()
            .FirstOrDefault(n => OptionReader.IsColor(n) == OptionReader.NamesColor(unknown) || (OptionReader.IsSize(n) && !OptionReader.NamesColor(unknown)));
        if (option is null)
        {
            var stated = product.Attributes.FirstOrDefault(a => OptionReader.NamesColor(unknown) ? OptionReader.IsColor(a.Name) : OptionReader.IsSize(a.Name));
            turn.Answered |= stated is not null;
            return stated is null ? wording.NoOptions(title) : wording.OnlyIn(title, turn.Evidence.Value(product, stated.Name, stated.Value.ToString()));
        }

        turn.Answered = true;
        var values = VariantTool.Values(product, option);
        return wording.NotIn(title, Slot.Said(unknown), Values(product, option, values, turn));
    }

    private static ProductAttribute? Stated(Product product, string option) =>
        product.Attributes.FirstOrDefault(a => a.Name.Contains(option.TrimEnd('s'), StringComparison.OrdinalIgnoreCase) || (OptionReader.IsColor(option) && OptionReader.IsColor(a.Name)));

    private static AnswerText Values(Product product, string option, IReadOnlyList<string> values, Turn turn) =>
        turn.Wording.List(values.Take(MostValues).Select(v => turn.Evidence.Value(product, option, v)));
}
