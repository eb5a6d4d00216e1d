using System.Text.Json;

namespace Aisle.Catalog.Feeds.Reading;

/// <summary>JSON Lines: one object a line, blank lines passed over.</summary>
internal static class JsonLine
{
    public static bool IsBlank(ReadOnlySpan<byte> line) => line.IndexOfAnyExcept((byte)' ', (byte)'\t', (byte)'\r') < 0;

    /// <summary>What is wrong with a line, in words for its owner.</summary>
    public static string Explain(JsonException exception) =>
        exception.Message.Contains("maximum configured depth", StringComparison.Ordinal)
            ? $"The JSON is nested deeper than {FeedLimits.JsonDepth} levels; flatten it."
            : $"The line is no valid JSON object ({exception.Message.Split(". ")[0].Split(" Path:")[0].TrimEnd('.')}); write one object a line.";
}
