using System.Text;
using System.Text.RegularExpressions;

namespace Aisle.Server.Hosting;

/// <summary>
/// A script without what only its readers need: comments on lines of their own or after a line's code, and indentation. Line ends stay, so that it means
/// the same. Of our own pages only: a text over several lines would lose its indentation, and its lines that look like comments.
/// </summary>
internal static partial class LeanScript
{
    public static string Of(string script)
    {
        var lean = new StringBuilder(script.Length);
        var inComment = false;
        foreach (var part in script.AsSpan().EnumerateLines())
        {
            var line = part.Trim();
            if (!inComment && line.StartsWith("/*", StringComparison.Ordinal))
            {
                inComment = true;
                line = line[2..];
            }

            if (inComment)
            {
                var end = line.IndexOf("*/", StringComparison.Ordinal);
                inComment = end < 0;
                line = inComment ? [] : line[(end + 2)..].TrimStart();
            }

            if (line.Length > 0 && !line.StartsWith("//", StringComparison.Ordinal))
            {
                lean.Append(WithoutComment(line.ToString())).Append('\n');
            }
        }

        return lean.ToString();
    }

    /// <summary>Without the comment that ends the line, where it is plainly one: what stands before it closes its quotes, and it has none itself.</summary>
    private static string WithoutComment(string line) =>
        LastComment().Match(line) is { Success: true } comment && line.AsSpan(0, comment.Index) is var code && IsClosed(code, '\'') && IsClosed(code, '"') && IsClosed(code, '`')
            ? code.ToString()
            : line;

    private static bool IsClosed(ReadOnlySpan<char> code, char quote) => code.Count(quote) % 2 == 0;

    [GeneratedRegex("""(?<=[;,{}()\]])\s+(//\s[^'"`]*|/\*[^*'"`]*\*/)$""", RegexOptions.CultureInvariant)]
    private static partial Regex LastComment();
}
