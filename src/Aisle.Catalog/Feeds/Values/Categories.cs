namespace Aisle.Catalog.Feeds.Values;

/// <summary>Category paths as feeds write them: "A > B", "A >> B", "A/B", "A|B".</summary>
internal static class Categories
{
    public static CategoryPath Parse(string text, string? separator = null)
    {
        separator ??= text.Contains('>', StringComparison.Ordinal) ? ">" : text.Contains('»', StringComparison.Ordinal) ? "»" : text.Contains('|', StringComparison.Ordinal) ? "|" : " / ";
        return CategoryPath.Of(text.Split(separator, StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(n => n.Replace('>', ' ').Trim()).Where(n => n.Length > 0));
    }
}
