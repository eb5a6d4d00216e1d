using Aisle.Assistant.Answering;
using Aisle.Assistant.Conversations;
using Aisle.Assistant.Journal;
using Aisle.Assistant.Memory;
using Aisle.Assistant.Tests.Shop;
using Aisle.Catalog.Index;
using Aisle.Insight.Evidence;
using Microsoft.Extensions.Time.Testing;

namespace Aisle.Assistant.Tests.Journal;

/// <summary>What the journal says of turns that were really answered.</summary>
public sealed class TurnLogTests(OpenShop shop) : IAsyncLifetime
{
    private readonly FakeTimeProvider _time = new(new DateTimeOffset(2026, 3, 1, 12, 0, 0, TimeSpan.Zero));
    private readonly TurnLogFile _file = TurnLogFile.Open(null);
    private readonly CancellationTokenSource _stop = new();
    private readonly List<string> _failures = [];
    private TurnLog _log = null!;
    private ConversationFile _talk = null!;
    private ShopAssistant _assistant = null!;
    private Task _writing = Task.CompletedTask;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public ValueTask InitializeAsync()
    {
        var live = new LiveIndex();
        live.Swap(shop.Index);
        _talk = ConversationFile.Open(":memory:", _time);
        _log = new TurnLog(_file, shop.Store, _time);
        _assistant = new ShopAssistant(shop.Store, live, _time, memories: new ShopperMemories(_talk), log: _log);
        _writing = Task.Run(() => _log.RunAsync(_failures.Add, _stop.Token), CancellationToken.None);
        return ValueTask.CompletedTask;
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _writing;
        _file.Dispose();
        _talk.Dispose();
        _stop.Dispose();
        Assert.Empty(_failures);
    }

    [Theory]
    [InlineData(TurnOutcome.Answered, "find", "wireless mouse under 60")]
    [InlineData(TurnOutcome.Answered, "ask", "wireless mouse", "does the first one have bluetooth?")]
    [InlineData(TurnOutcome.Abstained, "ask", "wireless mouse", "is the first one dishwasher safe?")]
    [InlineData(TurnOutcome.NoMatch, "find", "wireless mouse under 1 dollar")]
    [InlineData(TurnOutcome.AskedBack, "ask", "is it heavy?")]
    [InlineData(TurnOutcome.Refused, "outofscope", "where is my order?")]
    [InlineData(TurnOutcome.Answered, "policies", "can I return it after a month?")]
    public async Task Turn_OfEachOutcome_IsNotedAsSuch(TurnOutcome outcome, string intent, params string[] said)
    {
        var turn = (await SayAsync(OpenShop.Start(), said))[^1];

        Assert.Equal((outcome, intent), (turn.Outcome, turn.Intent));
        Assert.Equal(said[^1], turn.Asked);
        Assert.NotEmpty(turn.Detail.Answer);
        Assert.Contains(turn.Detail.Trace, t => t.Step == "intent");
        Assert.Equal(["scene", "understanding", "first event", "rest"], turn.Detail.Stages.Select(s => s.Stage));
    }

    [Fact]
    public async Task Question_Unanswered_IsGroupedByTheAttributeThatItsProductLacks()
    {
        var turn = (await SayAsync(OpenShop.Start(), "wireless mouse", "does the first one have noise cancelling?"))[^1];

        Assert.Equal(new QuestionTopic(TopicKind.Attribute, "Noise cancelling"), turn.Topic);
        Assert.StartsWith("mouse-", turn.ProductId, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Search_Unmet_IsNotedWithWhatWasDropped()
    {
        var turn = (await SayAsync(OpenShop.Start(), "wireless mouse under 1 dollar"))[^1];

        Assert.NotNull(turn.Missed);
        Assert.Contains("mouse", turn.Missed.Query, StringComparison.Ordinal);
        Assert.NotEmpty(turn.Missed.Dropped);
    }

    [Fact]
    public async Task PersonalData_IsMaskedWhereverItIsRepeated()
    {
        await SayAsync(OpenShop.Start(), "my name is Maria Lopez, mail me at maria@example.com or +44 20 7946 0958 about zzqq 4111 1111 1111 1111");

        await _log.FlushAsync(Cancel);
        var written = string.Join(' ', (await TurnsAsync()).Select(t => System.Text.Json.JsonSerializer.Serialize(t)));
        Assert.DoesNotContain("example.com", written, StringComparison.Ordinal);
        Assert.DoesNotContain("7946", written, StringComparison.Ordinal);
        Assert.DoesNotContain("1111", written, StringComparison.Ordinal);
        Assert.DoesNotContain("Lopez", written, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Shopper_WhoSaysForgetMe_LeavesNoTurn()
    {
        var shopper = new ShopperMemories(_talk).Start();
        var (theirs, other) = (OpenShop.Start(), OpenShop.Start());
        await SayAsync(theirs, "wireless mouse");
        await SayAsAsync(theirs, shopper, "remember that I wear size 10");
        await SayAsync(other, "headphones");
        await SayAsAsync(theirs, shopper, "forget me");

        await _log.FlushAsync(Cancel);
        Assert.Equal("headphones", Assert.Single(await TurnsAsync()).Asked);
    }

    [Fact]
    public async Task Shopper_WhoForgetsTheLastThingRemembered_KeepsTheirConversations()
    {
        var shopper = new ShopperMemories(_talk).Start();
        var theirs = OpenShop.Start();
        await SayAsync(theirs, "wireless mouse");
        await SayAsAsync(theirs, shopper, "remember that my budget is 80");

        var turns = await SayAsAsync(theirs, shopper, "forget my budget");

        Assert.Equal(["wireless mouse", "remember that my budget is 80", "forget my budget"], turns.Select(t => t.Asked));
        Assert.Contains(turns[^1].Detail.Trace, t => t is { Step: "memory", Detail: "forget" });
    }

    [Fact]
    public async Task Opinion_GivenTwice_IsTheLastOneAndStandsWithItsTurn()
    {
        var conversation = OpenShop.Start();
        await SayAsync(conversation, "wireless mouse", "does the first one have bluetooth?");

        Assert.True(await _log.JudgeAsync(conversation.Id, "t1", new TurnOpinion(true), Cancel));
        Assert.True(await _log.JudgeAsync(conversation.Id, "t0", new TurnOpinion(true), Cancel));
        Assert.True(await _log.JudgeAsync(conversation.Id, "t1", new TurnOpinion(false, FeedbackReason.Wrong, " Ask jo@example.com: it is not. "), Cancel));

        var turns = await _file.TurnsAsync(Handles.OfConversation(conversation.Id), Cancel);
        Assert.Equal([new TurnOpinion(true), new TurnOpinion(false, FeedbackReason.Wrong, "Ask (hidden): it is not.")], turns.Select(t => t.Opinion));
    }

    [Fact]
    public async Task Opinion_TakenBackOrOfNoTurn_IsNone()
    {
        var conversation = OpenShop.Start();
        await SayAsync(conversation, "wireless mouse");

        Assert.False(await _log.JudgeAsync(conversation.Id, "t7", new TurnOpinion(true), Cancel));
        Assert.False(await _log.JudgeAsync(OpenShop.Start().Id, "t0", new TurnOpinion(true), Cancel));
        Assert.False(await _log.JudgeAsync(conversation.Id, "t0", opinion: null, Cancel));
        await _log.JudgeAsync(conversation.Id, "t0", new TurnOpinion(true), Cancel);
        Assert.True(await _log.JudgeAsync(conversation.Id, "t0", opinion: null, Cancel));
        Assert.Null(Assert.Single(await TurnsAsync()).Opinion);
    }

    [Fact]
    public async Task Opinion_WhereNothingIsKept_IsTakenAndNotKept()
    {
        var conversation = OpenShop.Start();
        await SayAsync(conversation, "wireless mouse");
        _log.Keep = TimeSpan.Zero;

        Assert.True(await _log.JudgeAsync(conversation.Id, "t0", new TurnOpinion(true), Cancel));

        Assert.Null(Assert.Single(await TurnsAsync()).Opinion);
    }

    [Fact]
    public async Task Handles_TellNeitherTheConversationNorTheShopper()
    {
        var shopper = new ShopperMemories(_talk).Start();
        var conversation = OpenShop.Start();

        var turn = (await SayAsAsync(conversation, shopper, "wireless mouse"))[^1];

        Assert.NotEqual(conversation.Id, turn.Conversation);
        Assert.NotEqual(turn.Visitor, turn.Conversation);
        Assert.DoesNotContain(turn.Visitor, shopper, StringComparison.Ordinal);
        Assert.DoesNotContain(turn.Conversation, conversation.Id, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Turn_LeftInItsMiddle_IsStoppedAndKept()
    {
        var conversation = OpenShop.Start();
        await foreach (var _ in _assistant.AnswerAsync(conversation, new TurnRequest("wireless mouse"), Cancel))
        {
            break;
        }

        await _log.FlushAsync(Cancel);
        Assert.Equal(TurnOutcome.Stopped, Assert.Single(await TurnsAsync()).Outcome);
    }

    [Fact]
    public async Task Keeping_NoDays_NotesNothing()
    {
        _log.Keep = TimeSpan.Zero;
        await foreach (var _ in _assistant.AnswerAsync(OpenShop.Start(), new TurnRequest("wireless mouse"), Cancel))
        {
        }

        await _log.FlushAsync(Cancel);
        Assert.Empty(await TurnsAsync());
    }

    private Task<IReadOnlyList<TurnRecord>> SayAsync(Conversation conversation, params string[] said) => SayAsync(conversation, shopper: null, said);

    private async Task<IReadOnlyList<TurnRecord>> SayAsync(Conversation conversation, string? shopper, string[] said)
    {
        foreach (var (number, text) in said.Index())
        {
            await foreach (var answer in _assistant.AnswerAsync(conversation, new TurnRequest(text, null, shopper) { Name = $"t{number}" }, Cancel))
            {
                Assert.IsAssignableFrom<AnswerEvent>(answer);
            }
        }

        await _log.FlushAsync(Cancel);
        return await _file.TurnsAsync(Handles.OfConversation(conversation.Id), Cancel);
    }

    private Task<IReadOnlyList<TurnRecord>> SayAsAsync(Conversation conversation, string shopper, string said) => SayAsync(conversation, shopper, [said]);

    private async Task<IReadOnlyList<TurnRecord>> TurnsAsync()
    {
        var turns = new List<TurnRecord>();
        foreach (var conversation in await _file.ConversationsAsync(new(), null, 100, Cancel))
        {
            turns.AddRange(await _file.TurnsAsync(conversation.Handle, Cancel));
        }

        return turns;
    }
}
