using System.Buffers;
using System.Text;

namespace Aisle.Catalog.Feeds.Values;

/// <summary>Text without markup or control characters. See docs/decisions/0002-no-html-inside.md.</summary>
internal static class PlainText
{
    private static readonly SearchValues<char> Markup = SearchValues.Create("<&");

    private static readonly SearchValues<char> NeedsCleaning =
        SearchValues.Create([.. Enumerable.Range(0, 32).Select(i => (char)i), .. Enumerable.Range(0x7F, 34).Select(i => (char)i), .. "\u00AD\u200B\u200E\u200F\u2028\u2029\u202A\u202B\u202C\u202D\u202E\u2066\u2067\u2068\u2069\uFEFF\uFFFE\uFFFF"]);

    /// <summary>Paragraphs and list items on lines of their own, no empty lines, no markup.</summary>
    public static string Of(string? value)
    {
        if (string.IsNullOrWhiteSpace(value))
        {
            return "";
        }

        var text = Lines(value);
        return text.AsSpan().ContainsAny(Markup) ? HtmlText.Defuse(Lines(HtmlText.Strip(text))) : text;
    }

    /// <summary>As <see cref="Of"/>, on one line.</summary>
    public static string OneLine(string? value)
    {
        var text = Of(value);
        return text.Contains('\n', StringComparison.Ordinal) ? text.Replace('\n', ' ') : text;
    }

    /// <summary>Trims each line, joins runs of blanks, drops empty lines and what no reader sees: control and direction characters.</summary>
    private static string Lines(string text)
    {
        if (text.Length == 0 || (!text.AsSpan().ContainsAny(NeedsCleaning) && !text.Contains("  ", StringComparison.Ordinal) && text[0] != ' ' && text[^1] != ' '))
        {
            return WellFormed(text);
        }

        var clean = new StringBuilder(text.Length);
        var gap = '\0';
        foreach (var c in text)
        {
            switch (c)
            {
                case '\n' or '\r' or '\u2028' or '\u2029' or '\u0085' or '\f' or '\v':
                    gap = '\n';
                    break;
                case ' ' or '\t' or '\u00A0':
                    gap = gap == '\n' ? '\n' : ' ';
                    break;
                default:
                    if (NeedsCleaning.Contains(c))
                    {
                        break;
                    }

                    if (gap != '\0' && clean.Length > 0)
                    {
                        clean.Append(gap);
                    }

                    gap = '\0';
                    clean.Append(c);
                    break;
            }
        }

        return WellFormed(clean.ToString());
    }

    /// <summary>Lone surrogates, which JSON's escapes can carry, become U+FFFD: nothing downstream could write them as UTF-8.</summary>
    private static string WellFormed(string text)
    {
        var at = text.AsSpan().IndexOfAnyInRange('\uD800', '\uDFFF');
        return at < 0 ? text : Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text));
    }
}
