using Microsoft.Playwright;

[assembly: AssemblyFixture(typeof(Aisle.Browser.Tests.Chromium))]
[assembly: Xunit.v3.Parallelization(Mode = Xunit.Sdk.ParallelMode.None)] // one browser, and small machines

namespace Aisle.Browser.Tests;

/// <summary>
/// Debian's Chromium, driven by Playwright. Playwright's own browsers are never downloaded. Where there is no Chromium a test
/// is skipped and says what to install; with CI=true that is a failure.
/// </summary>
public sealed class Chromium : IAsyncLifetime
{
    /// <summary>
    /// Debian's own build without a window first: a full Chromium draws a window, and pages of its own in it, for every visitor, which is eight
    /// times the CPU (15 visitors of an empty page: 1.5 s and 12.4 s).
    /// </summary>
    private static readonly string[] Places = ["/usr/bin/chromium-headless-shell", "/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];

    private static readonly string[] Arguments =
    [
        "--headless", "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync",
    ];

    private IPlaywright? _playwright;
    private IBrowser? _browser;

    public async ValueTask InitializeAsync()
    {
        if (Find() is { } path)
        {
            _playwright = await Playwright.CreateAsync();
            _browser = await _playwright.Chromium.LaunchAsync(new() { ExecutablePath = path, Args = Arguments });
        }
    }

    /// <summary>Milliseconds: long enough for a busy build machine; what never comes still fails.</summary>
    private const float Patience = 60_000;

    /// <summary>A new visitor, with cookies and storage of their own.</summary>
    internal async Task<Visit> VisitAsync(Uri site, Screen screen, BrowserNewContextOptions? options = null)
    {
        if (_browser is null)
        {
            const string Reason = "There is no Chromium: install it (Debian: apt-get install chromium-headless-shell), or name it in AISLE_CHROMIUM.";
            Assert.SkipUnless(Environment.GetEnvironmentVariable("CI") == "true", Reason);
            Assert.Fail(Reason);
        }

        options ??= new BrowserNewContextOptions();
        options.BaseURL = site.ToString();
        options.Locale ??= "en-US";
        options.ReducedMotion ??= ReducedMotion.Reduce; // a picture of a page does not catch it half-way
        options.ViewportSize = new() { Width = screen.Width, Height = screen.Height };
        (options.IsMobile, options.HasTouch) = (screen.IsPhone, screen.IsPhone);
        var context = await _browser.NewContextAsync(options);
        context.SetDefaultTimeout(Patience);
        Assertions.SetDefaultExpectTimeout(Patience);
        return new Visit(await context.NewPageAsync());
    }

    public async ValueTask DisposeAsync()
    {
        if (_browser is not null)
        {
            await _browser.DisposeAsync();
        }

        _playwright?.Dispose();
    }

    private static string? Find() =>
        Environment.GetEnvironmentVariable("AISLE_CHROMIUM") is { Length: > 0 } named ? named : Places.FirstOrDefault(File.Exists);
}

internal sealed record Screen(int Width, int Height, bool IsPhone)
{
    public static Screen Desktop { get; } = new(1280, 900, IsPhone: false);

    public static Screen Phone { get; } = new(390, 844, IsPhone: true);
}
