using System.Text;

namespace Aisle.Server.Hosting;

/// <summary>
/// A script without what only its readers need: lines that are nothing but comment, and indentation. Line ends stay, so that it means
/// the same. Of our own pages only: a text over several lines would lose its indentation, and its lines that look like comments.
/// </summary>
internal static class LeanScript
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
                lean.Append(line).Append('\n');
            }
        }

        return lean.ToString();
    }
}
