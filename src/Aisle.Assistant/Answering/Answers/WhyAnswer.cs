using Aisle.Assistant.Understanding;
using Aisle.Catalog;

namespace Aisle.Assistant.Answering.Answers;

/// <summary>Why a product was shown or chosen, by the signals that put it there: conditions it meets, words it has, its ratings, its price among the rest.</summary>
internal static class WhyAnswer
{
    public static IEnumerable<AnswerEvent> Answer(Intent.Why intent, Turn turn)
    {
        var product = intent.About.Products[0];
        var reasons = Reasons(product, turn);
        turn.Traces("tool", $"why: {product.Id}; {reasons.Count} reasons");
        turn.FocusOn(product);
        var title = turn.Evidence.Title(product);
        foreach (var said in turn.Say(reasons.Count > 0 ? turn.Wording.Because(title, reasons) : turn.Wording.NoReason(title)))
        {
            yield return said;
        }

        yield return Turn.FollowUps(turn.Wording.AfterAsk(true, product.Rating is not null));
    }

    private static List<AnswerText> Reasons(Product product, Turn turn)
    {
        var (wording, state, shown) = (turn.Wording, turn.Scene.State, turn.Scene.Shown);
        var reasons = new List<AnswerText>();
        if (state.Chosen is { } chosen && chosen.ProductId == product.Id)
        {
            reasons.Add(wording.ReasonLeads(Slot.Shown(chosen.By), Slot.Count(chosen.Among)));
        }

        if (state.Wish is { } wish && shown.Contains(product))
        {
            var met = WishCondition.Of(wish.Filters).Select(c => Slot.Shown(wording.Condition(c, turn.Tools.Index).Label)).ToList();
            if (met.Count > 0)
            {
                reasons.Add(wording.ReasonMeets(wording.List(met)));
            }

            if (Coverage.Has(wish.Words, product) is { Length: > 0 } words)
            {
                reasons.Add(wording.ReasonWords(Slot.Said(words)));
            }
        }

        if (product.Rating is { Count: > 0 } rating)
        {
            reasons.Add(wording.ReasonRated(turn.Evidence.Stars(product, rating), turn.Evidence.Raters(product, rating)));
        }

        if (product.BestOffer() is { } offer)
        {
            var price = turn.Evidence.Price(product, offer.Price);
            var others = shown.Where(p => p.Id != product.Id).Select(p => p.BestOffer()?.Price).OfType<Money>().Where(m => m.Currency == offer.Price.Currency).ToList();
            reasons.Add(shown.Contains(product) && others.Count > 0 && others.TrueForAll(m => m > offer.Price) ? wording.ReasonCheapest(price, Slot.Count(shown.Count)) : wording.ReasonPrice(price));
        }

        return reasons;
    }
}
