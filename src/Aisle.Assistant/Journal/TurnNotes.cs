using Aisle.Assistant.Answering;
using Aisle.Assistant.Conversations;
using Aisle.Assistant.Memory;
using Aisle.Assistant.Rungs;
using Aisle.Assistant.Understanding;
using Aisle.Catalog;
using Aisle.Insight.Evidence;

namespace Aisle.Assistant.Journal;

/// <summary>What is noted of a turn while it runs; it becomes a <see cref="TurnRecord"/> when the turn ends, however it ends.</summary>
internal sealed class TurnNotes(Conversation conversation, TurnRequest request, TimeProvider time)
{
    private const int LongestText = 400;
    private const int MostEvidence = 12;
    private const int MostCards = 12;

    /// <summary>Names of the catalogue shorter than this have no number that would be taken for a shopper's.</summary>
    private const int LongestPlain = 7;

    private readonly DateTimeOffset _at = time.GetUtcNow();
    private readonly List<StageTime> _stages = [];
    private readonly List<CitedEvidence> _evidence = [];
    private readonly List<string> _answer = [];
    private readonly List<ShownCard> _cards = [];
    private readonly long _started = time.GetTimestamp();
    private long _stage = time.GetTimestamp();
    private Turn? _turn;
    private ProductsEvent? _products;
    private bool _isAnswering;

    /// <summary>Whether the shopper asked to be forgotten: then nothing of them is kept, this turn included.</summary>
    public bool Forgets => _turn?.Asked.Any(i => i is Intent.Memory { Act: MemoryAct.ForgetAll }) ?? false;

    public void Finished(string stage)
    {
        _stages.Add(new StageTime(stage, time.GetElapsedTime(_stage).TotalMilliseconds));
        _stage = time.GetTimestamp();
    }

    public void Understood(Turn turn) => _turn = turn;

    public void Saw(AnswerEvent answer)
    {
        if (!_isAnswering)
        {
            _isAnswering = true;
            Finished("first event");
        }

        switch (answer)
        {
            case TextEvent text:
                _answer.Add(text.Text);
                break;
            case EvidenceEvent evidence:
                _evidence.AddRange(evidence.Items.Take(MostEvidence - _evidence.Count).Select(i => new CitedEvidence(i.Id, i.Kind, i.SourceId, i.Title, Cut(i.Text))));
                break;
            case ProductsEvent products:
                _products ??= products;
                ShowCards(products.Products);
                break;
            case ComparisonEvent comparison:
                ShowCards(comparison.Products);
                break;
            case ChoicesEvent choices:
                _answer.Add(choices.Question);
                break;
        }
    }

    /// <param name="broke">How it ended before its last event; null where it came to that.</param>
    public TurnRecord ToRecord(TurnOutcome? broke)
    {
        Finished("rest");
        var intents = _turn?.Asked ?? [];
        var outcome = broke ?? OutcomeOf(intents);
        return new TurnRecord
        {
            At = _at,
            Conversation = Handles.OfConversation(conversation.Id),
            Visitor = VisitorOf(conversation.Id, request.Shopper),
            Name = request.Name,
            Language = _turn?.Utterance.Language == Language.Chinese ? "zh" : "en",
            Asked = PersonalData.Hide(_turn?.Utterance.Text ?? request.Text ?? ""),
            Intent = string.Join(" + ", intents.Select(i => i.Name)),
            Outcome = outcome,
            Rung = _turn?.Rung ?? 0,
            Cost = _turn?.Cost,
            ElapsedMs = time.GetElapsedTime(_started).TotalMilliseconds,
            ProductId = outcome == TurnOutcome.Abstained ? AskedOn(intents) : null,
            Missed = outcome == TurnOutcome.NoMatch && intents.OfType<Intent.Find>().LastOrDefault() is { } find && QueryOf(find) is { Length: > 0 } query
                ? new UnmetSearch(PersonalData.Hide(query), [.. (_products?.Dropped ?? []).Select(d => d.Label)])
                : null,
            Detail = new TurnDetail
            {
                Slots = [.. intents.SelectMany(SlotsOf)],
                Trace = [.. (_turn?.Trace ?? []).Select(t => t with { Detail = Hide(t.Detail) })],
                Evidence = _evidence,
                Answer = [.. _answer.Select(Hide)], // it may repeat what the shopper said
                Cards = _cards,
                Stages = _stages,
            },
        };
    }

    /// <summary>What of an unanswered question its topic is read from: slower than a turn should wait for, so the writer does it.</summary>
    public Unanswered? UnansweredQuestion() =>
        _turn is { Answered: false } turn && OutcomeOf(turn.Asked) == TurnOutcome.Abstained && turn.Asked.LastOrDefault(i => QuestionOf(i) is not null) is { } intent
            ? new Unanswered(PersonalData.Hide(QuestionOf(intent)!), AskedOn([intent]), turn.Tools.Index)
            : null;

    public static string VisitorOf(string conversation, string? shopper) => shopper is { Length: > 0 } ? Handles.OfShopper(shopper) : Handles.OfConversation(conversation);

    private TurnOutcome OutcomeOf(IReadOnlyList<Intent> intents) =>
        _turn is null ? TurnOutcome.Failed
        : _turn.Answered ? TurnOutcome.Answered
        : intents.Any(i => i is Intent.Care or Intent.OutOfScope) ? TurnOutcome.Refused
        : _turn.Trace.Any(t => t.Step == "asks") ? TurnOutcome.AskedBack
        : intents is [.., Intent.Find or Intent.More or Intent.Alternatives] ? TurnOutcome.NoMatch
        : TurnOutcome.Abstained;

    private static string? QuestionOf(Intent intent) => intent switch
    {
        Intent.Ask ask => ask.Question,
        Intent.Price price => price.Question,
        Intent.Stock stock => stock.Question,
        Intent.Policies policies => policies.Question,
        Intent.Reviews reviews => reviews.Aspect ?? "",
        _ => null,
    };

    /// <summary>What a question is on: what it points at, else what it named and the answer turned to; null for the shop as a whole.</summary>
    private string? AskedOn(IReadOnlyList<Intent> intents) =>
        intents.LastOrDefault(i => QuestionOf(i) is not null) switch
        {
            null or Intent.Policies => null,
            var intent => Intent.AboutOf(intent).Products is [var first, ..] ? first.Id : _turn?.Next is { FocusIsTalkedOf: true, Focus.ProductId: var id } ? id : null,
        };

    private static string QueryOf(Intent.Find find) => string.Join(' ', new[] { find.Wish.Words, find.Unmet }.Where(w => w.Length > 0));

    private static IEnumerable<TraceStep> SlotsOf(Intent intent)
    {
        if (intent is Intent.Find { Wish: var wish } find)
        {
            yield return new TraceStep("words", PersonalData.Hide(wish.Words));
            if (find.Unmet.Length > 0) yield return new TraceStep("set aside", PersonalData.Hide(find.Unmet));
            if (wish.For.Length > 0) yield return new TraceStep("for", PersonalData.Hide(wish.For));
            foreach (var condition in WishCondition.Of(wish.Filters)) yield return new TraceStep("condition", condition.Key + Bounds(condition));
        }

        if (QuestionOf(intent) is { Length: > 0 } question) yield return new TraceStep("question", PersonalData.Hide(question));
        foreach (var product in Intent.AboutOf(intent).Products.Take(4)) yield return new TraceStep("product", $"{product.Id}: {product.Title}");
    }

    private static string Bounds(WishCondition condition) =>
        condition is { Min: null, Max: null } ? "" : FormattableString.Invariant($" {condition.Min?.ToString() ?? ""}..{condition.Max?.ToString() ?? ""}");

    private void ShowCards(IReadOnlyList<ProductCard> cards) =>
        _cards.AddRange(cards.Take(MostCards - _cards.Count).Select(c => new ShownCard(c.Id, Cut(c.Title))));

    /// <summary>Hides personal data, and leaves ids and titles of the products that were shown, whatever digits they have: those are the catalogue's, not the shopper's.</summary>
    private string Hide(string text)
    {
        foreach (var name in Shown().Where(n => n.Length >= LongestPlain).OrderByDescending(n => n.Length))
        {
            if (text.IndexOf(name, StringComparison.Ordinal) is >= 0 and var at)
            {
                return Hide(text[..at]) + name + Hide(text[(at + name.Length)..]);
            }
        }

        return PersonalData.Hide(text);
    }

    private IEnumerable<string> Shown() =>
        _cards.SelectMany(c => new[] { c.ProductId, c.Title })
            .Concat(_evidence.SelectMany(e => new[] { e.SourceId, e.Title }))
            .Concat((_turn?.Asked ?? []).SelectMany(i => Intent.AboutOf(i).Products).SelectMany(p => new[] { p.Id, p.Title }))
            .Concat(_turn?.Next.Focus is { ProductId: var focus } ? [focus] : []);

    private static string Cut(string text) => text.Length <= LongestText ? text : string.Concat(text.AsSpan(0, LongestText), "…");
}
