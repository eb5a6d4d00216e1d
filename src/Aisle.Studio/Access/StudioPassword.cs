using Aisle.Catalog.Store;

namespace Aisle.Studio.Access;

/// <summary>The password of the shop's people, kept as a hash in the shop's store: whoever sets another ends every session.</summary>
internal sealed class StudioPassword(ICatalogStore store) : IDisposable
{
    public const int Shortest = 10;

    /// <summary>More than anyone types; PBKDF2's cost does not grow with it.</summary>
    public const int Longest = 256;

    /// <summary>The setting of the store.</summary>
    private const string Setting = "studio.password";

    /// <summary>Hashing is slow on purpose: one at a time, so that a crowd at the door leaves the machine to the shoppers.</summary>
    private readonly SemaphoreSlim _one = new(1, 1);

    /// <summary>What must be done to the password before it can be set; null where it is good.</summary>
    public static string? Fault(string password) =>
        password.Length < Shortest ? $"a password has {Shortest} characters or more."
        : password.Length > Longest ? $"a password has {Longest} characters at most."
        : password.Any(char.IsControl) ? "a password has no control characters."
        : null;

    public static Task SetAsync(ICatalogStore store, string password, CancellationToken cancellationToken) =>
        store.SetSettingAsync(Setting, PasswordHash.Of(password).ToString(), cancellationToken);

    /// <summary>Changes with the password, and tells nothing of it; null where none is set.</summary>
    public async Task<string?> StampAsync(CancellationToken cancellationToken) =>
        PasswordHash.Parse(await store.FindSettingAsync(Setting, cancellationToken)) is { } hash ? Convert.ToHexString(hash.Salt) : null;

    /// <summary>The stamp of the password where this is it; else null.</summary>
    public async Task<string?> CheckAsync(string password, CancellationToken cancellationToken)
    {
        if (PasswordHash.Parse(await store.FindSettingAsync(Setting, cancellationToken)) is not { } hash)
        {
            return null;
        }

        await _one.WaitAsync(cancellationToken);
        try
        {
            var matches = await Task.Run(() => hash.Matches(password[..Math.Min(password.Length, Longest)]), cancellationToken);
            return matches ? Convert.ToHexString(hash.Salt) : null;
        }
        finally
        {
            _one.Release();
        }
    }

    public void Dispose() => _one.Dispose();
}
