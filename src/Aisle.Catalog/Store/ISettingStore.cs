namespace Aisle.Catalog.Store;

/// <summary>What the shop's people set while the shop runs, with the versions before. The store does not look into a value.</summary>
public interface ISettingStore
{
    /// <summary>Another one says that some setting changed; 0 where none was ever set.</summary>
    Task<long> GetSettingsRevisionAsync(CancellationToken cancellationToken);

    /// <summary>The last version of each setting whose name begins so.</summary>
    Task<IReadOnlyList<SettingVersion>> ReadSettingsAsync(string prefix, CancellationToken cancellationToken);

    /// <summary>The last versions of one setting, newest first.</summary>
    Task<IReadOnlyList<SettingVersion>> ReadSettingVersionsAsync(string name, CancellationToken cancellationToken);

    /// <summary>Adds a version, unless another was added since the one that the person looked at.</summary>
    /// <param name="change">Its version is that of the one looked at; 0 where there was none.</param>
    /// <param name="cancellationToken">Stops it before it is written.</param>
    /// <returns>The new version; null where another person's came between: nothing is written then.</returns>
    /// <exception cref="StoreBusyException">Another process is writing.</exception>
    Task<SettingVersion?> ChangeSettingAsync(SettingVersion change, CancellationToken cancellationToken);
}

/// <param name="Name">Such as "synonyms".</param>
/// <param name="Version">From 1.</param>
/// <param name="Value">Null where what the files say holds again.</param>
/// <param name="At">When it was set.</param>
/// <param name="By">Who set it.</param>
public sealed record SettingVersion(string Name, int Version, string? Value, DateTimeOffset At, string By);
