namespace Aisle.Insight.Lexicons;

/// <summary>A word list that ships inside the assembly: lines, blank ones and those that start with "#" left out.</summary>
internal static class Lexicon
{
    /// <param name="name">The file's name without ".txt".</param>
    public static IEnumerable<string> Lines(string name)
    {
        using var stream = typeof(Lexicon).Assembly.GetManifestResourceStream($"Aisle.Insight.Lexicons.{name}.txt")
            ?? throw new InvalidOperationException($"The lexicon {name}.txt is not embedded: see EmbeddedResource in Aisle.Insight.csproj.");
        using var reader = new StreamReader(stream);
        while (reader.ReadLine() is { } line)
        {
            if (line.Length > 0 && line[0] != '#') yield return line;
        }
    }

    public static string[] Forms(string list) => list.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
}
