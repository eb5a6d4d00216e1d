using System.Runtime.CompilerServices;
using Aisle.Assistant.Conversations;
using Aisle.Assistant.Memory;
using Aisle.Assistant.Rungs;
using Aisle.Assistant.Tools;
using Aisle.Assistant.Understanding;
using Aisle.Catalog;
using Aisle.Catalog.Search.Reading;

namespace Aisle.Assistant.Answering.Answers;

/// <summary>Shows what was found, what conditions are in force, what had to be dropped, and how to narrow it down.</summary>
internal static class FindAnswer
{
    public const int PageSize = 8;

    /// <summary>Best matches that are ordered by a property.</summary>
    private const int MostLed = 60;

    /// <summary>More matches than this are worth narrowing down.</summary>
    private const int Broad = 12;

    /// <summary>And more than these where the shopper asks for help to choose.</summary>
    private const int Few = 3;

    private static readonly Cue Guides = new(
        "help( me)?( to)? (choose|pick|decide|find the right)( .*)?|(cant|cannot|can not|hard to|dont know how to) (decide|choose|pick)( .*)?|undecided|not sure (which|what)( .*)?|so many|which (one )?(would|will) (suit|fit)( .*)?|overwhelmed",
        "帮我(选|挑)|选哪|不知道(选|买)|纠结");

    public static async IAsyncEnumerable<AnswerEvent> AnswerAsync(Intent.Find intent, Turn turn, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var liked = Liked(intent, turn.Scene.State);
        var found = await turn.Tools.Search.RunAsync(new SearchToolRequest(intent.Wish, 0, PageSize) { Liked = [.. liked.Keys], Before = intent.Refines ? turn.Scene.State.Wish ?? Wish.Nothing : Wish.Nothing }, cancellationToken);
        Trace(turn, found);
        var lead = await LeadAsync(intent, found, turn, cancellationToken);
        found = lead is var (ordered, _) ? found with { Products = ordered } : found;
        if (intent.Relative is { } relative && await IsBeyondAsync(found, turn, cancellationToken))
        {
            // Nothing is cheaper: say so and keep what was in force before.
            turn.Answered = false;
            turn.Next = turn.Next with { Wish = turn.Scene.State.Wish };
            await foreach (var said in Meanwhile.ShowAsync(turn.Wording.NoneBeyond(relative), turn, cancellationToken))
            {
                yield return said;
            }

            yield break;
        }

        if (IsNotUnderstood(intent, found, turn))
        {
            await foreach (var asked in TalkAnswer.AskWhatAsync(intent.Wish.Words, turn, cancellationToken))
            {
                yield return asked;
            }

            yield break;
        }

        if (found.Products.Count == 0 || IsUnrelated(intent, found, turn))
        {
            foreach (var nothing in Nothing(intent, turn))
            {
                yield return nothing;
            }

            yield break;
        }

        turn.Covered = Confidence.Coverage(found.Wish.Words.Split(' ', StringSplitOptions.RemoveEmptyEntries).Length + Unmet(intent), found.Missing.Count + Unmet(intent), found.Dropped.Count);
        turn.Answered = found.Dropped.Count == 0 && IsMet(intent, found) && !LacksIt(intent, turn, found);
        AnswerText?[] sentences = [ForeignPrice(turn), lead is null || found.Dropped.Count > 0 || !IsMet(intent, found) ? Sentence(intent, turn, found) : null, lead?.Said, Recalls(intent, found, turn)];
        foreach (var said in turn.Say(AnswerText.Join($" ", sentences.OfType<AnswerText>())))
        {
            yield return said;
        }

        yield return Products(turn, found, found.Products, liked);
        turn.Next = turn.Next with
        {
            Wish = WithoutMissing(found),
            LikedBy = liked.Count > 0 ? liked.Values.First() : null,
            Shown = [.. found.Products.Select(p => new ShownProduct(p.Product.Id, p.VariantId))],
            ShownCount = found.Products.Count,
            Compared = [],
            Focus = found.Products.Count == 1 ? new ShownProduct(found.Products[0].Product.Id, found.Products[0].VariantId) : null,
            FocusIsTalkedOf = found.Products.Count == 1,
        };
        if (found.Total > (Guides.In(turn.Utterance) ? Few : Broad) && Narrowing.Best(found, turn, cancellationToken) is { } choices)
        {
            yield return choices;
        }

        yield return Turn.FollowUps(turn.Wording.AfterFind(found.Products.Count, found.Total > found.Products.Count, found.Products[0].Product.Rating is not null));
    }

    /// <summary>"The lightest tent": the best matches by what leads, first those that tell it, and the sentence on the first; null where none is asked for or fewer than two tell it.</summary>
    private static async Task<(IReadOnlyList<FoundProduct> Ordered, AnswerText Said)?> LeadAsync(Intent.Find intent, SearchToolResult found, Turn turn, CancellationToken cancellationToken)
    {
        if (intent.By is not { } by || found.Products.Count == 0 || found.NotCalled.Length > 0)
        {
            return null;
        }

        var best = (await turn.Tools.Search.RunAsync(new SearchToolRequest(found.Wish, 0, MostLed), cancellationToken)).Products;
        var called = best.Where(p => Coverage.Has(Things.MainWord(found.Wish.Words), p.Product).Length > 0).ToList();
        best = called.Count > 1 ? called : best;
        if (by.Of([.. best.Select(p => p.Product)]) is not { Values.Count: > 1 } told)
        {
            return null;
        }

        var amounts = told.Values.ToDictionary(v => v.Product.Id, v => by.WantsMost(told.Name) ? -v.Amount : v.Amount, StringComparer.Ordinal);
        var ordered = best.OrderBy(p => amounts.GetValueOrDefault(p.Product.Id, double.MaxValue)).Take(PageSize).ToList();
        var (product, value, _) = told.Values.First(v => v.Product.Id == ordered[0].Product.Id);
        return (ordered, turn.Wording.LeadsIn(turn.Evidence.Title(product), turn.Evidence.Name(product, told.Name, value.ToString()), turn.Evidence.Value(product, told.Name, value.ToString()), Slot.Count(told.Values.Count)));
    }

    /// <summary>The brands that put a product forward, and who likes each; "" for the shopper.</summary>
    private static Dictionary<string, string> Liked(Intent.Find intent, ConversationState state)
    {
        var who = intent.Refines ? state.LikedBy : intent.Recalled.Likes.Count > 0 ? "" : intent.Recalled.Tastes.FirstOrDefault(t => !t.Dislikes)?.For;
        return who is null ? [] : state.Memory.BrandsOf(who).Likes.Distinct(StringComparer.OrdinalIgnoreCase).ToDictionary(b => b, _ => who, StringComparer.OrdinalIgnoreCase);
    }

    /// <summary>What of the shopper's memory counted here: liked brands only where one is shown, and nothing that had to be dropped.</summary>
    private static AnswerText? Recalls(Intent.Find intent, SearchToolResult found, Turn turn)
    {
        bool IsShown(string brand) => found.Products.Any(p => string.Equals(p.Product.Brand, brand, StringComparison.OrdinalIgnoreCase));
        bool IsIn(Func<WishCondition, bool> condition) => WishCondition.Of(found.Wish.Filters).Any(condition);
        var told = intent.Recalled with
        {
            Likes = [.. intent.Recalled.Likes.Where(IsShown)],
            Tastes = [.. intent.Recalled.Tastes.Where(t => t.Dislikes || IsShown(t.Brand))],
            Sizes = IsIn(c => OptionReader.IsSize(c.Name)) ? intent.Recalled.Sizes : [],
            Budget = IsIn(c => c.Kind == WishConditionKind.Price) ? intent.Recalled.Budget : null,
        };
        var undo = WishCondition.Of(found.Wish.Filters).FirstOrDefault(c => (told.Sizes.Count > 0 && OptionReader.IsSize(c.Name)) || (told.Budget is not null && c.Kind == WishConditionKind.Price) || c is { Kind: WishConditionKind.Brand, Excluded: true });
        return told.IsNothing ? null : turn.Wording.Recalls(turn.Wording.List(MemoryAnswer.Entries(told, turn)), undo is null ? null : turn.Wording.Condition(undo, turn.Tools.Index).Remove);
    }

    /// <summary>The products event of a find or of a further page of it.</summary>
    public static ProductsEvent Products(Turn turn, SearchToolResult found, IReadOnlyList<FoundProduct> products, IReadOnlyDictionary<string, string>? liked = null)
    {
        var conditions = WishCondition.Of(found.Wish.Filters).Select(c => turn.Wording.Condition(c, turn.Tools.Index)).ToList();
        return new ProductsEvent(
            [.. products.Select(p => ProductCards.Of(p.Product, p.VariantId, [.. LikedReason(p.Product, liked, turn), .. ProductCards.Reasons(p.Product, conditions, turn.Wording, found.Wish.Words, variantId: p.VariantId)]))],
            found.Total,
            conditions,
            [.. found.Dropped.Select(c => turn.Wording.Condition(c, turn.Tools.Index))]);
    }

    private static IEnumerable<string> LikedReason(Product product, IReadOnlyDictionary<string, string>? liked, Turn turn) =>
        product.Brand is { } brand && liked is not null && liked.TryGetValue(brand, out var who) ? [turn.Wording.LikedReason(brand, who)] : [];

    public static void Trace(Turn turn, SearchToolResult found) => turn.Traces(
        "tool", $"search: {string.Join(", ", WishCondition.Of(found.Wish.Filters).Select(c => c.Key).Prepend(found.Wish.Words))}; {found.Total} found");

    /// <summary>Whether the bound leaves nothing, or only what lacks words that were met before it.</summary>
    private static async Task<bool> IsBeyondAsync(SearchToolResult found, Turn turn, CancellationToken cancellationToken) =>
        found.Dropped.Any(d => d.Kind == WishConditionKind.Price)
        || (found.Missing.Count > 0 && turn.Scene.State.Wish is { } before
            && (await turn.Tools.Search.RunAsync(new SearchToolRequest(before, 0, 1), cancellationToken)).Missing.Count < found.Missing.Count);

    private static IEnumerable<AnswerEvent> Nothing(Intent.Find intent, Turn turn)
    {
        turn.Answered = false;
        turn.Next = turn.Next with { Wish = intent.Refines ? turn.Scene.State.Wish : turn.Next.Wish };
        var said = turn.Say(turn.Wording.NothingFound(Slot.Said(Shorten(intent.Wish.Words))));
        return (Meanwhile.Departments(turn) is { } departments ? said.Append(departments) : said)
            .Append(Turn.FollowUps(turn.Wording.AfterNothing(turn.Tools.Index)));
    }

    private static AnswerText Sentence(Intent.Find intent, Turn turn, SearchToolResult found)
    {
        var wording = turn.Wording;
        var words = Slot.Said(Shorten(found.Wish.Words));
        if (found.NotCalled.Length > 0 && found.Missing.Count == 0)
        {
            return wording.NotCarried(Slot.Said(found.NotCalled));
        }

        if (found.Dropped.Count > 0 && IsMet(intent, found))
        {
            return wording.FoundAfterDropping(wording.List(found.Dropped.Select(d => Slot.Shown(wording.Condition(d, turn.Tools.Index).Label))), Slot.Count(found.Total), found.Total);
        }

        if (LacksIt(intent, turn, found))
        {
            return wording.NotCarried(words);
        }

        if (found.Missing.Count > 0 || intent.Unmet.Length > 0 || found.NotCalled.Length > 0)
        {
            return wording.FoundWithout(Slot.Said(Shorten(string.Join(' ', found.Missing.Append(intent.Unmet).Append(found.NotCalled).Where(w => w.Length > 0).Distinct()))), Slot.Said(IsMet(intent, found) ? Shorten(string.Join(' ', Coverage.Content(WithoutMissing(found).Words))) : ""), Slot.Count(found.Total), found.Total);
        }

        if (found.Wish == Wish.Nothing)
        {
            return wording.Favourites();
        }

        return intent.Refines && turn.Scene.State.Alongside.Count == 0 ? wording.Refined(Slot.Count(found.Total), found.Total, found.Products.Count, words)
            : wording.Found(Slot.Count(found.Total), found.Total, found.Products.Count, words);
    }

    /// <summary>"Do you sell pizza stones?", where some text has the one word or the other and nothing is called so.</summary>
    private static bool LacksIt(Intent.Find intent, Turn turn, SearchToolResult found) =>
        !intent.Refines && turn.Utterance.EndsInQuestionMark && !found.IsCalledSo && found.Missing.Count > 0 && FindReader.HasLead(turn.Utterance);

    /// <summary>Nothing of what was met names a thing, and it is too little of what was said: a clerk who has no dog food shows no tents.</summary>
    private static bool IsUnrelated(Intent.Find intent, SearchToolResult found, Turn turn)
    {
        var content = Coverage.Content(found.Wish.Words);
        var met = content.Count(w => !found.Missing.Contains(w));
        var said = content.Union(found.Missing, StringComparer.Ordinal).Count() + Unmet(intent);
        var lacksMain = found.Missing.Contains(Things.MainWord(intent.Wish.Words)) || found.Missing.Any(Things.IsThing); // "something with a good camera and fast": trousers that dry fast
        return said > 0 && !intent.Refines && found.Wish.Filters.Categories.Count == 0
            && !content.Any(w => !found.Missing.Contains(w) && Things.IsNear(w, turn.Tools.Index))
            && (met == 0 || met * 3 <= said || ((lacksMain || found.Dropped.Count > 0) && met * 2 <= said));
    }

    /// <summary>Nothing says that something is looked for, and no product is called so: "always here".</summary>
    private static bool IsNotUnderstood(Intent.Find intent, SearchToolResult found, Turn turn) =>
        !intent.Refines && !found.IsCalledSo && found.Wish.Words.Length > 0 && !WishCondition.Of(found.Wish.Filters).Any() && !turn.Utterance.IsChinese
        && !FindReader.HasLead(turn.Utterance) && !Coverage.Content(found.Wish.Words).Any(w => Things.IsNear(w, turn.Tools.Index));

    /// <summary>Words that nothing has would only stand in the way of what is said next.</summary>
    private static Wish WithoutMissing(SearchToolResult found)
    {
        var met = string.Join(' ', found.Wish.Words.Split(' ', StringSplitOptions.RemoveEmptyEntries).Where(w => !found.Missing.Contains(w)));
        return met.Length == 0 ? found.Wish : found.Wish with { Words = met };
    }

    /// <summary>A bound in a currency that the shop gave no rate for is left aside, and that is said: read as the shop's own it would be another bound.</summary>
    private static AnswerText? ForeignPrice(Turn turn) =>
        turn.Currency is { } currency && QueryReader.Read(turn.Utterance.Text, turn.Tools.Index).Conditions.FirstOrDefault(c => !c.IsApplied) is { } condition
            ? turn.Wording.NotInThisCurrency(Slot.Said(condition.Source), Slot.Shown(currency))
            : null;

    private static int Unmet(Intent.Find intent) => intent.Unmet.Split(' ', StringSplitOptions.RemoveEmptyEntries).Length;

    /// <summary>Whether what was found is what was asked for: it has half of the words, or the word that names the thing.</summary>
    private static bool IsMet(Intent.Find intent, SearchToolResult found)
    {
        var words = found.Wish.Words.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var unmet = found.Missing.Count + Unmet(intent);
        var met = words.Length - found.Missing.Count;
        return found.NotCalled.Length == 0 && (unmet == 0 || met > 0) && (!found.Missing.Contains(Things.MainWord(found.Wish.Words)) ? unmet <= 2 * met : unmet * 2 <= met);
    }

    private static string Shorten(string words) => words.Length <= 80 ? words : words[..words.LastIndexOf(' ', 80).ClampTo(40, 80)];

    private static int ClampTo(this int value, int min, int max) => Math.Clamp(value, min, max);
}
