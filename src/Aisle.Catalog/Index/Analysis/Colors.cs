namespace Aisle.Catalog.Index.Analysis;

/// <summary>Words that are colours and hardly anything else (not "orange", "gold", "rose"): they say how a thing looks, never what it is.</summary>
internal static class Colors
{
    public static bool Contains(ReadOnlySpan<char> word) => word is
        "black" or "white" or "red" or "blue" or "green" or "yellow" or "grey" or "gray" or "brown" or "pink" or "purple" or "beige" or "navy" or "turquoise"
        or "cyan" or "magenta" or "violet" or "khaki" or "ivory" or "maroon" or "burgundy" or "teal" or "lilac" or "multicolor" or "multicolour" or "colorful" or "colourful"
        or "黑色" or "白色" or "红色" or "蓝色" or "绿色" or "黄色" or "灰色" or "棕色" or "粉色" or "紫色" or "米色" or "橙色";
}
