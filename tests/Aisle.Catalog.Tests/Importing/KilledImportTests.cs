using System.Diagnostics;
using System.IO.Pipes;
using Aisle.Catalog.Feeds;
using Aisle.Catalog.Importing;
using Aisle.Catalog.Store;
using Aisle.Catalog.Tests.Store;
using Microsoft.Data.Sqlite;

namespace Aisle.Catalog.Tests.Importing;

/// <summary>An import in a process of its own, killed (SIGKILL) while its transaction is half written.</summary>
public sealed class KilledImportTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Run_KilledInTheMiddle_LeavesTheStoreAsItWas()
    {
        using var folder = new TempFolder();
        await using (var store = await SqliteCatalogStore.OpenAsync(folder["a.db"], Token))
        {
            await ImportAsync(store, [Product("p0", "Old"), Product("p1", "Old")]);
        }

        await KillHalfWayAsync(folder["a.db"]);

        Assert.True(new FileInfo(folder["a.db-wal"]).Length > 1 << 20, "The killed import had not written to disk yet: it proves nothing.");
        await using (var store = await SqliteCatalogStore.OpenExistingAsync(folder["a.db"], Token))
        {
            Assert.Equal(1, await store.GetVersionAsync(Token));
            Assert.Equal(["Old", "Old"], await store.ReadProductsAsync(Token).Select(p => p.Title).ToListAsync(Token));
            var report = await ImportAsync(store, [Product("p0", "New"), Product("p1", "Old")]);
            Assert.Equal(new ImportCounts(0, 1, 1), report.Products);
        }

        Assert.Equal("ok", IntegrityOf(folder["a.db"]));
    }

    private static async Task KillHalfWayAsync(string store)
    {
        var name = Path.GetRandomFileName();
        await using var pipe = new NamedPipeServerStream(name, PipeDirection.Out, 1, PipeTransmissionMode.Byte, PipeOptions.Asynchronous);
        var assembly = typeof(StartupHook).Assembly.Location;
        var start = new ProcessStartInfo(Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet")
        {
            ArgumentList = { "exec", assembly },
            Environment = { ["DOTNET_STARTUP_HOOKS"] = assembly, [StartupHook.StoreVariable] = store, [StartupHook.PipeVariable] = name },
            RedirectStandardOutput = true,
        };
        using var child = Process.Start(start)!;
        try
        {
            var output = child.StandardOutput.ReadToEndAsync(Token);
            var halfWay = pipe.WaitForConnectionAsync(Token);
            if (await Task.WhenAny(halfWay, output) == output)
            {
                Assert.Fail("The child ended by itself: " + await output);
            }

            await halfWay;
        }
        finally
        {
            child.Kill();
            await child.WaitForExitAsync(CancellationToken.None);
        }
    }

    private static Task<ImportReport> ImportAsync(SqliteCatalogStore store, IEnumerable<FeedRecord> records) =>
        CatalogImport.RunAsync(store, MadeFeed.Of(records), ImportOptions.Default, null, Token);

    private static FeedRecord.OfProduct Product(string id, string title) => new(new() { Id = id, Title = title });

    private static string IntegrityOf(string path)
    {
        using var connection = new SqliteConnection($"Data Source={path};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "PRAGMA integrity_check";
        return (string)command.ExecuteScalar()!;
    }
}
