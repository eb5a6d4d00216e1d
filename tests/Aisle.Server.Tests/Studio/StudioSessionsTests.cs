using Aisle.Studio.Access;
using Microsoft.Extensions.Time.Testing;

namespace Aisle.Server.Tests.Studio;

public sealed class StudioSessionsTests
{
    private readonly FakeTimeProvider _time = new();
    private readonly StudioSessions _sessions;

    public StudioSessionsTests() => _sessions = new StudioSessions(_time);

    [Fact]
    public void Session_LeftAlone_Ends()
    {
        var token = _sessions.Start("a");
        _time.Advance(StudioSessions.Idle - TimeSpan.FromSeconds(1));
        Assert.NotNull(_sessions.Find(token, "a"));
        _time.Advance(StudioSessions.Idle);

        Assert.Null(_sessions.Find(token, "a"));
    }

    [Fact]
    public void Session_UsedAllTheTime_EndsAtItsLongest()
    {
        var token = _sessions.Start("a");
        for (var at = TimeSpan.Zero; at + TimeSpan.FromHours(1) < StudioSessions.Longest; at += TimeSpan.FromHours(1))
        {
            _time.Advance(TimeSpan.FromHours(1));
            Assert.NotNull(_sessions.Find(token, "a"));
        }

        _time.Advance(TimeSpan.FromHours(1));
        Assert.Null(_sessions.Find(token, "a"));
    }

    [Fact]
    public void Session_UnderAnotherPassword_IsNone()
    {
        var token = _sessions.Start("a");

        Assert.Null(_sessions.Find(token, "b"));
        Assert.Null(_sessions.Find(token, "a")); // ended for good
    }

    [Fact]
    public void Sessions_TooMany_TheOneLeftAloneLongestMakesRoom()
    {
        var first = _sessions.Start("a");
        _time.Advance(TimeSpan.FromSeconds(1));
        var second = _sessions.Start("a");
        for (var i = 0; i < 99; i++)
        {
            _sessions.Start("a");
        }

        Assert.Null(_sessions.Find(first, "a"));
        Assert.NotNull(_sessions.Find(second, "a"));
    }

    [Fact]
    public void Token_Guessed_IsNone() => Assert.Null(_sessions.Find("guess", "a"));
}
