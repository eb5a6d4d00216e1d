// dotnet run --project tests/Screenshots -- [FOLDER] [--only TEXT] [--readme]
// A picture of every page and state, on every kind of screen, for people to look at. --only takes those whose name has the text;
// --readme writes the README's pictures to docs/pictures instead.

using Aisle.Browser.Tests;
using Aisle.Browser.Tests.Studio;
using Aisle.Screenshots;
using Aisle.Studio.Benchmarks;
using Microsoft.Playwright;

var readme = args.Contains("--readme");
var only = args.SkipWhile(a => a != "--only").Skip(1).FirstOrDefault() ?? "";
var folder = args.FirstOrDefault(a => !a.StartsWith('-') && a != only) ?? (readme ? Path.Combine("docs", "pictures") : Path.Combine("artifacts", "pictures"));
Directory.CreateDirectory(folder);

await using var chromium = new Chromium();
await chromium.InitializeAsync();
await using var demo = new DemoShop();
await using var canned = new CannedShop();
await canned.InitializeAsync();
var studio = new StudioVisits(chromium, demo);
Task? filled = null;

var missed = 0;
foreach (var scene in readme ? Scenes.Readme : Scenes.All)
{
    foreach (var look in scene.Looks ?? Look.All)
    {
        var name = readme ? scene.Name : $"{scene.Name}-{look.Name}";
        if (!name.Contains(only, StringComparison.Ordinal))
        {
            continue;
        }

        try
        {
            await ShootAsync(scene, look, Path.Combine(folder, name + ".png"));
            Console.WriteLine(name);
        }
        catch (Exception e) when (e is PlaywrightException or TimeoutException)
        {
            missed++;
            Console.Error.WriteLine($"{name}: {e.Message.Split('\n')[0]}");
        }
    }
}

return missed == 0 ? 0 : 1;

async Task ShootAsync(Scene scene, Look look, string file)
{
    await using var visit = scene.Site == Site.Studio
        ? await StudioAsync(scene, look)
        : await chromium.VisitAsync(scene.Site == Site.Demo ? await demo.AddressAsync() : canned.Address, look.Screen, look.Options);
    visit.Page.SetDefaultTimeout(20_000);
    if (look.RightToLeft)
    {
        await visit.Page.AddInitScriptAsync("addEventListener('DOMContentLoaded', () => { document.documentElement.dir = 'rtl'; })");
    }

    if (scene.Site != Site.Studio)
    {
        await GoAsync(visit, scene, look);
    }

    await scene.Act(visit, look);
    try
    {
        await visit.Page.WaitForLoadStateAsync(LoadState.NetworkIdle, new() { Timeout = 5_000 });
    }
    catch (TimeoutException)
    {
        // An answer that streams still: that is what is looked at.
    }

    await visit.Page.ScreenshotAsync(new() { Path = file, Animations = ScreenshotAnimations.Disabled, FullPage = scene.Site == Site.Studio });
}

async Task GoAsync(Visit visit, Scene scene, Look look)
{
    await visit.GoAsync(scene.Site == Site.Canned && look.Chinese ? scene.Path + (scene.Path.Contains('?', StringComparison.Ordinal) ? "&" : "?") + "lang=zh-CN" : scene.Path);
    if (scene.Site == Site.Demo && look.Chinese && await visit.Page.GetByText("中文", new() { Exact = true }).IsVisibleAsync())
    {
        await visit.Page.GetByText("中文", new() { Exact = true }).ClickAsync();
    }
}

async Task<Visit> StudioAsync(Scene scene, Look look)
{
    await demo.AddressAsync();
    await (filled ??= FillAsync());
    return await studio.OpenAsync(scene.Path, look.Screen, look.Options);
}

async Task FillAsync()
{
    var store = Directory.EnumerateFiles(demo.Folder, "*.db").Single(file => Path.GetFileName(file).Count(c => c == '.') == 1);
    await MadeJournal.WriteAsync(store, 3_000, CancellationToken.None);
}
