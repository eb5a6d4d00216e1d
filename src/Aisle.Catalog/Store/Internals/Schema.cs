using DbUp;
using DbUp.Sqlite.Helpers;

namespace Aisle.Catalog.Store.Internals;

/// <summary>Brings a store to the schema of this build: the scripts of Store/Migrations, each run once, by name.</summary>
internal static class Schema
{
    private const long ApplicationId = 0x4149534C;

    private static readonly string[] Scripts =
    [
        .. typeof(Schema).Assembly.GetManifestResourceNames().Where(n => n.EndsWith(".sql", StringComparison.Ordinal)).Order(StringComparer.Ordinal),
    ];

    /// <summary>Whether the store has every script already. Reads only.</summary>
    /// <exception cref="StoreException">It is another program's file, or of a newer Aisle.</exception>
    public static bool IsCurrent(Session session, string path)
    {
        if (session.Scalar("PRAGMA application_id") != ApplicationId)
        {
            return session.Scalar("SELECT count(*) FROM sqlite_master") == 0
                ? false
                : throw new StoreException($"{path}: this is a SQLite database, but not a store of Aisle; name another --store.");
        }

        var applied = new HashSet<string>(StringComparer.Ordinal);
        for (var names = session.Prepare("SELECT ScriptName FROM SchemaVersions"); names.Step();)
        {
            applied.Add(names.Text(0));
        }

        return applied.IsSubsetOf(Scripts)
            ? applied.Count == Scripts.Length
            : throw new StoreException($"{path}: a newer Aisle wrote this store; run that one, or name another --store.");
    }

    /// <summary>Runs what is missing, all or nothing. The session holds the write lock.</summary>
    public static void Upgrade(Session session, string path)
    {
        using var shared = new SharedConnection(session.Connection);
        var result = DeployChanges.To.SqliteDatabase(shared)
            .WithScriptsEmbeddedInAssembly(typeof(Schema).Assembly, Scripts.Contains)
            .WithVariablesDisabled()
            .LogToNowhere()
            .Build()
            .PerformUpgrade();
        if (!result.Successful)
        {
            throw new StoreException($"{path}: the store could not be brought to this version's schema ({result.Error.Message}); it is as it was before.", result.Error);
        }
    }
}
