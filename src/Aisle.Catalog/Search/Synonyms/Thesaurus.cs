using System.Globalization;

namespace Aisle.Catalog.Search.Synonyms;

/// <summary>
/// What shoppers call the same thing. Groups only: how a phrase is matched and how much an alternative counts is the index's
/// business, since it alone knows how text is analysed.
/// </summary>
public sealed class Thesaurus
{
    private const string Fault = "a line joins at least two phrases: write \"couch = sofa\" or \"shoe > boot, sandal\".";

    private static readonly Lazy<Thesaurus> Built = new(static () =>
    {
        using var stream = typeof(Thesaurus).Assembly.GetManifestResourceStream("Aisle.Catalog.Search.Synonyms.retail.txt")!;
        using var reader = new StreamReader(stream);
        return Parse(reader, "retail.txt");
    });

    private Thesaurus(IReadOnlyList<ThesaurusGroup> groups) => Groups = groups;

    /// <summary>The general one that ships with Aisle: English and Chinese, no shop's products.</summary>
    public static Thesaurus Retail => Built.Value;

    public IReadOnlyList<ThesaurusGroup> Groups { get; }

    /// <summary>Reads lines of "a = b = c &gt; narrower, narrower"; "#" starts a comment line.</summary>
    /// <param name="reader">The text.</param>
    /// <param name="file">Its name, for errors.</param>
    /// <exception cref="FormatException">A line is not of that form; the message names file and line and says what to do.</exception>
    public static Thesaurus Parse(TextReader reader, string file)
    {
        ArgumentNullException.ThrowIfNull(reader);
        var groups = new List<ThesaurusGroup>();
        for (var number = 1; reader.ReadLine() is { } line; number++)
        {
            if (IsComment(line))
            {
                continue;
            }

            groups.Add(Group(line) ?? throw new FormatException(string.Create(CultureInfo.InvariantCulture, $"{file}:{number}: {Fault}")));
        }

        return new Thesaurus(groups);
    }

    /// <summary>Every line of a text that <see cref="Parse"/> would refuse, from 1, with what is wrong.</summary>
    public static IReadOnlyList<(int Line, string Fault)> Faults(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        using var reader = new StringReader(text);
        var faults = new List<(int Line, string Fault)>();
        for (var number = 1; reader.ReadLine() is { } line; number++)
        {
            if (!IsComment(line) && Group(line) is null) faults.Add((number, Fault));
        }

        return faults;
    }

    /// <summary>This thesaurus and a shop's own groups.</summary>
    public Thesaurus With(Thesaurus other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return new Thesaurus([.. Groups, .. other.Groups]);
    }

    private static bool IsComment(string line) => line.AsSpan().Trim() is [] or ['#', ..];

    private static ThesaurusGroup? Group(string line)
    {
        var sides = line.Split('>');
        var same = Phrases(sides[0], '=');
        var narrower = sides.Length > 1 ? Phrases(sides[1], ',') : [];
        return sides.Length > 2 || same.Count == 0 || same.Count + narrower.Count < 2 ? null : new ThesaurusGroup(same, narrower);
    }

    private static List<string> Phrases(string text, char separator) =>
        [.. text.Split(separator, StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Distinct(StringComparer.OrdinalIgnoreCase)];
}

/// <param name="Same">Phrases that mean the same in a shop, in any language.</param>
/// <param name="Narrower">Phrases that also serve who asks for one of <paramref name="Same"/>, but not the other way round.</param>
public sealed record ThesaurusGroup(IReadOnlyList<string> Same, IReadOnlyList<string> Narrower);
