using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace Aisle.Browser.Tests;

/// <summary>A visitor's page, with what its console complained of.</summary>
internal sealed class Visit : IAsyncDisposable
{
    private static readonly string Pictures = Path.Combine(FindRoot(), "artifacts", "screenshots");

    private readonly List<string> _complaints = [];

    public Visit(IPage page)
    {
        Page = page;
        Widget = new Widget(page);
        page.PageError += (_, error) => _complaints.Add(error);
        page.Console += (_, message) =>
        {
            if (message.Type is "error" or "warning")
            {
                _complaints.Add($"{message.Text} ({message.Location})");
            }
        };
    }

    public IPage Page { get; }

    public Widget Widget { get; }

    /// <summary>Errors and warnings of the page's console so far.</summary>
    public IReadOnlyList<string> Complaints => _complaints;

    public Task GoAsync(string path) => Page.GotoAsync(path);

    /// <summary>
    /// What every state of every page must hold: nothing in the console, nothing serious that axe finds, nothing wider than
    /// the screen. Its picture goes to artifacts/screenshots for people to look at.
    /// </summary>
    /// <param name="picture">Its name.</param>
    /// <param name="saying">What the console may say: a browser tells of a page that is not there.</param>
    public async Task CheckAsync(string picture, string? saying = null)
    {
        await ShootAsync(picture);
        Assert.DoesNotContain(_complaints, complaint => saying is null || !complaint.Contains(saying, StringComparison.Ordinal));
        Assert.False(await Page.EvaluateAsync<bool>("document.documentElement.scrollWidth > innerWidth"), "The page is wider than the screen.");
        var found = await Page.RunAxe(new AxeRunOptions { ResultTypes = [ResultType.Violations] });
        var serious = found.Violations
            .Where(v => v.Impact is "serious" or "critical")
            .SelectMany(v => v.Nodes.Select(n => $"{v.Id}: {v.Help}: {n.Html} {string.Join("; ", n.Any.Select(c => c.Message))}"));
        Assert.Equal("", string.Join('\n', serious));
    }

    public async Task ShootAsync(string picture)
    {
        Directory.CreateDirectory(Pictures);
        await Page.ScreenshotAsync(new() { Path = Path.Combine(Pictures, picture + ".png"), Animations = ScreenshotAnimations.Disabled });
    }

    /// <summary>How much the page's content moved by itself so far: the sum that browsers call Cumulative Layout Shift.</summary>
    public Task<double> LayoutShiftAsync() => Page.EvaluateAsync<double>(
        """
        () => new Promise((resolve) => {
          let sum = 0;
          const observer = new PerformanceObserver((list) => list.getEntries().forEach((entry) => { sum += entry.hadRecentInput ? 0 : entry.value; }));
          observer.observe({ type: 'layout-shift', buffered: true });
          requestAnimationFrame(() => requestAnimationFrame(() => resolve(sum)));
        })
        """);

    public async ValueTask DisposeAsync() => await Page.Context.CloseAsync();

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Aisle.slnx")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName ?? AppContext.BaseDirectory;
    }
}
