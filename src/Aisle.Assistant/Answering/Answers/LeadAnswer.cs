using Aisle.Assistant.Understanding;

namespace Aisle.Assistant.Answering.Answers;

/// <summary>The one that has most or least of a measured property, with its value; says so where the data does not tell it of any.</summary>
internal static class LeadAnswer
{
    public static IEnumerable<AnswerEvent> Answer(Intent.Lead intent, Turn turn)
    {
        intent = intent with { Among = intent.Among with { Products = ChooseAnswer.OfOneKind(intent.Among.Products, turn) } };
        var among = Slot.Count(intent.Among.Products.Count);
        if (intent.By.Of(intent.Among.Products) is not { } told)
        {
            turn.Answered = false;
            foreach (var said in turn.Say(turn.Wording.NoneTells(among)))
            {
                yield return said;
            }

            yield return Turn.FollowUps(turn.Wording.AfterCompare(false));
            yield break;
        }

        var (product, value, _) = intent.By.WantsMost(told.Name) ? told.Values.MaxBy(v => v.Amount) : told.Values.MinBy(v => v.Amount);
        turn.Traces("tool", $"choose: {told.Name} of {intent.Among.Products.Count}; {product.Id}");
        var text = value.ToString();
        foreach (var said in turn.Say(turn.Wording.LeadsIn(turn.Evidence.Title(product), turn.Evidence.Name(product, told.Name, text), turn.Evidence.Value(product, told.Name, text), among)))
        {
            yield return said;
        }

        yield return new ProductsEvent([ProductCards.Of(product, turn.VariantShown(product), ProductCards.Reasons(product, [], turn.Wording, variantId: turn.VariantShown(product)))], 1, [], []);
        turn.FocusOn(product);
        turn.Next = turn.Next with { Chosen = new(product.Id, told.Name, intent.Among.Products.Count) };
        yield return Turn.FollowUps(turn.Wording.AfterAsk(true, product.Rating is not null));
    }
}
