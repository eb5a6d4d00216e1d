using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;

namespace Aisle.Studio.Access;

/// <summary>
/// Who is signed in. The browser holds a random token, this holds its hash: reading one's memory gives no way in. A session ends when
/// it was left alone, when it is old, when its owner signs out, when all are signed out, and when the password is changed. Kept in
/// memory: a restart signs everyone out.
/// </summary>
internal sealed class StudioSessions(TimeProvider time)
{
    public static readonly TimeSpan Idle = TimeSpan.FromHours(2);
    public static readonly TimeSpan Longest = TimeSpan.FromHours(12);

    /// <summary>The one left alone longest makes room.</summary>
    private const int Most = 100;

    private const int TokenBytes = 32;

    private readonly ConcurrentDictionary<string, Session> _sessions = new(StringComparer.Ordinal);

    /// <param name="stamp">Of the password that was given.</param>
    /// <returns>The token for the browser.</returns>
    public string Start(string stamp)
    {
        foreach (var (old, _) in _sessions.Where(s => IsOver(s.Value)).Concat(_sessions.OrderByDescending(s => s.Value.SeenAt).Skip(Most - 1)).ToList())
        {
            _sessions.TryRemove(old, out _);
        }

        var token = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(TokenBytes));
        var now = time.GetUtcNow();
        _sessions[IdOf(token)] = new Session(stamp, now, now);
        return token;
    }

    /// <summary>The session's id where the token is of one that goes on under the password of this stamp; it is then not left alone.</summary>
    public string? Find(string token, string stamp) => Continues(IdOf(token), stamp) ? IdOf(token) : null;

    /// <summary>The same for the id that <see cref="Find"/> gave.</summary>
    public bool Continues(string id, string stamp)
    {
        if (!_sessions.TryGetValue(id, out var session))
        {
            return false;
        }

        if (IsOver(session) || session.Stamp != stamp)
        {
            _sessions.TryRemove(id, out _);
            return false;
        }

        _sessions.TryUpdate(id, session with { SeenAt = time.GetUtcNow() }, session);
        return true;
    }

    public void End(string id) => _sessions.TryRemove(id, out _);

    public void EndAll() => _sessions.Clear();

    private bool IsOver(Session session) => time.GetUtcNow() is var now && (now - session.SeenAt >= Idle || now - session.StartedAt >= Longest);

    private static string IdOf(string token) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(token)));

    private sealed record Session(string Stamp, DateTimeOffset StartedAt, DateTimeOffset SeenAt);
}
