using Aisle.Catalog.Search.Synonyms;

namespace Aisle.Catalog.Search.Ranking;

/// <summary>A thesaurus analysed the way queries are, to be looked up by the words of a query.</summary>
internal sealed class SynonymTable
{
    /// <summary>The longest phrase that is looked up, in words.</summary>
    public const int LongestPhrase = 6;

    private static readonly Lazy<SynonymTable> Built = new(() => new SynonymTable(Thesaurus.Retail));

    private readonly Dictionary<string, List<Synonym>> _byPhrase = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<string>> _company = new(StringComparer.Ordinal);

    public SynonymTable(Thesaurus thesaurus)
    {
        var groupOf = thesaurus.Groups.SelectMany(g => g.Same.Select(phrase => (phrase, g.Same))).ToLookup(p => p.phrase, p => p.Same, StringComparer.OrdinalIgnoreCase);
        foreach (var group in thesaurus.Groups)
        {
            // What is called the same as a narrower phrase is narrower too: a printer is served by a multifunction printer, also where it is an MFP.
            var same = Analysed(group.Same);
            var narrower = Analysed(group.Narrower.Concat(group.Narrower.SelectMany(n => groupOf[n].SelectMany(s => s))).Distinct(StringComparer.OrdinalIgnoreCase));
            var company = same.Concat(narrower).Where(w => w.Length == 1).Select(w => w[0]).ToArray();
            foreach (var word in company)
            {
                Listed(_company, word).AddRange(company.Where(w => w != word));
            }

            foreach (var phrase in same)
            {
                var list = Listed(_byPhrase, string.Join(' ', phrase));
                list.AddRange(same.Where(s => s != phrase && !IsHead(s, phrase)).Select(s => new Synonym(s, false)));
                list.AddRange(narrower.Select(n => new Synonym(n, true)));
            }
        }
    }

    public static SynonymTable Retail => Built.Value;

    /// <summary>The one that ships is analysed once.</summary>
    public static SynonymTable Of(Thesaurus thesaurus) => ReferenceEquals(thesaurus, Thesaurus.Retail) ? Retail : new SynonymTable(thesaurus);

    /// <param name="phrase">Analysed words, joined by spaces.</param>
    public IReadOnlyList<Synonym> Find(string phrase) => _byPhrase.GetValueOrDefault(phrase) ?? [];

    /// <summary>The single words that share a group with a word, on either side: what a thing of that name stands beside in a shop.</summary>
    public IReadOnlyList<string> Company(string word) => _company.GetValueOrDefault(word) ?? [];

    /// <summary>"Drive" is the head of "hard drive": it says less, and would stand for all that is asked for. "Notebook" of "notebook computer" says as much.</summary>
    private static bool IsHead(string[] word, string[] phrase) => word.Length < phrase.Length && phrase.AsSpan().EndsWith(word);

    private static List<T> Listed<T>(Dictionary<string, List<T>> lists, string key)
    {
        if (!lists.TryGetValue(key, out var list))
        {
            lists.Add(key, list = []);
        }

        return list;
    }

    private static string[][] Analysed(IEnumerable<string> phrases) => [.. phrases.Select(Analyse).Where(w => w.Length is > 0 and <= LongestPhrase)];

    private static string[] Analyse(string phrase)
    {
        var words = new QueryWords();
        words.Read(phrase);
        return [.. Enumerable.Range(0, words.Count).Select(i => words[i])];
    }
}

/// <param name="Words">Analysed.</param>
/// <param name="IsNarrower">Whether it serves who asks for the phrase, but is not the same.</param>
internal sealed record Synonym(string[] Words, bool IsNarrower);
