using System.Net;
using System.Text.Json;
using Aisle.Catalog.Store;
using Microsoft.Data.Sqlite;

namespace Aisle.Server.Tests.Hosting;

public sealed class IndexRefreshTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Import_ByAnotherHandle_ShowsUpWithoutARestart()
    {
        await using var shop = await FixtureShop.StartAsync(Cancel);

        await ImportStoveAsync(shop);

        await UntilAsync(shop, health => health.GetProperty("storeVersion").GetInt64() == 2);
        Assert.Equal(["stove-1"], (await shop.Client.ReadAsync("/v1/search?q=ember+stove")).Ids());
        Assert.Equal(10, (await shop.Client.ReadAsync("/v1/shop")).GetProperty("counts").GetProperty("products").GetInt32());
    }

    [Fact]
    public async Task Store_NotReadableAtStart_AnswersThatItIsStarting()
    {
        await using var shop = await ShopServer.StartAsync(Cancel, fill: (_, path) => BreakAsync(path), ready: false);

        using var search = await shop.Client.SendAsync("/v1/search?q=lamp");
        using var health = await shop.Client.SendAsync("/health");

        var problem = await search.ProblemAsync(HttpStatusCode.ServiceUnavailable);
        Assert.DoesNotContain(shop.StorePath, problem.GetRawText(), StringComparison.Ordinal);
        Assert.Equal(TimeSpan.FromSeconds(1), search.Headers.RetryAfter?.Delta);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, health.StatusCode);
        Assert.Equal("starting", (await health.JsonAsync()).GetProperty("status").GetString());
    }

    [Fact]
    public async Task Store_NotReadableLater_GoesOnWithWhatItHad()
    {
        await using var shop = await FixtureShop.StartAsync(Cancel);

        await BreakAsync(shop.StorePath);

        await UntilAsync(shop, health => health.GetProperty("status").GetString() == "behind");
        Assert.Equal(9, (await shop.Client.ReadAsync("/v1/shop")).GetProperty("counts").GetProperty("products").GetInt32());
    }

    private static async Task ImportStoveAsync(ShopServer shop)
    {
        using var folder = new TempFolder();
        var file = folder.Write("new.jsonl", """{"type":"product","id":"stove-1","title":"Ember gas stove","offers":[{"price":{"amount":49,"currency":"EUR"}}]}""");
        await using var other = await SqliteCatalogStore.OpenExistingAsync(shop.StorePath, Cancel);
        await FixtureShop.ImportAsync(other, Cancel, file);
    }

    /// <summary>As if another program had damaged the file: every table is gone.</summary>
    private static async Task BreakAsync(string path)
    {
        await using var connection = new SqliteConnection($"Data Source={path};Pooling=false");
        await connection.OpenAsync(Cancel);
        await using var command = connection.CreateCommand();
        command.CommandText = "PRAGMA foreign_keys = OFF; SELECT group_concat('DROP TABLE \"' || name || '\";', ' ') FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'";
        command.CommandText = (string)(await command.ExecuteScalarAsync(Cancel))!;
        await command.ExecuteNonQueryAsync(Cancel);
    }

    private static async Task UntilAsync(ShopServer shop, Func<JsonElement, bool> holds)
    {
        while (!holds(await shop.Client.ReadAsync("/health")))
        {
            await Task.Yield();
        }
    }
}
