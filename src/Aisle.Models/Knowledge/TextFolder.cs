using System.Collections.Frozen;
using System.Text.Json;

namespace Aisle.Models.Knowledge;

/// <summary>
/// A folder of .txt and .md files as a knowledge base: paragraphs, ranked by BM25 (Robertson and Zaragoza, 2009; k1 = 1.2, b = 0.75, the usual
/// values). Beside "a.txt", "a.txt.metadata.json" may hold {"metadataAttributes":{...}}, as Bedrock reads it. Read once, into memory.
/// </summary>
public sealed class TextFolder : IKnowledgeBase
{
    private const double K1 = 1.2;
    private const double B = 0.75;
    private const int LongestPassage = 1_200;

    private readonly List<Passage> _passages = [];
    private readonly Dictionary<string, int> _documentFrequency = new(StringComparer.Ordinal);
    private readonly double _averageLength;

    /// <exception cref="InvalidDataException">A metadata file is wrong; the message names it.</exception>
    public TextFolder(string id, string folder)
    {
        Id = id;
        foreach (var path in Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Where(p => Path.GetExtension(p) is ".txt" or ".md").Order(StringComparer.Ordinal))
        {
            Read(path, Path.GetRelativePath(folder, path));
        }

        _averageLength = _passages.Count == 0 ? 1 : _passages.Average(p => p.Length);
    }

    public string Id { get; }

    public Task<IReadOnlyList<KnowledgePassage>> RetrieveAsync(KnowledgeQuery query, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(query);
        var words = Terms.Content(query.Text).Distinct(StringComparer.Ordinal).ToList();
        var found = _passages
            .Where(p => query.Accepts(p.Metadata))
            .Select(p => (Passage: p, Score: Score(p, words)))
            .Where(s => s.Score > 0)
            .OrderByDescending(s => s.Score)
            .Take(query.Limit);
        return Task.FromResult<IReadOnlyList<KnowledgePassage>>(
            [.. found.Select(f => new KnowledgePassage(f.Passage.Document, f.Passage.Text, null, f.Score / (f.Score + 1), f.Passage.Metadata))]);
    }

    private double Score(Passage passage, List<string> words) => words.Sum(word =>
    {
        var count = passage.Counts.GetValueOrDefault(word);
        var documents = _documentFrequency.GetValueOrDefault(word);
        var idf = Math.Log(1 + ((_passages.Count - documents + 0.5) / (documents + 0.5)));
        return idf * count * (K1 + 1) / (count + (K1 * (1 - B + (B * passage.Length / _averageLength))));
    });

    private void Read(string path, string name)
    {
        var document = name.Replace('\\', '/');
        var metadata = ReadMetadata(path + ".metadata.json");
        foreach (var text in Paragraphs(File.ReadAllText(path)))
        {
            var counts = Terms.Content(text).CountBy(w => w, StringComparer.Ordinal).ToFrozenDictionary(StringComparer.Ordinal);
            _passages.Add(new Passage(document, text, metadata, counts, counts.Values.Sum()));
            foreach (var word in counts.Keys)
            {
                _documentFrequency[word] = _documentFrequency.GetValueOrDefault(word) + 1;
            }
        }
    }

    /// <summary>Paragraphs by empty lines; long ones are cut between sentences.</summary>
    private static IEnumerable<string> Paragraphs(string text)
    {
        foreach (var paragraph in text.ReplaceLineEndings("\n").Split("\n\n", StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            var passage = "";
            foreach (var sentence in Terms.Sentences(paragraph))
            {
                if (passage.Length > 0 && passage.Length + sentence.Length > LongestPassage)
                {
                    yield return passage.Trim();
                    passage = "";
                }

                passage += sentence;
            }

            yield return passage.Trim();
        }
    }

    private static Dictionary<string, JsonElement> ReadMetadata(string path)
    {
        if (!File.Exists(path))
        {
            return [];
        }

        try
        {
            using var document = JsonDocument.Parse(File.ReadAllBytes(path));
            return document.RootElement.GetProperty("metadataAttributes").EnumerateObject().ToDictionary(m => m.Name, m => m.Value.Clone(), StringComparer.Ordinal);
        }
        catch (Exception e) when (e is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            throw new InvalidDataException($"{path}: must be a JSON object with the member metadataAttributes, an object of one value a name.", e);
        }
    }

    private sealed record Passage(string Document, string Text, Dictionary<string, JsonElement> Metadata, FrozenDictionary<string, int> Counts, int Length);
}
