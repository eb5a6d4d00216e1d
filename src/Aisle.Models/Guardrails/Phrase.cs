namespace Aisle.Models.Guardrails;

/// <summary>
/// Words in a row. "a|b" is either word, "*" up to four words of any kind, "word%" a word that starts so.
/// </summary>
internal sealed class Phrase
{
    private const int LongestGap = 4;

    private readonly (string[] Words, bool AfterGap)[] _steps;

    private Phrase(string text, (string[] Words, bool AfterGap)[] steps) => (Text, _steps) = (text, steps);

    public string Text { get; }

    /// <summary>With the signs above.</summary>
    public static Phrase Pattern(string text)
    {
        var steps = new List<(string[], bool)>();
        var gap = false;
        foreach (var word in text.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            if (word == "*")
            {
                gap = true;
                continue;
            }

            steps.Add((word.Split('|'), gap));
            gap = false;
        }

        return new Phrase(text, [.. steps]);
    }

    /// <summary>Just these words.</summary>
    public static Phrase Words(string text) => new(text, [.. Terms.Of(text).Select(w => (new[] { w }, false))]);

    public bool StandsIn(List<string> words)
    {
        if (_steps.Length == 0)
        {
            return false;
        }

        for (var start = 0; start < words.Count; start++)
        {
            if (Is(words[start], _steps[0].Words) && Follows(words, start + 1, 1))
            {
                return true;
            }
        }

        return false;
    }

    private bool Follows(List<string> words, int at, int step)
    {
        if (step == _steps.Length)
        {
            return true;
        }

        var last = Math.Min(words.Count - 1, _steps[step].AfterGap ? at + LongestGap : at);
        for (var i = at; i <= last; i++)
        {
            if (Is(words[i], _steps[step].Words) && Follows(words, i + 1, step + 1))
            {
                return true;
            }
        }

        return false;
    }

    private static bool Is(string word, string[] wanted) =>
        Array.Exists(wanted, w => w[^1] == '%' ? word.AsSpan().StartsWith(w.AsSpan(0, w.Length - 1), StringComparison.Ordinal) : word == w);
}
