using System.Net;
using System.Text;

namespace Aisle.Catalog.Feeds.Values;

/// <summary>
/// HTML to text in one linear pass, without a tree: descriptions come by the hundred thousand, and a tree of hostile nesting costs
/// quadratic time. Blocks end a line, list items begin with a bullet, scripts, styles and comments go, entities are decoded.
/// </summary>
internal static class HtmlText
{
    /// <summary>Exports escape twice as often as not: "&amp;lt;p&amp;gt;". What is markup after that many passes is cut out.</summary>
    private const int Passes = 3;

    private static readonly string[] Blocks = ["<p", "<br", "<div", "<li", "<td", "</p", "<h"];

    /// <summary>Begins a line that is a heading; no text has it, since control characters are stripped.</summary>
    private const char HeadingMark = '\u0002';

    public static string Strip(string html)
    {
        for (var pass = 0; pass < Passes && HasMarkup(html); pass++)
        {
            html = StripOnce(html);
        }

        return html;
    }

    /// <summary>Takes the "&lt;" from what still opens a tag: escaped more often than is looked through, or put together by stripping.</summary>
    public static string Defuse(string text)
    {
        if (!HasTag(text))
        {
            return text;
        }

        var defused = text.ToCharArray();
        for (var i = 0; i < defused.Length; i++)
        {
            defused[i] = text[i] == '<' && OpensTag(text, i) ? ' ' : text[i];
        }

        return new string(defused);
    }

    /// <summary>A page's sections by its headings of any level; what stands before the first has the heading "". Sections without text are left out.</summary>
    public static IReadOnlyList<PolicySection> Sections(string html)
    {
        List<PolicySection> sections = [];
        var heading = "";
        List<string> lines = [];
        foreach (var line in StripOnce(html.Replace(HeadingMark, ' '), markHeadings: true).Split('\n'))
        {
            var text = PlainText.OneLine(line);
            if (line.TrimStart().StartsWith(HeadingMark))
            {
                Close();
                heading = text;
            }
            else if (text.Length > 0)
            {
                lines.Add(text);
            }
        }

        Close();
        return sections;

        void Close()
        {
            if (lines.Count > 0)
            {
                sections.Add(new(heading, string.Join('\n', lines)));
                lines = [];
            }
        }
    }

    private static bool HasMarkup(string text) => HasTag(text) || HasEntity(text);

    private static bool HasEntity(string text)
    {
        var at = text.IndexOf('&', StringComparison.Ordinal);
        return at >= 0 && text.AsSpan(at).Contains(';');
    }

    /// <summary>Whether a browser would see a tag, an end tag, a comment or a declaration. "a &lt; b" and "&lt;3" are none.</summary>
    internal static bool HasTag(string text)
    {
        for (var at = text.IndexOf('<', StringComparison.Ordinal); at >= 0; at = text.IndexOf('<', at + 1))
        {
            if (OpensTag(text, at))
            {
                return true;
            }
        }

        return false;
    }

    private static bool OpensTag(string text, int at) =>
        at + 1 < text.Length && (char.IsAsciiLetter(text[at + 1]) || text[at + 1] is '/' or '!' or '?');

    private static string StripOnce(string html, bool markHeadings = false)
    {
        // Between blocks a line break is a blank, as in a browser; text with a bold word or two has its own lines.
        if (Blocks.Any(b => html.Contains(b, StringComparison.OrdinalIgnoreCase)))
        {
            html = html.Replace('\n', ' ').Replace('\r', ' ');
        }

        var text = new StringBuilder(html.Length);
        var at = 0;
        while (at < html.Length)
        {
            var open = html.IndexOf('<', at);
            if (open < 0)
            {
                text.Append(html, at, html.Length - at);
                break;
            }

            text.Append(html, at, open - at);
            if (!OpensTag(html, open))
            {
                text.Append('<');
                at = open + 1;
            }
            else if (string.CompareOrdinal(html, open, "<!--", 0, 4) == 0)
            {
                at = After(html, "-->", open + 4);
            }
            else
            {
                at = Tag(html, open, text, markHeadings);
            }
        }

        return WebUtility.HtmlDecode(text.ToString());
    }

    /// <summary>Writes what the tag at <paramref name="open"/> means for text; returns where to go on.</summary>
    private static int Tag(string html, int open, StringBuilder text, bool markHeadings)
    {
        var isEnd = html[open + 1] == '/';
        var nameAt = open + (isEnd ? 2 : 1);
        var nameEnd = nameAt;
        while (nameEnd < html.Length && char.IsAsciiLetterOrDigit(html[nameEnd]))
        {
            nameEnd++;
        }

        var name = html[nameAt..nameEnd].ToLowerInvariant();
        var after = EndOfTag(html, nameEnd);
        switch (name)
        {
            case "script" or "style" or "template" or "noscript" or "iframe" or "object" or "svg" or "head" or "title" when !isEnd:
                return After(html, "</" + name, after, StringComparison.OrdinalIgnoreCase) is var end && end < html.Length ? EndOfTag(html, end) : end;
            case "li" when !isEnd:
                text.Append("\n• ");
                break;
            case "h1" or "h2" or "h3" or "h4" or "h5" or "h6" when markHeadings && !isEnd:
                text.Append('\n').Append(HeadingMark);
                break;
            case "td" or "th" when !isEnd:
                text.Append(EndsLine(text) ? " " : " | ");
                break;
            case "p" or "div" or "br" or "ul" or "ol" or "li" or "tr" or "table" or "h1" or "h2" or "h3" or "h4" or "h5" or "h6" or "section" or "article"
                or "header" or "footer" or "blockquote" or "pre" or "hr" or "dl" or "dt" or "dd" or "figure" or "figcaption" or "address" or "form" or "main":
                text.Append('\n');
                break;
        }

        return after;
    }

    private static bool EndsLine(StringBuilder text)
    {
        for (var i = text.Length - 1; i >= 0; i--)
        {
            if (text[i] != ' ')
            {
                return text[i] == '\n';
            }
        }

        return true;
    }

    /// <summary>After the ">" that closes a tag: one inside a quoted attribute doesn't. A tag that is never closed takes the rest with it.</summary>
    private static int EndOfTag(string html, int at)
    {
        var quote = '\0';
        for (; at < html.Length; at++)
        {
            var c = html[at];
            if (quote != '\0')
            {
                quote = c == quote ? '\0' : quote;
            }
            else if (c is '"' or '\'' && html[at - 1] == '=')
            {
                quote = c;
            }
            else if (c == '>')
            {
                return at + 1;
            }
        }

        return html.Length;
    }

    private static int After(string html, string mark, int from, StringComparison comparison = StringComparison.Ordinal)
    {
        var at = html.IndexOf(mark, Math.Min(from, html.Length), comparison);
        return at < 0 ? html.Length : at + mark.Length;
    }
}
