using System.Runtime.CompilerServices;
using Aisle.Assistant.Answering;
using Aisle.Assistant.Answering.Answers;
using Aisle.Assistant.Conversations;
using Aisle.Assistant.Rungs;
using Aisle.Assistant.Tools;
using Aisle.Assistant.Understanding;
using Aisle.Catalog;
using Aisle.Catalog.Index;
using Aisle.Catalog.Store;

namespace Aisle.Assistant;

/// <summary>
/// Answers one turn of a conversation at rung 0, without a language model: (1) set the scene: what the conversation and the page
/// show; (2) read the intent; (3) run tools and compose events from what they return; (4) remember. The events of a turn always end
/// with a <see cref="DoneEvent"/>.
/// </summary>
public sealed class ShopAssistant(ICatalogStore store, LiveIndex index, TimeProvider time, Ladder? ladder = null)
{
    /// <summary>Characters of an utterance that are read; the rest is left aside.</summary>
    public const int LongestUtterance = 2_000;

    /// <summary>Products of the page's list that are looked at.</summary>
    private const int MostOnPage = 24;

    /// <param name="conversation">What was said before; only one turn runs on it at a time, another waits.</param>
    /// <param name="turn">What the shopper says, and sees.</param>
    /// <param name="cancellationToken">Ends the turn; the conversation is then as before it.</param>
    public async IAsyncEnumerable<AnswerEvent> AnswerAsync(
        Conversation conversation, TurnRequest turn, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(conversation);
        ArgumentNullException.ThrowIfNull(turn);
        var started = time.GetTimestamp();
        using var held = await conversation.BeginTurnAsync(cancellationToken);

        // 1. One state of the index for the whole turn, whatever is swapped in meanwhile.
        var tools = new Toolbox(store, index.Current);
        var utterance = Utterance.Of(turn.Text ?? "", conversation.State.Language);
        var scene = await SetSceneAsync(conversation.State, turn.Page, utterance, tools, cancellationToken);

        // 2.
        var intent = IntentReader.Read(utterance, scene);
        var current = new Turn(utterance, scene, tools);
        current.Traces("intent", intent.Name);

        // 3. and 4. The state is put in place before the last event, so that what a shopper saw is what the next turn builds on.
        var composed = AnswerAsync(intent, current, cancellationToken);
        await foreach (var answer in ladder is null ? composed : ladder.AnswerAsync(conversation, intent, current, composed, cancellationToken))
        {
            yield return answer;
        }

        conversation.State = current.Next;
        yield return new DoneEvent(current.Rung, current.Cost, time.GetElapsedTime(started).TotalMilliseconds, current.Answered, current.Trace);
    }

    private static async IAsyncEnumerable<AnswerEvent> AnswerAsync(Intent intent, Turn turn, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        switch (intent)
        {
            case Intent.Find find:
                await foreach (var e in FindAnswer.AnswerAsync(find, turn, cancellationToken)) yield return e;
                break;
            case Intent.More:
                await foreach (var e in MoreAnswer.AnswerAsync(turn, cancellationToken)) yield return e;
                break;
            case Intent.Policies policies:
                await foreach (var e in PolicyAnswer.AnswerAsync(policies, turn, cancellationToken)) yield return e;
                break;
            case Intent.Talk talk:
                foreach (var e in TalkAnswer.Answer(talk, turn)) yield return e;
                break;
            case Intent.OutOfScope beyond:
                foreach (var e in TalkAnswer.Answer(beyond, turn)) yield return e;
                break;
            default:
                await foreach (var e in AnswerOnProductsAsync(intent, turn, cancellationToken)) yield return e;
                break;
        }
    }

    /// <summary>The intents that are about products: those pointed at, else one that is named; with neither, asks which.</summary>
    private static async IAsyncEnumerable<AnswerEvent> AnswerOnProductsAsync(Intent intent, Turn turn, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var about = await Subject.ResolveAsync(Intent.AboutOf(intent), turn.Utterance.Text, turn, cancellationToken);
        if (intent is Intent.Compare && about.Products.Count < 2 && await Subject.NamedAsync(turn, cancellationToken) is { Products.Count: > 1 } named)
        {
            about = named;
        }

        if (about is { Products.Count: 0, Kind: ReferenceKind.None } && intent is Intent.Ask && await AboutTheShopAsync(turn, cancellationToken) is { } other)
        {
            turn.Traces("intent", other.Name);
            await foreach (var e in AnswerAsync(other, turn, cancellationToken)) yield return e;
            yield break;
        }

        if (about.Products.Count == 0 && intent is not Intent.Compare)
        {
            foreach (var e in TalkAnswer.AskWhich(about, turn)) yield return e;
            yield break;
        }

        var answer = intent switch
        {
            Intent.Ask ask => AskAnswer.AnswerAsync(ask with { About = about }, turn, cancellationToken),
            Intent.Price price => PriceAnswer.Answer(price with { About = about }, turn).ToAsyncEnumerable(),
            Intent.Stock stock => StockAnswer.Answer(stock with { About = about }, turn).ToAsyncEnumerable(),
            Intent.Compare compare => CompareAnswer.Answer(compare with { About = about }, turn).ToAsyncEnumerable(),
            Intent.Reviews reviews => ReviewsAnswer.AnswerAsync(reviews with { About = about }, turn, cancellationToken),
            Intent.Choose choose => ChooseAnswer.Answer(choose with { Among = about }, turn).ToAsyncEnumerable(),
            Intent.Lead lead => LeadAnswer.Answer(lead with { Among = about }, turn).ToAsyncEnumerable(),
            Intent.Alternatives alternatives => AlternativesAnswer.AnswerAsync(alternatives with { To = about }, turn, cancellationToken),
            Intent.Related related => RelatedAnswer.AnswerAsync(related with { To = about }, turn, cancellationToken),
            Intent.Buy buy => BuyAnswer.Answer(buy with { What = about }, turn).ToAsyncEnumerable(),
            _ => throw new InvalidOperationException($"No answer for the intent {intent.Name}: add it to {nameof(ShopAssistant)}."),
        };
        await foreach (var e in answer.WithCancellation(cancellationToken))
        {
            yield return e;
        }
    }

    /// <summary>
    /// A question with no product that it could be on: answered by the shop's pages ("do they expire?"), else by what it describes
    /// ("which vacuum is good for dog hair?"). Null where neither has it.
    /// </summary>
    private static async Task<Intent?> AboutTheShopAsync(Turn turn, CancellationToken cancellationToken)
    {
        if (FindReader.Read(turn.Utterance, turn.Scene) is Intent.Find { Wish: var wish } find
            && (wish.Filters.Categories.Count > 0
                || (Things.Name(wish.Words, turn.Tools.Index) || wish.Words.Split(' ').Any(w => Things.IsNear(w, turn.Tools.Index)))
                && turn.Tools.Search.Count(wish, cancellationToken) > 0))
        {
            return find;
        }

        return (await turn.Tools.Policies.RunAsync(turn.Utterance.Text, cancellationToken)).Items.Count > 0
            ? new Intent.Policies(turn.Utterance.Text, References.None)
            : null;
    }

    private static async Task<Scene> SetSceneAsync(
        ConversationState state, PageContext? page, Utterance utterance, Toolbox tools, CancellationToken cancellationToken)
    {
        state = state with { Language = utterance.Language };
        if (page?.ProductId is { Length: > 0 } inView && inView != state.PageProduct)
        {
            // The shopper opened another page: "it" is what they look at.
            state = state with { Focus = new ShownProduct(inView, null), FocusIsTalkedOf = false, PageProduct = inView };
        }
        else if (page?.ProductId is { Length: > 0 } here && ReferenceReader.PointsHere(utterance))
        {
            state = state with { Focus = new ShownProduct(here, null), FocusIsTalkedOf = false };
        }

        IReadOnlyList<string> shown = state.Shown.Count > 0 ? [.. state.Shown.Select(s => s.ProductId)] : [.. (page?.ProductIds ?? []).Where(id => id is not null).Take(MostOnPage)];
        string[] ids = [.. shown.Concat(state.Compared).Concat(state.Focus is { } f ? [f.ProductId] : []).Distinct()];
        var products = (await tools.Products.LoadAsync(ids, cancellationToken)).ToDictionary(p => p.Id, StringComparer.Ordinal);
        return new Scene
        {
            State = state,
            Shown = Of(shown),
            Focus = state.Focus is { } focus ? products.GetValueOrDefault(focus.ProductId) : null,
            Compared = Of(state.Compared),
            Index = tools.Index,
        };

        List<Product> Of(IEnumerable<string> wanted) => [.. wanted.Select(id => products.GetValueOrDefault(id)).OfType<Product>()];
    }
}
