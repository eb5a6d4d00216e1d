using Aisle.Assistant.Understanding;
using Aisle.Catalog;
using Aisle.Catalog.Search.Ranking;

namespace Aisle.Assistant.Answering.Answers;

/// <summary>The one that leads among those in sight, with the fact that makes it lead.</summary>
internal static class ChooseAnswer
{
    public static IEnumerable<AnswerEvent> Answer(Intent.Choose intent, Turn turn)
    {
        intent = intent with { Among = intent.Among with { Products = OfOneKind(intent.Among.Products, turn) } };
        var chosen = Leader(intent.Among.Products, intent.By);
        turn.Traces("tool", $"choose: {intent.By} of {intent.Among.Products.Count}; {chosen?.Id ?? "none"}");
        if (chosen is null && intent is { By: Superlative.BestRated, Among.Products: [var first, ..] } && turn.Scene.State.Wish is not null)
        {
            foreach (var said in turn.Say(turn.Wording.LeadsInMatch(turn.Evidence.Title(first), Slot.Count(intent.Among.Products.Count))))
            {
                yield return said;
            }

            yield return new ProductsEvent([ProductCards.Of(first, turn.VariantShown(first), [])], 1, [], []);
            turn.FocusOn(first);
            yield return Turn.FollowUps(turn.Wording.AfterAsk(true, false));
            yield break;
        }

        if (chosen is null)
        {
            turn.Answered = false;
            foreach (var said in turn.Say(turn.Wording.CannotChoose(intent.By, Slot.Count(intent.Among.Products.Count))))
            {
                yield return said;
            }

            yield return Turn.FollowUps(turn.Wording.AfterCompare(false));
            yield break;
        }

        foreach (var said in turn.Say(Text(chosen, intent, turn)))
        {
            yield return said;
        }

        yield return new ProductsEvent(
            [ProductCards.Of(chosen, turn.VariantShown(chosen), ProductCards.Reasons(chosen, [], turn.Wording, variantId: turn.VariantShown(chosen)))], 1, [], []);
        turn.FocusOn(chosen);
        turn.Next = turn.Next with { Chosen = new(chosen.Id, turn.Wording.LeadName(intent.By), intent.Among.Products.Count) };
        yield return Turn.FollowUps(turn.Wording.AfterAsk(true, chosen.Rating is not null));
    }

    /// <summary>Those of the kind that was asked for: a rug that mentions robot vacuums is not the cheapest robot vacuum.</summary>
    internal static IReadOnlyList<Product> OfOneKind(IReadOnlyList<Product> among, Turn turn)
    {
        if (among.Count < 3 || turn.Scene.State.Wish is not { Filters.Categories.Count: 0 } || among[0].Categories is not [{ } kind, ..])
        {
            return among;
        }

        var same = among.Where(p => p.Categories.Contains(kind)).ToList();
        return same.Count * 2 >= among.Count ? same : among;
    }

    private static Product? Leader(IReadOnlyList<Product> among, Superlative by) => by switch
    {
        Superlative.Cheapest => among.Where(p => p.BestOffer() is not null).MinBy(p => p.BestOffer()!.Price.Amount),
        Superlative.MostExpensive => among.Where(p => p.BestOffer() is not null).MaxBy(p => p.BestOffer()!.Price.Amount),
        Superlative.MostReviewed => among.Where(p => p.Rating is { Count: > 0 }).MaxBy(p => p.Rating!.Count),
        _ => among.Where(p => p.Rating is { Count: > 0 }).MaxBy(p => Trusted(p.Rating!)),
    };

    /// <summary>The mean drawn towards a middling one, the more the fewer ratings there are, as search ranks: five stars from one shopper lead nothing.</summary>
    internal static double Trusted(Rating rating) => RatingPrior.Of((float)rating.Average, rating.Count);

    private static AnswerText Text(Product chosen, Intent.Choose intent, Turn turn)
    {
        var (wording, evidence) = (turn.Wording, turn.Evidence);
        var among = Slot.Count(intent.Among.Products.Count);
        return intent.By is Superlative.Cheapest or Superlative.MostExpensive
            ? wording.LeadsInPrice(evidence.Title(chosen), evidence.Price(chosen, chosen.BestOffer()!.Price), among, intent.By)
            : wording.LeadsInRating(evidence.Title(chosen), evidence.Stars(chosen, chosen.Rating!), evidence.Raters(chosen, chosen.Rating!), among, intent.By);
    }
}
