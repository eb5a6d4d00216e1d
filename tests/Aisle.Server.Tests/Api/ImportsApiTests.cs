using System.Net;
using System.Net.Http.Headers;
using System.Text;
using Aisle.Catalog.Importing;
using Aisle.Catalog.Store;
using Aisle.Models.Keys;
using Aisle.Server.Hosting;
using Aisle.Server.Tests.Commands;
using CsCheck;
using Sylvan.Data.Csv;

namespace Aisle.Server.Tests.Api;

public sealed class ImportsApiTests
{
    private const string Good = """{"type":"product","id":"p1","title":"Trail lamp","offers":[{"price":{"amount":9,"currency":"EUR"}}]}""";
    private const string Bad = """{"type":"product","id":"p2","title":"Bad lamp","offers":[{"price":{"amount":-9,"currency":"EUR"}}]}""";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Imports_ByTheCommand_AreListedWithTheirRefusedRows()
    {
        using var folder = new TempFolder();
        var files = ModelFiles.Beside(folder.File("shop.db"), null);
        var key = KeyFile.Open(files.Keys, TimeProvider.System).Add("tests", [], null, admin: true);
        await using var shop = await FixtureShop.StartAsync(Token, o => o with { Models = files });
        using var refused = await shop.Client.SendAsync("/admin/imports");
        var ran = await CommandRun.OfAsync("import", folder.Write("products.jsonl", Good + "\n" + Bad), "--store", shop.StorePath);
        shop.Client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", key.Token);

        var import = (await shop.Client.ReadAsync("/admin/imports"))[0];
        var id = import.GetProperty("id").GetInt64();
        var row = (await shop.Client.ReadAsync($"/admin/imports/{id}/rows"))[0];
        using var csv = await shop.Client.SendAsync($"/admin/imports/{id}/rows?format=csv");
        using var lines = await shop.Client.SendAsync($"/admin/imports/{id}/rows?format=jsonl");
        using var none = await shop.Client.SendAsync("/admin/imports/999/rows?format=csv");

        Assert.Equal(HttpStatusCode.Unauthorized, refused.StatusCode);
        Assert.Equal(("committed", "aisle import", 1), (import.GetProperty("outcome").GetString(), import.GetProperty("by").GetString(), import.GetProperty("refused").GetInt32()));
        Assert.Equal(2, row.GetProperty("line").GetInt32());
        Assert.StartsWith("kind,file,line,field,reason\r\nrefused,", await csv.Content.ReadAsStringAsync(Token), StringComparison.Ordinal);
        Assert.Equal(2, (await lines.JsonAsync()).GetProperty("line").GetInt32());
        await none.ProblemAsync(HttpStatusCode.NotFound);
        Assert.Contains($"`aisle imports {id} --store {shop.StorePath}`", ran.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Imports_InTheTerminal_AreListedShownAndExported()
    {
        using var folder = new TempFolder();
        var store = folder.File("shop.db");
        await CommandRun.OfAsync("import", folder.Write("products.jsonl", Good + "\n" + Bad), "--store", store);

        var list = await CommandRun.OfAsync("imports", "--store", store);
        var one = await CommandRun.OfAsync("imports", "1", "--store", store);
        var export = await CommandRun.OfAsync("imports", "1", "--export", folder.File("rows.csv"), "--store", store);

        Assert.Matches(@"1 +\d{4}-\d\d-\d\d \d\d:\d\d +aisle import +went in +1 +1 +0 +0 +0 +1 +0", list.Output);
        Assert.Contains("products.jsonl:2", one.Output, StringComparison.Ordinal);
        Assert.Equal(0, export.ExitCode);
        Assert.Equal(2, (await File.ReadAllLinesAsync(folder.File("rows.csv"), Token)).Length);
        (await CommandRun.OfAsync("imports", "7", "--store", store)).AssertFailed("There is no import 7");
    }

    [Fact]
    public async Task Export_AnyRows_ReadBackByACsvReaderAndNeverAsAFormula()
    {
        var texts = Gen.OneOf(Gen.String, Gen.Int[0, 4].Select(i => new[] { "=1+1", "a,b", "say \"x\"", "line\nbreak", "@cmd" }[i])).Array[3].Array[1, 30].Single();
        var rows = texts.Select((t, i) => new ImportRow(i + 1, ImportRowKind.Refused, Clean(t[0]), i, Clean(t[1]) is "" ? null : Clean(t[1]), Clean(t[2]))).ToList();
        using var folder = new TempFolder();
        await using var store = await SqliteCatalogStore.OpenAsync(folder.File("shop.db"), Token);
        var id = await store.AddImportAsync(new ImportRun { StartedAt = DateTimeOffset.UnixEpoch, Seconds = 1, By = "tests", Outcome = ImportOutcome.Committed, Sources = [] }, rows, Token);

        await using var stream = new MemoryStream();
        await ImportRowExport.WriteCsvAsync(store, id, stream, Token);
        await using var csv = CsvDataReader.Create(new StringReader(Encoding.UTF8.GetString(stream.ToArray().AsSpan(3))));
        foreach (var row in rows)
        {
            Assert.True(csv.Read());
            Assert.Equal((row.File, row.Field ?? "", row.Reason), (Bare(csv.GetString(1)), Bare(csv.GetString(3)), Bare(csv.GetString(4))));
            Assert.DoesNotContain(csv.GetString(4).FirstOrDefault(), "=+-@");
        }

        Assert.False(csv.Read());

        static string Clean(string text) => new([.. text.Where(c => !char.IsSurrogate(c) && c is not ('\0' or '\'' or '\uFEFF') && !char.IsControl(c))]);
        static string Bare(string cell) => cell.TrimStart('\'');
    }
}
