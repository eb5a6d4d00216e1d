using Aisle.Browser.Tests;
using Microsoft.Playwright;

namespace Aisle.Screenshots;

/// <summary>How a page is looked at.</summary>
internal sealed record Look(string Name, Screen Screen, bool Dark = false, bool RightToLeft = false, bool Chinese = false)
{
    public static Look Desktop { get; } = new("desktop", Screen.Desktop);

    public static Look Phone { get; } = new("phone", Screen.Phone);

    public static IReadOnlyList<Look> All { get; } =
    [
        Desktop, Phone,
        new("dark", Screen.Desktop, Dark: true),
        new("rtl", Screen.Desktop, RightToLeft: true),
        new("zh", Screen.Desktop, Chinese: true),
        new("phone-dark", Screen.Phone, Dark: true),
        new("phone-zh", Screen.Phone, Chinese: true),
    ];

    /// <summary>The studio is in English and from left to right only.</summary>
    public static IReadOnlyList<Look> OfTheStudio { get; } = [.. All.Where(l => !l.RightToLeft && !l.Chinese)];

    public BrowserNewContextOptions Options => new()
    {
        ColorScheme = Dark ? ColorScheme.Dark : ColorScheme.Light,
        Locale = Chinese ? "zh-CN" : "en-US",
    };
}
