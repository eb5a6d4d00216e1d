using Aisle.Assistant.Conversations;
using Microsoft.Extensions.Time.Testing;

namespace Aisle.Assistant.Tests.Conversations;

public sealed class TurnFeedbacksTests : IDisposable
{
    private readonly FakeTimeProvider _time = new(new DateTimeOffset(2026, 3, 1, 12, 0, 0, TimeSpan.Zero));
    private readonly ConversationFile _file;
    private readonly TurnFeedbacks _feedbacks;
    private readonly Assistant.Conversations.Conversations _conversations;

    public TurnFeedbacksTests()
    {
        _file = ConversationFile.Open(":memory:", _time);
        _feedbacks = new TurnFeedbacks(_file, _time);
        _conversations = new Assistant.Conversations.Conversations(_time, file: _file);
    }

    public void Dispose() => _file.Dispose();

    [Fact]
    public void Opinion_GivenTwice_IsTheLastOne()
    {
        var conversation = _conversations.Start();
        Assert.True(_feedbacks.Keep(conversation, "a1", new(true)));
        _time.Advance(TimeSpan.FromSeconds(1));
        Assert.True(_feedbacks.Keep(conversation, "b2", new(true)));
        _time.Advance(TimeSpan.FromSeconds(1));
        Assert.True(_feedbacks.Keep(conversation, "a1", new(false, FeedbackReason.Wrong, " It is green. ")));

        Assert.Equal(
            [("a1", new TurnOpinion(false, FeedbackReason.Wrong, "It is green.")), ("b2", new TurnOpinion(true))],
            _feedbacks.Latest(10).Select(f => (f.Turn, f.Opinion)));
        Assert.Equal("a1", Assert.Single(_feedbacks.Latest(1)).Turn);
    }

    [Fact]
    public void Opinion_TakenBack_IsGone()
    {
        var conversation = _conversations.Start();
        _feedbacks.Keep(conversation, "a1", new(true));

        Assert.True(_feedbacks.TakeBack(conversation, "a1"));
        Assert.False(_feedbacks.TakeBack(conversation, "a1"));
        Assert.Empty(_feedbacks.Latest(10));
    }

    [Fact]
    public void Comment_WithPersonalData_IsKeptWithoutIt()
    {
        _feedbacks.Keep(_conversations.Start(), "a1", new(false, null, "Write to jo@example.com or call 555 123 4567"));

        var comment = Assert.Single(_feedbacks.Latest(1)).Opinion.Comment;
        Assert.DoesNotContain("jo@example.com", comment, StringComparison.Ordinal);
        Assert.DoesNotContain("4567", comment, StringComparison.Ordinal);
    }

    [Fact]
    public void Opinions_OfOneConversation_AreBounded()
    {
        var (one, other) = (_conversations.Start(), _conversations.Start());
        for (var n = 0; n < 100; n++)
        {
            Assert.True(_feedbacks.Keep(one, $"t{n}", new(true)));
        }

        Assert.False(_feedbacks.Keep(one, "t100", new(true)));
        Assert.True(_feedbacks.Keep(one, "t5", new(false))); // in the place of what was said of it
        Assert.True(_feedbacks.Keep(other, "t100", new(true)));
    }

    [Fact]
    public void Opinions_OlderThanNinetyDays_AreNotShown()
    {
        _feedbacks.Keep(_conversations.Start(), "a1", new(true));
        _time.Advance(TimeSpan.FromDays(91));

        Assert.Empty(_feedbacks.Latest(10));
    }

    [Fact]
    public void Conversation_Erased_IsFoundNoMore()
    {
        var conversation = _conversations.Start();
        conversation.Keep(ConversationState.New);

        Assert.True(_conversations.Erase(conversation.Id));
        Assert.Null(_conversations.Find(conversation.Id));
        Assert.False(_conversations.Erase(conversation.Id));
        Assert.Equal(0, _conversations.Count);
    }
}
