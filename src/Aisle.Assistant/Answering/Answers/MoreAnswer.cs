using System.Runtime.CompilerServices;
using Aisle.Assistant.Conversations;
using Aisle.Assistant.Tools;

namespace Aisle.Assistant.Answering.Answers;

/// <summary>The next page of what was found.</summary>
internal static class MoreAnswer
{
    public static async IAsyncEnumerable<AnswerEvent> AnswerAsync(Turn turn, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var state = turn.Scene.State;
        var found = await turn.Tools.Search.RunAsync(new SearchToolRequest(state.Wish!, state.ShownCount, FindAnswer.PageSize), cancellationToken);
        FindAnswer.Trace(turn, found);
        if (found.Products.Count == 0)
        {
            turn.Answered = false;
            foreach (var said in turn.Say(turn.Wording.NoMore(Slot.Count(found.Total), found.Total)))
            {
                yield return said;
            }

            yield return Turn.FollowUps(turn.Wording.SayAnyBrand(state.Wish!), turn.Wording.SayStartOver);
            yield break;
        }

        var last = state.ShownCount + found.Products.Count;
        foreach (var said in turn.Say(turn.Wording.More(Slot.Count(last), Slot.Count(found.Total))))
        {
            yield return said;
        }

        yield return FindAnswer.Products(turn, found, found.Products);
        turn.Next = turn.Next with
        {
            Shown = [.. found.Products.Select(p => new ShownProduct(p.Product.Id, p.VariantId))],
            ShownCount = last,
            Compared = [],
            Focus = null,
            FocusIsTalkedOf = false,
        };
        yield return Turn.FollowUps(turn.Wording.AfterFind(found.Products.Count, found.Total > last, found.Products[0].Product.Rating is not null));
    }
}
