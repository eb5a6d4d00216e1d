using System.Diagnostics;
using System.Globalization;
using Aisle.Catalog.Index;
using Aisle.Catalog.Store;

namespace Aisle.Catalog.Tests.Index;

/// <summary>
/// The process that <see cref="KilledIndexTests"/> starts: changes the store, merges that into the index and keeps it, again and again, until it
/// kills itself (SIGKILL) at a point that the seed chooses.
/// </summary>
internal static class KilledIndexWriter
{
    public const string FolderVariable = "AISLE_TEST_KILLED_INDEX";
    public const string SeedVariable = "AISLE_TEST_KILLED_SEED";

    /// <summary>Turns of a spinning processor: from none to some rounds of the loop.</summary>
    private const int MostTurns = 3_000_000;

    public static bool IsMeant => Environment.GetEnvironmentVariable(FolderVariable) is not null;

    public static Product Made(int number, int round) => Shops.Make($"p{number:D4}", number % 3 == 0 ? $"round{round} mouse" : $"round{round} blue lamp", 1 + number) with
    {
        Brand = number % 2 == 0 ? "Acme" : "Bolt",
    };

    public static async Task RunAsync()
    {
        var folder = Environment.GetEnvironmentVariable(FolderVariable)!;
        var random = new Random(int.Parse(Environment.GetEnvironmentVariable(SeedVariable)!, CultureInfo.InvariantCulture));
        await using var store = await SqliteCatalogStore.OpenExistingAsync(Path.Combine(folder, "a.db"), CancellationToken.None);
        var keeper = new IndexKeeper(store, Path.Combine(folder, "a.index"));
        var index = await keeper.RefreshAsync(CatalogIndex.Empty, CancellationToken.None);
        for (var round = random.Next(1, 1000); ; round++)
        {
            await using (var writer = await store.BeginWriteAsync(CancellationToken.None))
            {
                for (var n = 0; n < 40; n++)
                {
                    await writer.WriteAsync(Made(random.Next(1200), round), CancellationToken.None);
                }

                await writer.CommitAsync(CancellationToken.None);
            }

            var last = random.Next(3) == 0 ? Task.Run(() => KillAfter(random.Next(MostTurns))) : Task.CompletedTask;
            index = await keeper.RefreshAsync(index, CancellationToken.None);
            keeper.Keep(index);
            await last;
        }
    }

    private static void KillAfter(int turns)
    {
        Thread.SpinWait(turns);
        using var self = Process.GetCurrentProcess();
        self.Kill();
    }
}
