using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Aisle.Models.Keys;

/// <summary>
/// The keys in one JSON file that only its owner may read. Of a token the SHA-256 is kept: a token has 256 random bits, so a slow hash
/// would add nothing. The secrets of SigV4 must be known to verify it: they are encrypted (AES-256-GCM) under a master key that lies
/// beside the file or comes from the environment.
/// </summary>
public sealed class KeyFile : IKeyRing
{
    /// <summary>Overrides the master key's file: 64 hexadecimal digits.</summary>
    public const string MasterKeyVariable = "AISLE_MASTER_KEY";

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    };

    private readonly string _path;
    private readonly TimeProvider _time;
    private readonly byte[] _master;
    private static readonly TimeSpan CheckEvery = TimeSpan.FromSeconds(1);

    private static readonly TimeSpan LockPause = TimeSpan.FromMilliseconds(20);
    private const int LockTries = 250; // five seconds

    private readonly Lock _writing = new();
    private State _state;
    private long _checkedAt;

    private KeyFile(string path, TimeProvider time, byte[] master, State state)
    {
        _path = path;
        _time = time;
        _master = master;
        _state = state;
        _checkedAt = time.GetTimestamp();
    }

    /// <summary>No caller is known; for use without callers.</summary>
    public static IKeyRing None { get; } = new Empty();

    public IReadOnlyList<StoredKey> Keys => _state.Keys;

    /// <summary>Reads the file, or starts an empty one.</summary>
    /// <exception cref="InvalidDataException">The file can't be read; the message says where and what to do.</exception>
    public static KeyFile Open(string path, TimeProvider time)
    {
        var full = Path.GetFullPath(path);
        Directory.CreateDirectory(Path.GetDirectoryName(full)!);
        return new KeyFile(full, time, ReadMaster(full + ".master"), Read(full));
    }

    /// <summary>Makes a key; what comes back is shown once and can't be read again.</summary>
    /// <param name="app">What it is for.</param>
    /// <param name="models">The models it may call; empty for all.</param>
    /// <param name="expiresAt">Null for never.</param>
    /// <param name="limits">Null for none.</param>
    /// <param name="admin">Whether it may see other keys' usage.</param>
    public NewKey Add(string app, IReadOnlyList<string> models, DateTimeOffset? expiresAt, KeyLimits? limits = null, bool admin = false) =>
        Add(app, models, expiresAt, Random("AKIA", 10, Convert.ToHexString), Random("", 30, ToBase64), Random("aisle-", 32, ToBase64), limits, admin);

    /// <summary>Takes over credentials that clients already hold.</summary>
    public NewKey Add(string app, IReadOnlyList<string> models, DateTimeOffset? expiresAt, string accessKeyId, string secret, string token, KeyLimits? limits = null, bool admin = false)
    {
        lock (_writing)
        {
            using var alone = LockOut();
            _state = Read(_path); // another process may have written since
            if (_state.ById.ContainsKey(accessKeyId))
            {
                throw new InvalidDataException($"{_path}: there is a key {accessKeyId} already; revoke it first.");
            }

            Save(new State([.. _state.Keys, new StoredKey(accessKeyId, app, models, _time.GetUtcNow(), expiresAt, Hash(token), Encrypt(secret, accessKeyId), limits, admin)]));
        }

        return new NewKey(accessKeyId, secret, token);
    }

    /// <summary>False where there is no such key.</summary>
    public bool Revoke(string accessKeyId)
    {
        lock (_writing)
        {
            using var alone = LockOut();
            _state = Read(_path);
            if (!_state.ById.ContainsKey(accessKeyId))
            {
                return false;
            }

            Save(new State([.. _state.Keys.Where(k => k.Id != accessKeyId)]));
            return true;
        }
    }

    public SigningKey? FindSigningKey(string accessKeyId) =>
        Current().ById.TryGetValue(accessKeyId, out var key) && IsValid(key) ? new SigningKey(key.Caller, Decrypt(key)) : null;

    public Caller? FindByToken(string token) =>
        Current().ByToken.TryGetValue(Hash(token), out var key) && IsValid(key) ? key.Caller : null;

    /// <summary>
    /// What the file says, at most a second late: `aisle keys` writes it while a server runs. A file that has become unreadable changes
    /// nothing: the server goes on with the keys it has.
    /// </summary>
    private State Current()
    {
        var last = Volatile.Read(ref _checkedAt);
        if (_time.GetElapsedTime(last) < CheckEvery || Interlocked.CompareExchange(ref _checkedAt, _time.GetTimestamp(), last) != last)
        {
            return _state;
        }

        lock (_writing)
        {
            try
            {
                if (StampOf(_path) != _state.Stamp)
                {
                    _state = Read(_path);
                }
            }
            catch (Exception e) when (e is InvalidDataException or IOException or UnauthorizedAccessException)
            {
            }

            return _state;
        }
    }

    /// <summary>One process at a time reads, changes and writes: two that do it at once would lose one's key.</summary>
    private FileStream LockOut()
    {
        for (var left = LockTries; ; left--)
        {
            try
            {
                return new FileStream(_path + ".lock", FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, 1);
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException && left > 0)
            {
                Thread.Sleep(LockPause);
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                throw new InvalidDataException($"{_path}.lock: another process holds the file of keys. Try again in a moment.", e);
            }
        }
    }

    private bool IsValid(StoredKey key) => key.ExpiresAt is not { } end || end > _time.GetUtcNow();

    private void Save(State state)
    {
        var partial = _path + ".new";
        WriteOwnerOnly(partial, JsonSerializer.SerializeToUtf8Bytes(state.Keys, Json));
        File.Move(partial, _path, overwrite: true);
        _state = state with { Stamp = StampOf(_path) };
    }

    private string Encrypt(string secret, string id)
    {
        var plain = Encoding.UTF8.GetBytes(secret);
        var box = new byte[12 + 16 + plain.Length];
        RandomNumberGenerator.Fill(box.AsSpan(0, 12));
        using var aes = new AesGcm(_master, 16);
        aes.Encrypt(box.AsSpan(0, 12), plain, box.AsSpan(28), box.AsSpan(12, 16), Encoding.UTF8.GetBytes(id));
        return Convert.ToBase64String(box);
    }

    private string Decrypt(StoredKey key)
    {
        var box = Convert.FromBase64String(key.Secret);
        var plain = new byte[box.Length - 28];
        using var aes = new AesGcm(_master, 16);
        aes.Decrypt(box.AsSpan(0, 12), box.AsSpan(28), box.AsSpan(12, 16), plain, Encoding.UTF8.GetBytes(key.Id));
        return Encoding.UTF8.GetString(plain);
    }

    /// <summary>Differs when the file was written: two changes may fall into one tick of the file system's clock.</summary>
    private static (DateTime WrittenAt, long Length) StampOf(string path) =>
        new FileInfo(path) is { Exists: true } file ? (file.LastWriteTimeUtc, file.Length) : default;

    private static State Read(string path)
    {
        if (!File.Exists(path))
        {
            return new State([]);
        }

        try
        {
            var stamp = StampOf(path); // before the content: a change between the two is read again
            return new State(JsonSerializer.Deserialize<List<StoredKey>>(File.ReadAllBytes(path), Json) ?? []) { Stamp = stamp };
        }
        catch (JsonException e)
        {
            throw new InvalidDataException($"{path}:{e.LineNumber + 1}: this is no file of keys ({e.Path}). Restore it from a backup, or move it away and make new keys.", e);
        }
    }

    private static byte[] ReadMaster(string path)
    {
        if (Environment.GetEnvironmentVariable(MasterKeyVariable) is { Length: > 0 } given)
        {
            return given.Length == 64 && given.All(char.IsAsciiHexDigit)
                ? Convert.FromHexString(given)
                : throw new InvalidDataException($"{MasterKeyVariable} must be 64 hexadecimal digits; `openssl rand -hex 32` makes them.");
        }

        if (!File.Exists(path))
        {
            WriteOwnerOnly(path, RandomNumberGenerator.GetBytes(32));
        }

        var master = File.ReadAllBytes(path);
        return master.Length == 32 ? master : throw new InvalidDataException($"{path}: a master key has 32 bytes, this has {master.Length}. Restore it from a backup.");
    }

    private static void WriteOwnerOnly(string path, byte[] bytes)
    {
        var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        using var file = new FileStream(path, options);
        file.Write(bytes);
        file.Flush(flushToDisk: true);
    }

    private static string Hash(string token) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(token)));

    private static string Random(string prefix, int bytes, Func<byte[], string> write) => prefix + write(RandomNumberGenerator.GetBytes(bytes));

    private static string ToBase64(byte[] bytes) => System.Buffers.Text.Base64Url.EncodeToString(bytes);

    private sealed record State(IReadOnlyList<StoredKey> Keys)
    {
        public (DateTime, long) Stamp { get; init; }

        public Dictionary<string, StoredKey> ById { get; } = Keys.ToDictionary(k => k.Id, StringComparer.Ordinal);

        public Dictionary<string, StoredKey> ByToken { get; } = Keys.ToDictionary(k => k.TokenHash, StringComparer.Ordinal);
    }

    private sealed class Empty : IKeyRing
    {
        public SigningKey? FindSigningKey(string accessKeyId) => null;

        public Caller? FindByToken(string token) => null;
    }
}

/// <summary>A key as it is kept.</summary>
/// <param name="Id">The access key id: the public part.</param>
/// <param name="App">What it is for.</param>
/// <param name="Models">The models it may call; empty for all.</param>
/// <param name="MadeAt">UTC.</param>
/// <param name="ExpiresAt">UTC; null for never.</param>
/// <param name="TokenHash">SHA-256 of the token, in hex.</param>
/// <param name="Secret">Nonce, tag and cipher text in base64.</param>
/// <param name="Limits">Null for none.</param>
/// <param name="IsAdmin">Whether it may see other keys' usage.</param>
public sealed record StoredKey(
    string Id, string App, IReadOnlyList<string> Models, DateTimeOffset MadeAt, DateTimeOffset? ExpiresAt, string TokenHash, string Secret,
    KeyLimits? Limits = null, bool IsAdmin = false)
{
    internal Caller Caller => new(Id, App) { Models = Models, Limits = Limits ?? KeyLimits.None, IsAdmin = IsAdmin };
}

/// <summary>What is shown once.</summary>
public sealed record NewKey(string AccessKeyId, string Secret, string Token)
{
    public override string ToString() => $"NewKey {{ AccessKeyId = {AccessKeyId} }}";
}
