using System.Runtime.CompilerServices;
using Aisle.Assistant.Conversations;
using Aisle.Assistant.Tools;
using Aisle.Assistant.Understanding;
using Aisle.Catalog;
using Aisle.Catalog.Search;

namespace Aisle.Assistant.Answering.Answers;

/// <summary>Others of the same category, nearest in words first; cheaper ones where that was asked.</summary>
internal static class AlternativesAnswer
{
    public static async IAsyncEnumerable<AnswerEvent> AnswerAsync(Intent.Alternatives intent, Turn turn, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var product = intent.To.Products[0];
        var wish = WishFor(product, turn.Scene.State.Wish);
        wish = (intent.Cheaper ? WishChange.Bound(wish, Relative.Cheaper, [product]) : wish) ?? wish;
        wish = wish with
        {
            Filters = wish.Filters with
            {
                AvailableOnly = intent.Available,
                Attributes = intent.Past is { } past ? [past] : [],
                MinRating = intent.Better && product.Rating is { } rating ? rating.Average : null,
            },
            Sort = intent.Better ? SearchSort.Rating : SearchSort.Relevance,
        };
        var found = await turn.Tools.Search.RunAsync(new SearchToolRequest(wish, 0, FindAnswer.PageSize), cancellationToken);
        FindAnswer.Trace(turn, found);
        turn.FocusOn(product);
        var nothing = found.Products.Count == 0 || found.Dropped.Count > 0;
        turn.Answered = !nothing;
        var title = turn.Evidence.Title(product);
        foreach (var said in turn.Say(nothing ? turn.Wording.NoAlternatives(title, intent.Cheaper) : turn.Wording.Alternatives(title, Slot.Count(found.Total), found.Total, intent.Cheaper)))
        {
            yield return said;
        }

        if (!nothing)
        {
            yield return FindAnswer.Products(turn, found, found.Products);
            turn.Next = turn.Next with
            {
                Wish = found.Wish,
                Shown = [.. found.Products.Select(p => new ShownProduct(p.Product.Id, p.VariantId))],
                ShownCount = found.Products.Count,
                Compared = [],
            };
        }

        yield return Turn.FollowUps(turn.Wording.AfterFind(nothing ? 0 : found.Products.Count, false, false));
    }

    /// <summary>Its category and not itself; the words that found it, else those of its title that its category's name has.</summary>
    private static Wish WishFor(Product product, Wish? wish)
    {
        var filters = SearchFilters.None with { ExcludedProductIds = [product.Id], Categories = product.Categories.Count > 0 ? [product.Categories[0]] : [] };
        return product.Categories.Count > 0 ? new Wish("", filters) : new Wish(wish?.Words is { Length: > 0 } words ? words : product.Title, filters);
    }
}
