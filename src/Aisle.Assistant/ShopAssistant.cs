using System.Runtime.CompilerServices;
using Aisle.Assistant.Answering;
using Aisle.Assistant.Answering.Answers;
using Aisle.Assistant.Conversations;
using Aisle.Assistant.Journal;
using Aisle.Assistant.Memory;
using Aisle.Assistant.Rungs;
using Aisle.Assistant.Settings;
using Aisle.Assistant.Tools;
using Aisle.Assistant.Understanding;
using Aisle.Catalog;
using Aisle.Catalog.Index;
using Aisle.Catalog.Store;

namespace Aisle.Assistant;

/// <summary>
/// Answers one turn of a conversation: (1) set the scene: what the conversation and the page show; (2) read the intent; (3) run tools
/// and compose events from what they return, or, where there is a ladder and rung 0 is unsure, let a language model answer; (4) remember.
/// The events of a turn always end with a <see cref="DoneEvent"/>.
/// </summary>
public sealed class ShopAssistant(
    ICatalogStore store, LiveIndex index, TimeProvider time, Ladder? ladder = null, ShopperMemories? memories = null, LiveSettings? settings = null, TurnLog? log = null)
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
        using var held = await conversation.BeginTurnAsync(cancellationToken);
        await foreach (var answer in AnswerHeldAsync(conversation, turn, cancellationToken)) yield return answer;
    }

    /// <summary>The same, or null where another turn runs on the conversation. It holds the conversation until its enumeration ends.</summary>
    public IAsyncEnumerable<AnswerEvent>? TryAnswer(Conversation conversation, TurnRequest turn, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(conversation);
        ArgumentNullException.ThrowIfNull(turn);
        return conversation.TryBeginTurn() is { } held ? RunAsync(held) : null;

        async IAsyncEnumerable<AnswerEvent> RunAsync(IDisposable held)
        {
            using (held)
            {
                await foreach (var answer in AnswerHeldAsync(conversation, turn, cancellationToken)) yield return answer;
            }
        }
    }

    private IAsyncEnumerable<AnswerEvent> AnswerHeldAsync(Conversation conversation, TurnRequest turn, CancellationToken cancellationToken) =>
        log is null ? AnswerAsync(conversation, turn, null, cancellationToken)
        : log.NoteAsync(conversation, turn, notes => AnswerAsync(conversation, turn, notes, cancellationToken), cancellationToken);

    private async IAsyncEnumerable<AnswerEvent> AnswerAsync(
        Conversation conversation, TurnRequest turn, TurnNotes? notes, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var started = time.GetTimestamp();

        // 1. One state of the index for the whole turn, whatever is swapped in meanwhile.
        var tools = new Toolbox(store, index.Current);
        var utterance = Utterance.Of(turn.Text ?? "", conversation.State.Language);
        var kept = turn.Shopper is { Length: > 0 } shopper ? memories?.Find(shopper) : null;
        var state = kept is null ? conversation.State : conversation.State with { Memory = kept };
        var scene = await SetSceneAsync(state, turn.Page, utterance, tools, kept is not null, cancellationToken);
        notes?.Finished("scene");

        // 2.
        var parts = Parts.Of(utterance, scene);
        var intent = IntentReader.Read(parts[0], scene);
        var whole = new Turn(utterance, scene, tools);
        notes?.Understood(whole);
        notes?.Finished("understanding");

        // 3.
        var composed = AnswerAsync(parts, intent, whole, (next, part) => SetSceneAsync(next, turn.Page, part, tools, kept is not null, cancellationToken), cancellationToken);
        await foreach (var answer in ladder is null ? composed : ladder.AnswerAsync(conversation, turn.Visitor, whole, composed, cancellationToken))
        {
            yield return answer;
        }

        // 4. The state is put in place before the last event, so that what a shopper saw is what the next turn builds on.
        if (kept is not null && whole.Next.Memory != kept)
        {
            memories!.Replace(turn.Shopper!, whole.Next.Memory);
        }

        // What is kept of the shopper stands in one place only, so that erasing it there erases it.
        conversation.Keep(kept is null ? whole.Next : whole.Next with { Memory = conversation.State.Memory });
        yield return new DoneEvent(whole.Rung, whole.Cost, time.GetElapsedTime(started).TotalMilliseconds, whole.Answered, whole.Trace);
    }

    /// <summary>Each thing that is asked, one after another, on what the one before it left; what may be said next, once, at the end.</summary>
    private static async IAsyncEnumerable<AnswerEvent> AnswerAsync(
        IReadOnlyList<Utterance> parts, Intent first, Turn whole, Func<ConversationState, Utterance, Task<Scene>> setScene, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        FollowUpsEvent? followUps = null;
        var found = new List<ConversationState>();
        for (var i = 0; i < parts.Count; i++)
        {
            var scene = i == 0 ? whole.Scene : await setScene(whole.Next, parts[i]);
            foreach (var intent in Alongside.Each(i == 0 ? first : IntentReader.Read(parts[i], scene), scene.State))
            {
                var part = whole.With(parts[i], scene);
                part.Traces("intent", intent.Name);
                await foreach (var answer in AnswerAsync(intent, part, cancellationToken))
                {
                    if (answer is FollowUpsEvent suggestions)
                    {
                        followUps = suggestions;
                    }
                    else
                    {
                        yield return answer;
                    }
                }

                whole.Next = Remembered.After(scene.State, part.Next, intent);
                whole.Took(intent, part);
                if (intent is Intent.Find)
                {
                    found.Add(part.Next);
                }
            }
        }

        whole.Next = Remembered.Together(whole.Next, found);
        if (followUps is not null)
        {
            yield return followUps;
        }
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
            case Intent.Care topic:
                foreach (var e in CareAnswer.Answer(topic, turn)) yield return e;
                break;
            case Intent.Memory memory:
                foreach (var e in MemoryAnswer.Answer(memory, turn)) yield return e;
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
        if (intent is Intent.Compare && (about.Products.Count < 2 || about.Kind == ReferenceKind.Implied) && await Subject.NamedAsync(turn, cancellationToken) is { Products.Count: > 0 } named)
        {
            // Both are named; or one is, and the other is in sight.
            about = named.Products.Count > 1 ? named
                : about.Products.Count > 0 && (turn.Scene.Focus ?? about.Products[0]) is var near && near.Id != named.Products[0].Id ? named with { Products = [near, named.Products[0]] }
                : about;
        }

        if (about is { Products.Count: 0, Kind: ReferenceKind.None } && intent is Intent.Ask or Intent.Stock or Intent.Reviews && await AboutTheShopAsync(turn, cancellationToken) is { } other)
        {
            turn.Traces("intent", other.Name);
            await foreach (var e in AnswerAsync(other, turn, cancellationToken)) yield return e;
            yield break;
        }

        if (about.Products.Count == 0 && intent is not Intent.Compare)
        {
            await foreach (var e in TalkAnswer.AskWhichAsync(about, turn, cancellationToken)) yield return e;
            yield break;
        }

        var answer = intent switch
        {
            Intent.Ask ask => AskAnswer.AnswerAsync(ask with { About = about }, turn, cancellationToken),
            Intent.Price price => PriceAnswer.Answer(price with { About = about }, turn).ToAsyncEnumerable(),
            Intent.Stock stock => StockAnswer.Answer(stock with { About = about }, turn).ToAsyncEnumerable(),
            Intent.Compare compare => CompareAnswer.AnswerAsync(compare with { About = about }, turn, cancellationToken),
            Intent.Reviews reviews => ReviewsAnswer.AnswerAsync(reviews with { About = about, Aspect = reviews.About.Kind == ReferenceKind.None ? ReviewsReader.Aspect(turn.Utterance, about) : reviews.Aspect }, turn, cancellationToken),
            Intent.Choose choose => ChooseAnswer.Answer(choose with { Among = about }, turn).ToAsyncEnumerable(),
            Intent.Lead lead => LeadAnswer.Answer(lead with { Among = about }, turn).ToAsyncEnumerable(),
            Intent.Alternatives alternatives => AlternativesAnswer.AnswerAsync(alternatives with { To = about }, turn, cancellationToken),
            Intent.Related related => RelatedAnswer.AnswerAsync(related with { To = about }, turn, cancellationToken),
            Intent.Why why => WhyAnswer.Answer(why with { About = about }, turn).ToAsyncEnumerable(),
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

    private async Task<Scene> SetSceneAsync(
        ConversationState state, PageContext? page, Utterance utterance, Toolbox tools, bool kept, CancellationToken cancellationToken)
    {
        state = Alongside.Named(state with { Language = utterance.Language }, utterance, tools.Index);
        if (page?.ProductId is { Length: > 0 } inView && inView != state.PageProduct)
        {
            // The shopper opened another page: "it" is what they look at.
            state = state with { Focus = new ShownProduct(inView, null), FocusIsTalkedOf = false, FocusBefore = state.Focus ?? state.FocusBefore, PageProduct = inView };
        }
        else if (page?.ProductId is { Length: > 0 } here && ReferenceReader.PointsHere(utterance))
        {
            state = state with { Focus = new ShownProduct(here, null), FocusIsTalkedOf = false };
        }

        IReadOnlyList<string> shown = state.Shown.Count > 0 ? [.. state.Shown.Select(s => s.ProductId)] : [.. (page?.ProductIds ?? []).Where(id => id is not null).Take(MostOnPage)];
        string[] ids = [.. shown.Concat(state.Compared).Concat(new[] { state.Focus?.ProductId, state.FocusBefore?.ProductId }.OfType<string>()).Distinct()];
        var products = (await tools.Products.LoadAsync(ids, cancellationToken)).ToDictionary(p => p.Id, StringComparer.Ordinal);
        return new Scene
        {
            State = state,
            Shown = Of(shown),
            Focus = state.Focus is { } focus ? products.GetValueOrDefault(focus.ProductId) : null,
            FocusBefore = state.FocusBefore is { } before ? products.GetValueOrDefault(before.ProductId) : null,
            Compared = Of(state.Compared),
            Index = tools.Index,
            Care = settings?.Current.Care ?? CarePolicy.Default,
            IsKept = kept,
        };

        List<Product> Of(IEnumerable<string> wanted) => [.. wanted.Select(id => products.GetValueOrDefault(id)).OfType<Product>()];
    }
}
