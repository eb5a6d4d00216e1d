using System.Runtime.CompilerServices;
using Aisle.Assistant.Conversations;
using Aisle.Assistant.Understanding;

namespace Aisle.Assistant.Answering.Answers;

/// <summary>What the shop ties to a product; where it ties nothing, says so rather than guess what fits.</summary>
internal static class RelatedAnswer
{
    public static async IAsyncEnumerable<AnswerEvent> AnswerAsync(Intent.Related intent, Turn turn, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var product = intent.To.Products[0];
        var linked = await turn.Tools.Links.RunAsync(product, intent.Kind, cancellationToken);
        var kind = intent.Kind;
        if (linked.Count == 0 && kind is not null)
        {
            linked = await turn.Tools.Links.RunAsync(product, null, cancellationToken);
            kind = null;
        }

        turn.Traces("tool", $"links: {product.Id}; {linked.Count} found");
        turn.FocusOn(product);
        turn.Answered = linked.Count > 0;
        var title = turn.Evidence.Title(product);
        foreach (var said in turn.Say(linked.Count > 0 ? turn.Wording.Linked(title, kind) : turn.Wording.NothingLinked(title)))
        {
            yield return said;
        }

        if (linked.Count > 0)
        {
            yield return new ProductsEvent([.. linked.Select(p => ProductCards.Of(p, null, [.. ProductCards.Reasons(p, [], turn.Wording).Prepend(turn.Wording.LinkedReason(product.Title))]))], linked.Count, [], []);
            turn.Next = turn.Next with { Shown = [.. linked.Select(p => new ShownProduct(p.Id, null))], ShownCount = int.MaxValue };
        }

        yield return Turn.FollowUps(turn.Wording.AfterFind(linked.Count, false, false));
    }
}
