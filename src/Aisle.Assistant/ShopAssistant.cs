using System.Runtime.CompilerServices;
using Aisle.Assistant.Answering;
using Aisle.Assistant.Conversations;
using Aisle.Assistant.Tools;
using Aisle.Catalog.Index;
using Aisle.Catalog.Search;
using Aisle.Catalog.Store;

namespace Aisle.Assistant;

/// <summary>
/// Answers one turn of a conversation at rung 0, without a language model: (1) read what was said, (2) run tools,
/// (3) compose events from what they return. The events of a turn always end with a <see cref="DoneEvent"/>.
/// </summary>
public sealed class ShopAssistant(ICatalogStore store, LiveIndex index, TimeProvider time)
{
    /// <summary>Characters of an utterance that are read; the rest is left aside.</summary>
    public const int LongestUtterance = 2_000;

    /// <param name="conversation">What was said before; only one turn runs on it at a time, another waits.</param>
    /// <param name="turn">What the shopper says, and sees.</param>
    /// <param name="cancellationToken">Ends the turn; the conversation is then as before it.</param>
    public async IAsyncEnumerable<AnswerEvent> AnswerAsync(
        Conversation conversation, TurnRequest turn, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var started = time.GetTimestamp();
        using var held = await conversation.BeginTurnAsync(cancellationToken);
        var text = turn.Text.Length <= LongestUtterance ? turn.Text : turn.Text[..LongestUtterance];
        var result = index.Current.Search(new SearchQuery { Text = text, Limit = 8 }, cancellationToken);
        var products = (await store.FindProductsAsync([.. result.Hits.Select(h => h.ProductId)], cancellationToken)).ToDictionary(p => p.Id);
        var cards = result.Hits.Where(h => products.ContainsKey(h.ProductId)).Select(h => ProductCards.Of(products[h.ProductId], h.VariantId, [])).ToList();
        conversation.State = conversation.State with { Shown = [.. cards.Select(c => c.Id)] };
        yield return new TextEvent(cards.Count > 0 ? "Here is what I found." : "I found nothing that matches.", []);
        if (cards.Count > 0)
        {
            yield return new ProductsEvent(cards, result.Total, [], []);
        }

        yield return new DoneEvent(0, null, time.GetElapsedTime(started).TotalMilliseconds, cards.Count > 0, [new TraceStep("intent", "find")]);
    }
}
