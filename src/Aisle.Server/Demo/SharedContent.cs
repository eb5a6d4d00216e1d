using System.Reflection;
using Aisle.Server.Demo.Families;
using Aisle.Server.Demo.Writing;

namespace Aisle.Server.Demo;

/// <summary>What all families share: colors, people, and what can be said in a review of anything (Content/shared.txt).</summary>
internal sealed class SharedContent
{
    /// <summary>The shop's day: nothing in it is later.</summary>
    public static readonly DateTimeOffset Today = new(2026, 11, 1, 0, 0, 0, TimeSpan.Zero);

    private const string Prefix = "Demo/";
    private readonly Dictionary<string, List<string>> _blocks = FamilyReader.Blocks(Text("shared.txt"));
    private readonly Dictionary<string, IReadOnlyList<Phrase>> _phrases = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _colors;
    private readonly IReadOnlyList<Aspect> _always;
    private readonly Dictionary<string, Aspect> _named;

    public SharedContent()
    {
        _colors = _blocks["colors"].Select(line => line.Split('=', StringSplitOptions.TrimEntries)).ToDictionary(pair => pair[0], pair => pair[1]);
        Names = [.. _blocks["names"].SelectMany(line => line.Split(' '))];
        _always = FamilyReader.Aspects(_blocks, "aspect ");
        _named = FamilyReader.Aspects(_blocks, "shared aspect ").ToDictionary(aspect => aspect.Name);
    }

    public IReadOnlyList<string> Names { get; }

    /// <summary>The family's own aspects, the shared ones that it names, and those that everything has.</summary>
    public IReadOnlyList<Aspect> AspectsOf(Family family) => [.. family.Aspects, .. family.Also.Select(name => _named[name]), .. _always];

    public string Color(string name) => _colors.TryGetValue(name, out var color) ? color : throw new InvalidDataException($"shared.txt has no color '{name}'");

    public IReadOnlyList<Phrase> Phrases(string section)
    {
        if (!_phrases.TryGetValue(section, out var phrases))
        {
            _phrases[section] = phrases = FamilyReader.Phrases(_blocks[section]);
        }

        return phrases;
    }

    /// <summary>The families in the order of their file names.</summary>
    public static IReadOnlyList<Family> Families() =>
        [.. Files("Families/").Select(file => FamilyReader.Read(Path.GetFileNameWithoutExtension(file), Text(file)))];

    /// <summary>Names below Content, with slashes.</summary>
    public static IEnumerable<string> Files(string folder) =>
        Assembly.GetManifestResourceNames()
            .Where(name => name.StartsWith(Prefix + folder, StringComparison.Ordinal))
            .Select(name => name[Prefix.Length..])
            .Order(StringComparer.Ordinal);

    public static string Text(string file)
    {
        using var reader = new StreamReader(Assembly.GetManifestResourceStream(Prefix + file) ?? throw new FileNotFoundException(file));
        return reader.ReadToEnd().ReplaceLineEndings("\n");
    }

    private static Assembly Assembly => typeof(SharedContent).Assembly;
}
