using Aisle.Catalog.Store.Internals;

namespace Aisle.Catalog.Store;

/// <summary>What the shop's people set while the shop runs.</summary>
public sealed partial class SqliteCatalogStore
{
    /// <summary>Of one setting; older ones go.</summary>
    internal const int KeptVersions = 50;

    public Task<long> GetSettingsRevisionAsync(CancellationToken cancellationToken) =>
        FindAsync("SELECT coalesce(max(row), 0) FROM setting_version", null, s => s.Int64(0), cancellationToken);

    public Task<IReadOnlyList<SettingVersion>> ReadSettingsAsync(string prefix, CancellationToken cancellationToken) =>
        ListAsync(
            """
            SELECT name, max(version), value, changed_at, changed_by FROM setting_version
            WHERE substr(name, 1, length(?1)) = ?1 GROUP BY name ORDER BY name
            """,
            prefix,
            Setting,
            cancellationToken);

    public Task<IReadOnlyList<SettingVersion>> ReadSettingVersionsAsync(string name, CancellationToken cancellationToken) =>
        ListAsync("SELECT name, version, value, changed_at, changed_by FROM setting_version WHERE name = ?1 ORDER BY version DESC", name, Setting, cancellationToken);

    public async Task<SettingVersion?> ChangeSettingAsync(SettingVersion change, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(change);
        using var session = await BeginAsync(cancellationToken);
        var last = session.Prepare("SELECT coalesce(max(version), 0) FROM setting_version WHERE name = ?1").Bind(1, change.Name);
        last.Step();
        var version = (int)last.Int64(0);
        last.Reset();
        if (version != change.Version)
        {
            return null; // the session rolls back
        }

        var insert = session.Prepare("INSERT INTO setting_version (name, version, value, changed_at, changed_by) VALUES (?1, ?2, ?3, ?4, ?5)")
            .Bind(1, change.Name).Bind(2, version + 1).Bind(4, change.At.ToUnixTimeMilliseconds()).Bind(5, change.By);
        (change.Value is null ? insert.Bind(3, (long?)null) : insert.Bind(3, change.Value)).Run();
        session.Prepare("DELETE FROM setting_version WHERE name = ?1 AND version <= ?2").Bind(1, change.Name).Bind(2, version + 1 - KeptVersions).Run();
        session.Execute("COMMIT");
        session.Checkpoint();
        return change with { Version = version + 1 };
    }

    private static SettingVersion Setting(Statement row) => new(
        row.Text(0), (int)row.Int64(1), row.IsNull(2) ? null : row.Text(2), DateTimeOffset.FromUnixTimeMilliseconds(row.Int64(3)), row.Text(4));
}
