using System.Runtime.CompilerServices;
using Aisle.Assistant.Conversations;
using Aisle.Assistant.Tools;
using Aisle.Assistant.Understanding;

namespace Aisle.Assistant.Answering.Answers;

/// <summary>The next page of what was found.</summary>
internal static class MoreAnswer
{
    public static async IAsyncEnumerable<AnswerEvent> AnswerAsync(Turn turn, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var state = turn.Scene.State;
        var found = await turn.Tools.Search.RunAsync(new SearchToolRequest(state.Wish!, state.ShownCount, FindAnswer.PageSize) { Liked = state.LikedBy is { } who ? state.Memory.BrandsOf(who).Likes : [] }, cancellationToken);
        FindAnswer.Trace(turn, found);
        if (found.Products.Count == 0)
        {
            await foreach (var said in NoMoreAsync(found, turn, cancellationToken))
            {
                yield return said;
            }

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

    /// <summary>Those were all: what there is without the condition that was set last, else what is in sight.</summary>
    private static async IAsyncEnumerable<AnswerEvent> NoMoreAsync(SearchToolResult found, Turn turn, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var (state, wish) = (turn.Scene.State, turn.Scene.State.Wish!);
        var last = WishCondition.Of(wish.Filters).LastOrDefault(c => c.Kind != WishConditionKind.Category);
        var wider = last is null ? wish : wish with { Filters = last.RemoveFrom(wish.Filters) };
        var seen = wider with { Filters = wider.Filters with { ExcludedProductIds = [.. wider.Filters.ExcludedProductIds.Union(state.Shown.Select(s => s.ProductId))] } };
        var others = last is null ? found : await turn.Tools.Search.RunAsync(new SearchToolRequest(seen, 0, FindAnswer.PageSize), cancellationToken);
        turn.Answered = last is not null && others is { Products.Count: > 0, Dropped.Count: 0 };
        var text = turn.Wording.NoMore(Slot.Count(found.Total), found.Total);
        if (!turn.Answered)
        {
            await foreach (var said in Meanwhile.ShowAsync(text, turn, cancellationToken))
            {
                yield return said;
            }

            yield break;
        }

        FindAnswer.Trace(turn, others);
        var label = Slot.Shown(turn.Wording.Condition(last!, turn.Tools.Index).Label);
        foreach (var said in turn.Say(AnswerText.Join($" ", text, turn.Wording.OthersWithout(label, Slot.Count(others.Total), others.Total))))
        {
            yield return said;
        }

        yield return FindAnswer.Products(turn, others, others.Products);
        turn.Next = turn.Next with
        {
            Wish = wider,
            Shown = [.. others.Products.Select(p => new ShownProduct(p.Product.Id, p.VariantId))],
            ShownCount = others.Products.Count,
            Compared = [],
            Focus = null,
            FocusIsTalkedOf = false,
        };
        yield return Turn.FollowUps(turn.Wording.AfterFind(others.Products.Count, false, others.Products[0].Product.Rating is not null));
    }
}
