namespace Aisle.Assistant.Understanding;

internal static class Plural
{
    /// <summary>A word without its English plural or possessive ending: enough to tell whether two words name the same thing.</summary>
    public static string Strip(string word) =>
        word.EndsWith("'s", StringComparison.Ordinal) || word.EndsWith("’s", StringComparison.Ordinal) ? Strip(word[..^2])
        : word is "men" or "women" or "children" ? Singular(word)
        : word.Length < 4 || word.EndsWith("ss", StringComparison.Ordinal) || !word.EndsWith('s') ? word
        : word.EndsWith("ies", StringComparison.Ordinal) ? word[..^3] + "y"
        : word.EndsWith("shes", StringComparison.Ordinal) || word.EndsWith("ches", StringComparison.Ordinal) || word.EndsWith("xes", StringComparison.Ordinal) || word.EndsWith("sses", StringComparison.Ordinal) ? word[..^2]
        : word is "mens" or "womens" ? Singular(word[..^1])
        : word[..^1];

    private static string Singular(string word) => word is "children" ? "child" : word[..^2] + "an";
}
