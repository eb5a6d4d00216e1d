using System.Runtime.CompilerServices;
using Aisle.Assistant.Conversations;
using Aisle.Assistant.Tools;
using Aisle.Assistant.Understanding;

namespace Aisle.Assistant.Answering.Answers;

/// <summary>What is shown while the shopper is asked something: what was in sight, else one product of each department. Nobody who asks is left with a question alone.</summary>
internal static class Meanwhile
{
    private const int MostDepartments = 6;

    /// <summary>The question, and below it something to look at.</summary>
    public static async IAsyncEnumerable<AnswerEvent> ShowAsync(AnswerText question, Turn turn, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var seen = turn.Scene.Shown;
        var open = seen.Count > 0 ? null : await turn.Tools.Search.RunAsync(new SearchToolRequest(Wish.Nothing, 0, FindAnswer.PageSize), cancellationToken);
        var shows = seen.Count > 0 || open is { Products.Count: > 0 };
        foreach (var said in turn.Say(shows ? AnswerText.Join($" ", question, turn.Wording.Meanwhile(seen.Count > 0)) : question))
        {
            yield return said;
        }

        if (seen.Count > 0)
        {
            var conditions = WishCondition.Of(turn.Scene.State.Wish?.Filters ?? Wish.Nothing.Filters).Select(c => turn.Wording.Condition(c, turn.Tools.Index)).ToList();
            yield return new ProductsEvent([.. seen.Select(p => ProductCards.Of(p, turn.VariantShown(p), ProductCards.Reasons(p, conditions, turn.Wording, variantId: turn.VariantShown(p))))], seen.Count, conditions, []);
        }
        else if (open is { Products.Count: > 0 })
        {
            yield return FindAnswer.Products(turn, open, open.Products);
            turn.Next = turn.Next with { Shown = [.. open.Products.Select(p => new ShownProduct(p.Product.Id, p.VariantId))], ShownCount = open.Products.Count };
        }

        yield return Turn.FollowUps(seen.Count > 0 ? turn.Wording.AfterFind(seen.Count, false, seen.Any(p => p.Rating is not null)) : turn.Wording.AfterNothing(turn.Tools.Index));
    }

    /// <summary>The kinds that the shop has most of, to choose from; null where it has no categories.</summary>
    public static ChoicesEvent? Departments(Turn turn)
    {
        var choices = turn.Tools.Index.Vocabulary.Categories
            .Where(c => !turn.Tools.Index.Vocabulary.Categories.Any(below => below.Path != c.Path && below.Path.IsWithin(c.Path)))
            .OrderByDescending(c => c.Count).ThenBy(c => c.Path.ToString(), StringComparer.Ordinal)
            .Select(c => c.Path.Leaf).Distinct(StringComparer.OrdinalIgnoreCase).Take(MostDepartments)
            .Select(leaf => new Choice(leaf, leaf.ToLowerInvariant())).ToList();
        return choices.Count < 2 ? null : new ChoicesEvent(turn.Wording.WhichDepartment, choices);
    }
}
