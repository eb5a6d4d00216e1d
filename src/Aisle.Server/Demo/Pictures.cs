using System.Globalization;
using System.Security;
using Aisle.Server.Demo.Families;
using Aisle.Server.Demo.Writing;

namespace Aisle.Server.Demo;

/// <summary>
/// Draws a product from its family's shapes. In them <c>$c</c> is the product's color, <c>$d</c> and <c>$l</c> a darker and a lighter shade of
/// it, <c>$a</c> the brand's accent. <c>[condition] &lt;shape/></c> draws a shape only for products that have what it shows.
/// </summary>
internal static class Pictures
{
    private static readonly string[] Backgrounds = ["#eef3f8", "#f6f1ea", "#edf5f0", "#f7eff2", "#f1f0f8", "#f5f4ec", "#ecf4f6", "#f8f2ec"];
    private static readonly string[] Accents = ["#e4572e", "#2a9d8f", "#f2a541", "#3d7ea6", "#c8553d", "#6a8e4e", "#8367c7", "#d1495b"];

    public static string Draw(Family family, Facts facts, string title, string color, Dice dice)
    {
        var accent = Accents[Math.Abs(facts.Text("brand")!.Sum(letter => letter)) % Accents.Length];
        var shapes = string.Join('\n', family.Picture.Where(shape => shape.Fits(facts)).Select(shape => shape.Text))
            .Replace("$c", color, StringComparison.Ordinal)
            .Replace("$d", Shade(color, 0, 0.26), StringComparison.Ordinal)
            .Replace("$l", Shade(color, 255, 0.32), StringComparison.Ordinal)
            .Replace("$a", accent, StringComparison.Ordinal);
        return $"""
            <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 200 200" role="img">
            <title>{SecurityElement.Escape(title)}</title>
            <rect width="200" height="200" fill="{dice.Pick(Backgrounds)}"/>
            <g stroke-linejoin="round" stroke-linecap="round">
            {shapes}
            </g>
            </svg>

            """;
    }

    /// <summary>Mixes a "#rrggbb" with black (0) or white (255).</summary>
    private static string Shade(string color, int towards, double share) =>
        "#" + string.Concat(Enumerable.Range(0, 3).Select(i =>
        {
            var channel = int.Parse(color.AsSpan(1 + 2 * i, 2), NumberStyles.HexNumber, CultureInfo.InvariantCulture);
            return ((int)(channel + (towards - channel) * share)).ToString("x2", CultureInfo.InvariantCulture);
        }));
}
