using System.Collections.Frozen;
using Aisle.Insight.Lexicons;
using Aisle.Insight.Text;

namespace Aisle.Assistant.Answering.Grounding;

/// <summary>The words of words.txt by section, as stems. Which section a word is in says what it takes for a model to say it.</summary>
internal static class WordLists
{
    private static readonly FrozenDictionary<string, string[]> Sections = Read();

    /// <summary>Carries no fact.</summary>
    public static FrozenSet<string> Plain { get; } = Stems("plain");

    /// <summary>A fact that only a record can carry.</summary>
    public static FrozenSet<string> Claims { get; } = Stems("claims");

    /// <summary>General words that are no aspect of a product by themselves.</summary>
    public static FrozenSet<string> Common { get; } = Lexicon.Lines("common").SelectMany(l => l.Split(' ')).Select(StemOf).ToFrozenSet(StringComparer.Ordinal);

    /// <summary>Words for numbers; those up to twelve with their value, the others with none.</summary>
    public static FrozenDictionary<string, int?> Numbers { get; } = Sections["numbers"].Select((w, i) => (w, i))
        .ToFrozenDictionary(n => n.w, n => n.i <= 10 ? n.i + 2 : (int?)null, StringComparer.Ordinal);

    public static string StemOf(string word) => Term.Of(word.ToLowerInvariant()).Stem;

    private static FrozenSet<string> Stems(string section) => Sections[section].SelectMany(w => Words.Of(w)).Select(w => w.Term.Stem).ToFrozenSet(StringComparer.Ordinal);

    private static FrozenDictionary<string, string[]> Read()
    {
        using var stream = typeof(WordLists).Assembly.GetManifestResourceStream("words.txt")
            ?? throw new InvalidOperationException("words.txt is not embedded: see EmbeddedResource in Aisle.Assistant.csproj.");
        using var reader = new StreamReader(stream);
        var sections = new Dictionary<string, List<string>>(StringComparer.Ordinal);
        var section = new List<string>();
        while (reader.ReadLine() is { } line)
        {
            if (line.StartsWith('['))
            {
                sections[line.Trim('[', ']')] = section = [];
            }
            else if (!line.StartsWith('#'))
            {
                section.AddRange(line.Split(' ', StringSplitOptions.RemoveEmptyEntries));
            }
        }

        return sections.ToFrozenDictionary(s => s.Key, s => s.Value.Distinct().ToArray(), StringComparer.Ordinal);
    }
}
