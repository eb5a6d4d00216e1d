using Aisle.Assistant.Conversations;
using Aisle.Assistant.Memory;
using Aisle.Assistant.Tests.Shop;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Time.Testing;

namespace Aisle.Assistant.Tests.Conversations;

public sealed class ConversationFileTests(OpenShop shop) : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("aisle-talk-").FullName;
    private readonly FakeTimeProvider _time = new(new DateTimeOffset(2026, 3, 1, 12, 0, 0, TimeSpan.Zero));

    private string Path => System.IO.Path.Combine(_folder, "shop.talk.db");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData("wireless mouse under 60", "not Logitech", "cheapest first")]
    [InlineData("headphones", "compare the first two", "which is the cheapest?")]
    [InlineData("remember that I wear size 10", "headphones between 80 and 120", "is the first one waterproof?")]
    [InlineData("蓝牙耳机", "便宜一点")]
    public async Task State_AfterAnyTalk_ComesBackAsItWas(params string[] said)
    {
        string id;
        ConversationState before;
        using (var file = ConversationFile.Open(Path, _time))
        {
            var conversation = new Assistant.Conversations.Conversations(_time, file: file).Start();
            foreach (var line in said)
            {
                await shop.EventsAsync(conversation, line);
            }

            (id, before) = (conversation.Id, conversation.State);
        }

        using var again = ConversationFile.Open(Path, _time);
        var restored = new Assistant.Conversations.Conversations(_time, file: again).Find(id);

        Assert.NotNull(restored);
        Assert.Equivalent(before, restored.State, strict: true);
        Assert.NotEmpty(await shop.EventsAsync(restored, "show me more"));
    }

    [Fact]
    public void Conversation_Erased_IsFoundNoMore()
    {
        using var file = ConversationFile.Open(Path, _time);
        var conversations = new Assistant.Conversations.Conversations(_time, file: file);
        var conversation = conversations.Start();
        conversation.Keep(ConversationState.New);

        Assert.True(conversations.Erase(conversation.Id));
        Assert.Null(conversations.Find(conversation.Id));
        Assert.False(conversations.Erase(conversation.Id));
        Assert.Equal(0, conversations.Count);
    }

    [Fact]
    public void Conversation_SilentTooLong_IsGone()
    {
        using var file = ConversationFile.Open(Path, _time, new ConversationLimits(10, TimeSpan.FromHours(1)));
        file.Write("a", ConversationState.New);
        _time.Advance(TimeSpan.FromHours(2));

        Assert.Null(file.Read("a"));
    }

    [Fact]
    public void Conversations_MoreThanTheLimit_MakeRoomByAge()
    {
        using var file = ConversationFile.Open(Path, _time, new ConversationLimits(10, TimeSpan.FromHours(100)));
        for (var n = 0; n < 600; n++)
        {
            file.Write($"c{n}", ConversationState.New);
            _time.Advance(TimeSpan.FromSeconds(1));
        }

        Assert.Null(file.Read("c0"));
        Assert.NotNull(file.Read("c599"));
        Assert.True(Enumerable.Range(0, 600).Count(n => file.Read($"c{n}") is not null) <= 10 + 256);
    }

    [Fact]
    public void State_OfAnotherVersion_StartsAnew()
    {
        using (var file = ConversationFile.Open(Path, _time))
        {
            file.Write("a", ConversationState.New);
        }

        using (var connection = new SqliteConnection($"Data Source={Path};Pooling=False"))
        {
            connection.Open();
            using var command = connection.CreateCommand();
            command.CommandText = "UPDATE talk SET state = '{\"wish\": 7}'";
            command.ExecuteNonQuery();
        }

        using var again = ConversationFile.Open(Path, _time);
        Assert.Null(again.Read("a"));
    }

    [Fact]
    public void Open_WhereNothingCanBeWritten_SaysWhereAndWhatToDo()
    {
        var e = Assert.Throws<InvalidOperationException>(() => ConversationFile.Open(System.IO.Path.Combine(_folder, "no", "such", "folder.db"), _time));

        Assert.Contains("folder.db", e.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', e.Message);
    }

    [Fact]
    public void Memory_Erased_IsGone()
    {
        using var file = ConversationFile.Open(Path, _time);
        var memories = new ShopperMemories(file);
        var handle = memories.Start();
        Assert.True(memories.Replace(handle, new ShopperMemory { Budget = 50 }));

        Assert.Equal(50, memories.Find(handle)!.Budget);
        Assert.True(memories.Erase(handle));
        Assert.Null(memories.Find(handle));
        Assert.False(memories.Replace(handle, ShopperMemory.Nothing));
    }
}
