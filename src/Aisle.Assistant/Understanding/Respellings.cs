using System.Collections.Frozen;
using System.Text.RegularExpressions;

namespace Aisle.Assistant.Understanding;

/// <summary>Hurried, phonetic, dialect and learners' English put in plain words, by the pairs of Respellings.txt.</summary>
internal static class Respellings
{
    private static readonly Lazy<(FrozenDictionary<string, string> Plain, Regex Any)> Pairs = new(Load);

    public static string Mend(string text) =>
        !text.Any(char.IsAsciiLetter) ? text
        : string.Join(' ', Pairs.Value.Any.Replace(text, match => Pairs.Value.Plain[match.Value]).Split(' ', StringSplitOptions.RemoveEmptyEntries));

    private static (FrozenDictionary<string, string>, Regex) Load()
    {
        var pairs = EmbeddedText.Lines("Respellings.txt")
            .Where(l => l.Length > 0 && l[0] != '#' && l.Contains('=', StringComparison.Ordinal))
            .Select(l => l.Split('=', 2, StringSplitOptions.TrimEntries))
            .DistinctBy(p => p[0])
            .ToFrozenDictionary(p => p[0], p => p[1], StringComparer.Ordinal);
        var any = string.Join('|', pairs.Keys.OrderByDescending(k => k.Length).Select(Regex.Escape));
        return (pairs, new Regex($@"(?<![\w'-])(?:{any})(?![\w'-])", RegexOptions.CultureInvariant | RegexOptions.Compiled));
    }
}
