using System.Net;
using System.Net.Http.Headers;
using Aisle.Models.Keys;
using Aisle.Server.Hosting;

namespace Aisle.Server.Tests.Api;

public sealed class InsightApiTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Insight_WithAnAdminKey_FollowsAnImportWithoutARestart()
    {
        using var folder = new TempFolder();
        var files = ModelFiles.Beside(folder.File("shop.db"), null);
        var key = KeyFile.Open(files.Keys, TimeProvider.System).Add("tests", [], null, admin: true);
        await using var shop = await FixtureShop.StartAsync(Cancel, o => o with { Models = files });
        using var refused = await shop.Client.SendAsync("/admin/insight");
        shop.Client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", key.Token);
        var reviews = (await shop.Store.CountAsync(Cancel)).Reviews;
        await UntilAsync(shop, reviews);

        var file = folder.Write("new.jsonl", """{"type":"review","id":"new-1","productId":"lamp-1","stars":1,"text":"It caught fire on the second day."}""");
        var product = (await shop.Client.ReadAsync("/v1/search?q=head+lamp")).Ids().First()!;
        await File.WriteAllTextAsync(file, (await File.ReadAllTextAsync(file, Cancel)).Replace("lamp-1", product, StringComparison.Ordinal), Cancel);
        await FixtureShop.ImportAsync(shop.Store, Cancel, file);
        await UntilAsync(shop, reviews + 1);

        var insight = await shop.Client.ReadAsync("/admin/insight");
        var problem = insight.GetProperty("safety").EnumerateArray().Single(p => p.GetProperty("productId").GetString() == product);
        Assert.Equal("It caught fire on the second day.", problem.GetProperty("problem").GetProperty("quotes")[0].GetProperty("text").GetString());
        Assert.Equal("fire", (await shop.Client.ReadAsync("/admin/insight/problems?nature=safety&aspect=fire"))[0].GetProperty("problem").GetProperty("aspect").GetString());
        Assert.NotEqual(0, (await shop.Client.ReadAsync("/admin/insight/scopes?kind=brand")).GetArrayLength());
        using var wrong = await shop.Client.SendAsync("/admin/insight?category=A&brand=B");
        await wrong.ProblemAsync(HttpStatusCode.BadRequest);
        Assert.Equal(HttpStatusCode.Unauthorized, refused.StatusCode);
    }

    private static async Task UntilAsync(ShopServer shop, long reviews)
    {
        while ((await shop.Client.ReadAsync("/admin/insight")).GetProperty("insight").GetProperty("reviews").GetInt64() != reviews)
        {
            await Task.Yield();
        }
    }
}
