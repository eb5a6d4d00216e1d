namespace Aisle.Studio.Shell;

/// <summary>
/// Puts a page into the studio's menu: <c>@attribute [StudioPage("Feeds", Icons.Material.Outlined.Upload, Order = 60)]</c> beside its
/// <c>@page "/studio/feeds"</c>. That is all that a new page needs.
/// </summary>
/// <param name="title">In the menu, and the page's heading.</param>
/// <param name="icon">SVG, one of MudBlazor's.</param>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class StudioPageAttribute(string title, string icon) : Attribute
{
    public string Title => title;

    public string Icon => icon;

    /// <summary>Its place in the menu: tens, so that another fits between.</summary>
    public int Order { get; init; } = 1_000;
}
