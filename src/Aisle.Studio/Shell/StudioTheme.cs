using MudBlazor;

namespace Aisle.Studio.Shell;

/// <summary>Aisle's colours, as the storefront and the widget have them; the system's own letters, since no page loads anything from another host.</summary>
internal static class StudioTheme
{
    private static readonly string[] Letters = ["system-ui", "-apple-system", "Segoe UI", "Roboto", "Noto Sans", "Noto Sans SC", "sans-serif"];

    public static MudTheme Theme { get; } = new()
    {
        PaletteLight = new PaletteLight
        {
            Primary = "#0b5f4c",
            Secondary = "#3d5a80",
            Success = "#1e7a45",
            Error = "#b3352b",
            Warning = "#8a5a00",
            Info = "#2a5c8a",
            AppbarBackground = "#0b5f4c",
            AppbarText = "#ffffff",
            Background = "#f4f6f5",
            Surface = "#ffffff",
            DrawerBackground = "#ffffff",
            DrawerText = "#2b3437",
            DrawerIcon = "#535d60",
            TextPrimary = "#1a2022",
            TextSecondary = "#535d60",
            Divider = "#dfe4e3",
            LinesDefault = "#dfe4e3",
            TableLines = "#dfe4e3",
        },
        PaletteDark = new PaletteDark
        {
            Primary = "#6fd3b5",
            PrimaryContrastText = "#06231b",
            Secondary = "#9db8e0",
            Success = "#7fd49b",
            Error = "#ff9a8f",
            Warning = "#f0c06a",
            Info = "#90c2f0",
            AppbarBackground = "#12211d",
            AppbarText = "#f0f4f3",
            Background = "#121716",
            Surface = "#1a2120",
            DrawerBackground = "#171d1c",
            DrawerText = "#d3dcd9",
            DrawerIcon = "#a9b5b2",
            TextPrimary = "#e8eeec",
            TextSecondary = "#a9b5b2",
            Divider = "#2e3836",
            LinesDefault = "#2e3836",
            TableLines = "#2e3836",
        },
        Typography = new Typography
        {
            Default = new DefaultTypography { FontFamily = Letters, FontSize = "0.9rem", LineHeight = "1.5" },
            Button = new ButtonTypography { FontFamily = Letters, TextTransform = "none", FontWeight = "600" },
        },
        LayoutProperties = new LayoutProperties { DefaultBorderRadius = "10px", DrawerWidthLeft = "232px" },
    };
}
