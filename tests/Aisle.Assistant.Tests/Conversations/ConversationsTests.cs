using Aisle.Assistant.Conversations;
using Microsoft.Extensions.Time.Testing;

namespace Aisle.Assistant.Tests.Conversations;

public sealed class ConversationsTests
{
    private readonly FakeTimeProvider _time = new();

    [Fact]
    public void Find_SilentTooLong_IsGone()
    {
        var conversations = new Assistant.Conversations.Conversations(_time, new ConversationLimits(10, TimeSpan.FromMinutes(30)));
        var id = conversations.Start().Id;
        _time.Advance(TimeSpan.FromMinutes(29));
        Assert.NotNull(conversations.Find(id));
        _time.Advance(TimeSpan.FromMinutes(29));
        Assert.NotNull(conversations.Find(id));
        _time.Advance(TimeSpan.FromMinutes(31));

        Assert.Null(conversations.Find(id));
    }

    [Fact]
    public void Start_AtTheLimit_DropsTheOneSilentLongest()
    {
        var conversations = new Assistant.Conversations.Conversations(_time, new ConversationLimits(2, TimeSpan.FromHours(1)));
        var (first, second) = (conversations.Start().Id, conversations.Start().Id);
        conversations.Find(first);
        var third = conversations.Start().Id;

        Assert.Equal(2, conversations.Count);
        Assert.NotNull(conversations.Find(first));
        Assert.Null(conversations.Find(second));
        Assert.NotNull(conversations.Find(third));
    }

    [Fact]
    public void Start_Always_GivesAnIdOf128RandomBits()
    {
        var conversations = new Assistant.Conversations.Conversations(_time);
        var ids = Enumerable.Range(0, 100).Select(_ => conversations.Start().Id).ToList();

        Assert.Equal(100, ids.Distinct().Count());
        Assert.All(ids, id => Assert.Equal(32, id.Length));
    }

    [Fact]
    public async Task BeginTurn_WhileOneRuns_WaitsForItsEnd()
    {
        var conversation = new Assistant.Conversations.Conversations(_time).Start();
        var first = await conversation.BeginTurnAsync(TestContext.Current.CancellationToken);
        var second = conversation.BeginTurnAsync(TestContext.Current.CancellationToken);
        Assert.False(second.IsCompleted);

        first.Dispose();

        (await second).Dispose();
    }
}
