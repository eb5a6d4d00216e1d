using System.Text.RegularExpressions;

namespace Aisle.Assistant.Understanding;

/// <summary>Words that tell an intent, in both languages. Shoppers mix languages, so both are tried on every utterance.</summary>
/// <param name="english">A pattern over <see cref="Utterance.Plain"/>; whole words are meant.</param>
/// <param name="chinese">A pattern over the same, where words have no ends; null where there is none.</param>
/// <param name="within">How long a look may take, for patterns that are not ours; null for no limit.</param>
internal sealed class Cue(string english, string? chinese = null, TimeSpan? within = null)
{
    private readonly Regex _pattern = new(
        chinese is null ? $@"(?<![\w])(?:{english})(?![\w])" : $@"(?<![\w])(?:{english})(?![\w])|(?:{chinese})",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture,
        within ?? Regex.InfiniteMatchTimeout);

    public bool In(Utterance utterance) => _pattern.IsMatch(utterance.Plain);

    public bool In(string plain) => _pattern.IsMatch(plain);

    public Match Match(Utterance utterance) => _pattern.Match(utterance.Plain);

    public MatchCollection Matches(string plain) => _pattern.Matches(plain);

    public string Without(string plain) => string.Join(' ', _pattern.Replace(plain, " ").Split(' ', StringSplitOptions.RemoveEmptyEntries));

    /// <summary>The utterance without the cue's words.</summary>
    public Utterance Without(Utterance utterance) => utterance with { Plain = Without(utterance.Plain) };
}
