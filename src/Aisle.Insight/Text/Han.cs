namespace Aisle.Insight.Text;

internal static class Han
{
    /// <summary>A Chinese character of the basic plane or of extension A: nearly all that reviews hold.</summary>
    public static bool Is(char c) => c is (>= '\u4e00' and <= '\u9fff') or (>= '\u3400' and <= '\u4dbf');

    public static bool IsIn(string text) => text.AsSpan().IndexOfAnyInRange('\u3400', '\u9fff') >= 0;
}
