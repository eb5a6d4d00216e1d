using System.Text.RegularExpressions;

namespace Aisle.Assistant.Answering.Grounding;

/// <summary>The prompt's own words, so that a model that tells them is cut: any run of several words, and the names of tools.</summary>
internal sealed partial class PromptWords
{
    /// <summary>Shorter runs are common English.</summary>
    private const int Run = 6;

    private readonly HashSet<string> _runs = new(StringComparer.Ordinal);

    public PromptWords(string prompt)
    {
        foreach (var run in RunsOf(prompt))
        {
            _runs.Add(run);
        }
    }

    /// <summary>The words that stand in the prompt; null where none do.</summary>
    public string? FoundIn(string text) =>
        Identifier().Match(text) is { Success: true } name ? name.Value : RunsOf(text).FirstOrDefault(_runs.Contains);

    private static IEnumerable<string> RunsOf(string text)
    {
        var words = Word().Matches(text.ToLowerInvariant()).Select(m => m.Value).ToList();
        return Enumerable.Range(0, Math.Max(0, words.Count - Run + 1)).Select(i => string.Join(' ', words.GetRange(i, Run)));
    }

    [GeneratedRegex(@"\p{L}+(?:['’]\p{L}+)*", RegexOptions.CultureInvariant)]
    private static partial Regex Word();

    [GeneratedRegex(@"[a-z]+_[a-z_]+|system prompt|my (instructions|prompt)", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Identifier();
}
