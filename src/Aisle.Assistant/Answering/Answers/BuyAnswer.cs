using Aisle.Assistant.Tools;
using Aisle.Assistant.Understanding;
using Aisle.Catalog;

namespace Aisle.Assistant.Answering.Answers;

/// <summary>Proposes to put it into the cart: nothing is done before the shopper says yes there. Asks for the options that are still open.</summary>
internal static class BuyAnswer
{
    public const string AddToCart = "add_to_cart";
    private const int MostChoices = 8;

    public static IEnumerable<AnswerEvent> Answer(Intent.Buy intent, Turn turn)
    {
        var product = intent.What.Products[0];
        var wanted = OptionReader.Read(turn.Utterance, product).Wanted;
        var picked = VariantTool.Run(product, wanted);
        var shown = turn.Scene.State.Focus?.ProductId == product.Id ? turn.Scene.State.Focus.VariantId : null;
        if (wanted.Count == 0 && product.Variants.FirstOrDefault(v => v.Id == shown) is { } inFocus && turn.Scene.State.FocusIsTalkedOf)
        {
            picked = VariantTool.Run(product, inFocus.Options);
        }

        turn.FocusOn(product, picked.VariantId);
        turn.Traces("tool", $"variant: {product.Id}; {picked.Variants.Count} fit");
        var title = turn.Evidence.Title(product);
        var name = turn.Wording.ProductIn(title, PriceAnswer.OptionSlots(picked, turn));
        if (picked.Offer is not { CanBeBought: true } offer)
        {
            turn.Answered = picked.Offer is not null;
            foreach (var said in turn.Say(picked.Offer is { } gone ? turn.Wording.OutOfStock(name, turn.Evidence.Stock(product, turn.Wording.Stock(gone.Availability))) : turn.Wording.NotInThat(name)))
            {
                yield return said;
            }

            yield return Turn.FollowUps(turn.Wording.SaySimilar);
            yield break;
        }

        if (OpenOption(picked) is { } open)
        {
            var said = string.Join(' ', picked.Options.Select(o => o.Value));
            foreach (var e in turn.Say(turn.Wording.WhichOption(name)))
            {
                yield return e;
            }

            yield return new ChoicesEvent(
                turn.Wording.WhichFacet(open),
                [.. picked.Variants.SelectMany(v => v.Options).Where(o => o.Name == open).Select(o => o.Value).Distinct().Take(MostChoices).Select(v => new Choice(v, turn.Wording.SayTakeIn($"{v} {said}".Trim())))]);
            yield break;
        }

        foreach (var e in turn.Say(intent.Agreed ? turn.Wording.PressToAdd(name) : turn.Wording.ProposeCart(name, turn.Evidence.Price(product, offer.Price))))
        {
            yield return e;
        }

        yield return new ActionEvent(AddToCart, turn.Wording.AddToCart, product.Id, picked.VariantId);
        yield return Turn.FollowUps(turn.Wording.AfterPrice(true));
    }

    /// <summary>The first option in which the fitting variants still differ; null where one variant is left.</summary>
    private static string? OpenOption(VariantToolResult picked) => picked.Variants.Count < 2 ? null
        : picked.Variants.SelectMany(v => v.Options).GroupBy(o => o.Name).FirstOrDefault(g => g.Select(o => o.Value).Distinct().Count() > 1)?.Key;
}
