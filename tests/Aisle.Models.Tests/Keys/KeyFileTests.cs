using Aisle.Models.Keys;
using Microsoft.Extensions.Time.Testing;

namespace Aisle.Models.Tests.Keys;

public sealed class KeyFileTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("aisle-keys-");
    private readonly FakeTimeProvider _time = new(new DateTimeOffset(2026, 3, 1, 0, 0, 0, TimeSpan.Zero));

    private string FilePath => Path.Combine(_folder.FullName, "keys.json");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public void Key_ChangedByAnotherProcess_IsSeenWithinASecond()
    {
        var (server, command) = (KeyFile.Open(FilePath, _time), KeyFile.Open(FilePath, _time));

        var key = command.Add("app", ["m"], null, new KeyLimits { RequestsPerMinute = 3 }, admin: true);
        _time.Advance(TimeSpan.FromSeconds(1));
        var added = server.FindByToken(key.Token);
        command.Revoke(key.AccessKeyId);
        _time.Advance(TimeSpan.FromSeconds(1));

        Assert.Equal(("app", 3, true), (added!.App, added.Limits.RequestsPerMinute, added.IsAdmin));
        Assert.False(added.MayCall("other"));
        Assert.Null(server.FindByToken(key.Token));
        Assert.Null(server.FindSigningKey(key.AccessKeyId));
    }

    [Fact]
    public void Keys_AddedByManyAtOnce_AreAllThere()
    {
        KeyFile.Open(FilePath, _time);

        Parallel.For(0, 16, n => KeyFile.Open(FilePath, _time).Add($"app {n}", [], null));

        Assert.Equal(16, KeyFile.Open(FilePath, _time).Keys.Count);
    }

    [Fact]
    public void Key_AtItsEnd_IsUnknown()
    {
        var keys = KeyFile.Open(FilePath, _time);
        var key = keys.Add("app", [], _time.GetUtcNow().AddDays(1));

        var before = keys.FindSigningKey(key.AccessKeyId);
        _time.Advance(TimeSpan.FromDays(1));

        Assert.Equal(key.Secret, before!.Secret);
        Assert.Null(keys.FindSigningKey(key.AccessKeyId));
    }
}
