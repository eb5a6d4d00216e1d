using System.Text;

namespace Aisle.Server.Demo.Writing;

/// <summary>
/// A written line with choices in it. <c>{a|b}</c> is one of them by chance, <c>&lt;Name&gt;</c> a fact, <c>[condition: text]</c> text that
/// stands only where the condition holds, and <c>a(n)</c> the article that the next word wants. A condition in brackets
/// at the start, <c>[Waterproof=yes] text</c>, is for the whole line.
/// </summary>
internal sealed record Phrase(string? When, string Text)
{
    public static Phrase Parse(string line)
    {
        var end = line.IndexOf(']', StringComparison.Ordinal);
        return line.StartsWith('[') && end > 0 && !line[..end].Contains(':', StringComparison.Ordinal)
            ? new Phrase(line[1..end], line[(end + 1)..].Trim())
            : new Phrase(null, line);
    }

    public bool Fits(Facts facts) => When is null || Condition.Holds(When, facts);

    /// <summary>The text with its first letter in upper case; null where it does not fit or a fact that it needs is missing.</summary>
    public string? Write(Facts facts, Dice dice)
    {
        if (!Fits(facts))
        {
            return null;
        }

        var at = 0;
        var written = new StringBuilder();
        if (!Append(written, ref at, "", facts, dice, say: true))
        {
            return null;
        }

        var text = WithArticles(written.Replace("  ", " ").Replace(" ,", ",").Replace(" .", ".").ToString().Trim());
        return text.Length == 0 ? null : char.ToUpperInvariant(text[0]) + text[1..];
    }

    /// <summary>Reads to one of <paramref name="stops"/>, and writes what it reads where <paramref name="say"/> is set.</summary>
    private bool Append(StringBuilder to, ref int at, string stops, Facts facts, Dice dice, bool say)
    {
        while (at < Text.Length && !stops.Contains(Text[at], StringComparison.Ordinal))
        {
            switch (Text[at])
            {
                case '{':
                    if (!AppendChoice(to, ref at, facts, dice, say))
                    {
                        return false;
                    }

                    break;
                case '<':
                    var close = Text.IndexOf('>', at);
                    var fact = facts.Text(Text[(at + 1)..close]);
                    if (say && fact is null)
                    {
                        return false;
                    }

                    to.Append(say ? fact : "");
                    at = close + 1;
                    break;
                case '[':
                    var colon = Text.IndexOf(':', at);
                    var holds = say && Condition.Holds(Text[(at + 1)..colon], facts);
                    at = colon + (Text[colon + 1] == ' ' ? 2 : 1);
                    if (!Append(to, ref at, "]", facts, dice, holds))
                    {
                        return false;
                    }

                    at++;
                    break;
                default:
                    to.Append(say ? Text[at].ToString() : "");
                    at++;
                    break;
            }
        }

        return true;
    }

    private bool AppendChoice(StringBuilder to, ref int at, Facts facts, Dice dice, bool say)
    {
        var count = 1;
        for (int i = at + 1, depth = 1; depth > 0; i++)
        {
            depth += Text[i] switch { '{' => 1, '}' => -1, _ => 0 };
            count += depth == 1 && Text[i] == '|' ? 1 : 0;
        }

        var chosen = say ? dice.Below(count) : -1;
        for (var i = 0; i < count; i++)
        {
            at++; // the brace or bar
            if (!Append(to, ref at, "|}", facts, dice, i == chosen))
            {
                return false;
            }
        }

        at++;
        return true;
    }

    private static string WithArticles(string text)
    {
        for (var at = text.IndexOf("a(n) ", StringComparison.OrdinalIgnoreCase); at >= 0; at = text.IndexOf("a(n) ", StringComparison.OrdinalIgnoreCase))
        {
            var next = text[(at + 5)..];
            var vowel = next.Length > 0 && ("aeioAEIO".Contains(next[0], StringComparison.Ordinal) || next.StartsWith('8')
                || next.StartsWith("11 ", StringComparison.Ordinal) || next.StartsWith("11-", StringComparison.Ordinal) || next.StartsWith("18", StringComparison.Ordinal)
                || next.StartsWith("um", StringComparison.OrdinalIgnoreCase) || next.StartsWith("LED", StringComparison.Ordinal));
            text = text[..(at + 1)] + (vowel ? "n " : " ") + next;
        }

        return text;
    }
}
