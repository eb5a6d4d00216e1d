using System.Reflection;
using Microsoft.AspNetCore.Components;

namespace Aisle.Studio.Shell;

/// <summary>The pages of the menu, found by their <see cref="StudioPageAttribute"/>.</summary>
internal static class StudioMenu
{
    public static IReadOnlyList<MenuEntry> Entries { get; } =
    [
        .. from page in typeof(StudioMenu).Assembly.GetTypes()
           let entry = page.GetCustomAttribute<StudioPageAttribute>()
           where entry is not null
           orderby entry.Order, entry.Title
           select new MenuEntry(page, entry.Title, entry.Icon, AddressOf(page)),
    ];

    /// <summary>A page may have addresses with parameters too; the menu's has none.</summary>
    private static string AddressOf(Type page) =>
        page.GetCustomAttributes<RouteAttribute>().Select(r => r.Template).FirstOrDefault(t => !t.Contains('{', StringComparison.Ordinal))
        ?? throw new InvalidOperationException($"{page.Name} is in the menu, so it needs an @page without a parameter.");
}

/// <param name="Page">The component.</param>
/// <param name="Title">For people.</param>
/// <param name="Icon">SVG.</param>
/// <param name="Address">Such as "/studio/feeds".</param>
internal sealed record MenuEntry(Type Page, string Title, string Icon, string Address);
