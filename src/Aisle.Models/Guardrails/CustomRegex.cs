using System.Text.RegularExpressions;

namespace Aisle.Models.Guardrails;

/// <summary>A pattern that a caller wrote: no longer than the service takes, and without backtracking, so that no text can make it slow.</summary>
internal static class CustomRegex
{
    public const int Longest = 500;

    public static Regex Compile(string pattern) => new(pattern, RegexOptions.NonBacktracking | RegexOptions.CultureInvariant);

    /// <summary>What is wrong with a pattern; null for nothing.</summary>
    public static string? Check(string pattern)
    {
        if (pattern.Length is 0 or > Longest)
        {
            return $"must have 1 to {Longest} characters";
        }

        try
        {
            Compile(pattern);
            return null;
        }
        catch (NotSupportedException)
        {
            return "must do without lookarounds, backreferences, atomic groups and very large counts: patterns here never backtrack";
        }
        catch (ArgumentException e)
        {
            return "is no regular expression: " + e.Message.ReplaceLineEndings(" ");
        }
    }
}
