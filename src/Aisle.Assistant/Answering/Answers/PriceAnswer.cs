using Aisle.Assistant.Tools;
using Aisle.Assistant.Understanding;
using Aisle.Catalog;

namespace Aisle.Assistant.Answering.Answers;

/// <summary>What a product costs: the variant's price where options are named, else its price or the range of its variants'.</summary>
internal static class PriceAnswer
{
    private const int MostProducts = 4;

    public static IEnumerable<AnswerEvent> Answer(Intent.Price intent, Turn turn)
    {
        var products = intent.About.Products.Take(MostProducts).ToList();
        turn.Answered = false;
        foreach (var product in products)
        {
            var asked = OptionReader.Read(turn.Utterance, product);
            var picked = VariantTool.Run(product, asked.Wanted);
            turn.Traces("tool", $"variant: {product.Id}{string.Concat(asked.Wanted.Select(o => $", {o.Name} {o.Value}"))}");
            turn.Answered |= picked.Offer is not null;
            foreach (var said in turn.Say(Text(picked, turn)))
            {
                yield return said;
            }
        }

        if (products.Count == 1)
        {
            turn.FocusOn(products[0]);
        }

        yield return Turn.FollowUps(turn.Wording.AfterPrice(products.Count == 1));
    }

    private static AnswerText Text(VariantToolResult picked, Turn turn)
    {
        var (wording, evidence, product) = (turn.Wording, turn.Evidence, picked.Product);
        var name = wording.ProductIn(evidence.Title(product), OptionSlots(picked, turn));
        if (picked.Offer is not { } offer)
        {
            return picked.Options.Count > 0 && picked.Variants.Count == 0 ? wording.NotInThat(name) : wording.NoPrice(name);
        }

        var prices = (picked.Variants.Count > 0 ? picked.Variants.SelectMany(v => v.Offers) : product.AllOffers())
            .Where(o => o.Price.Currency == offer.Price.Currency && (o.CanBeBought || !offer.CanBeBought)).Select(o => o.Price).ToList();
        var highest = prices.Count > 0 ? prices.Max() : offer.Price;
        var costs = highest > offer.Price
            ? wording.CostsBetween(name, evidence.Price(product, offer.Price), evidence.Price(product, highest))
            : offer.ListPrice is { } before && before.Currency == offer.Price.Currency && before > offer.Price
                ? wording.CostsReduced(name, evidence.Price(product, offer.Price), evidence.ListPrice(product, before))
                : wording.Costs(name, evidence.Price(product, offer.Price));
        return offer.CanBeBought ? costs : wording.Sentences([costs, wording.ButStock(evidence.Stock(product, wording.Stock(offer.Availability)))]);
    }

    public static IReadOnlyList<Slot> OptionSlots(VariantToolResult picked, Turn turn) =>
        [.. picked.Options.Select(o => turn.Evidence.Value(picked.Product, o.Name, o.Value))];
}
