using System.Globalization;
using System.Text;

namespace Aisle.Catalog.Benchmarks;

/// <summary>Lines over the number of products, both axes logarithmic, so that growth in proportion is a straight line.</summary>
internal static class GrowthPlot
{
    private const double Width = 640;
    private const double Height = 380;
    private const double Left = 60;
    private const double Bottom = 330;
    private const double Top = 30;
    private const double Right = 480;

    private static readonly (string Label, string Color, Func<GrowthStep, double> Value)[] Lines =
    [
        ("index, MB", "#1f6f8b", s => s.Bytes / 1e6),
        ("build, s", "#8a5a00", s => s.BuildSeconds),
        ("open, ms", "#5b3f8c", s => s.OpenMilliseconds),
        ("search p99, ms", "#b3261e", s => s.P99),
        ("search p50, ms", "#2e7d32", s => s.P50),
    ];

    public static string Draw(IReadOnlyList<GrowthStep> steps)
    {
        var values = steps.SelectMany(s => Lines.Select(l => l.Value(s))).ToArray();
        var (low, high) = (Math.Floor(Math.Log10(values.Min())), Math.Ceiling(Math.Log10(values.Max())));
        double X(double products) => Left + ((Right - Left) * (Math.Log10(products) - Math.Log10(steps[0].Products)) / Math.Max(0.1, Math.Log10(steps[^1].Products) - Math.Log10(steps[0].Products)));
        double Y(double value) => Bottom - ((Bottom - Top) * (Math.Log10(value) - low) / (high - low));
        var svg = new StringBuilder();
        svg.Append(CultureInfo.InvariantCulture, $"<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {Width} {Height}\" font-family=\"sans-serif\" font-size=\"12\">\n");
        svg.Append("<title>Growth of the index from 10,000 to 1,000,000 products</title>\n<rect width=\"100%\" height=\"100%\" fill=\"#fff\"/>\n");
        for (var power = low; power <= high; power++)
        {
            var y = Y(Math.Pow(10, power));
            svg.Append(CultureInfo.InvariantCulture, $"<line x1=\"{Left}\" x2=\"{Right}\" y1=\"{y:0.0}\" y2=\"{y:0.0}\" stroke=\"#ddd\"/><text x=\"{Left - 6}\" y=\"{y + 4:0.0}\" text-anchor=\"end\">{Math.Pow(10, power):0.##}</text>\n");
        }

        foreach (var step in steps)
        {
            svg.Append(CultureInfo.InvariantCulture, $"<text x=\"{X(step.Products):0.0}\" y=\"{Bottom + 18}\" text-anchor=\"middle\">{step.Products:N0}</text>\n");
        }

        svg.Append(CultureInfo.InvariantCulture, $"<text x=\"{(Left + Right) / 2}\" y=\"{Bottom + 38}\" text-anchor=\"middle\">products</text>\n");
        foreach (var (label, color, value) in Lines)
        {
            var points = string.Join(' ', steps.Select(s => string.Create(CultureInfo.InvariantCulture, $"{X(s.Products):0.0},{Y(value(s)):0.0}")));
            svg.Append(CultureInfo.InvariantCulture, $"<polyline points=\"{points}\" fill=\"none\" stroke=\"{color}\" stroke-width=\"2\"/>");
            svg.Append(CultureInfo.InvariantCulture, $"<text x=\"{Right + 8}\" y=\"{Y(value(steps[^1])) + 4:0.0}\" fill=\"{color}\">{label}</text>\n");
        }

        return svg.Append("</svg>\n").ToString();
    }
}
