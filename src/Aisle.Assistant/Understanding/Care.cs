using Aisle.Assistant.Answering;

namespace Aisle.Assistant.Understanding;

/// <param name="Name">"medical", "crisis".</param>
/// <param name="Words">What tells it.</param>
/// <param name="Says">The answer, by language; English stands for a language that has none.</param>
internal sealed record CareTopic(string Name, Cue Words, IReadOnlyDictionary<Language, string> Says);

/// <summary>
/// What a shop's assistant must not advise on, and what it says instead: health, law, a person in danger. The topics stand in a file
/// that the shop edits; Care.txt is the one that comes with Aisle. Topics are tried in the file's order.
/// </summary>
public sealed class CarePolicy
{
    /// <summary>A shop's own pattern may be one that never ends; the topic is then taken as not spoken of.</summary>
    private static readonly TimeSpan LongestLook = TimeSpan.FromMilliseconds(50);

    private static readonly Lazy<CarePolicy> BuiltIn = new(() => Read("Care.txt", EmbeddedText.Lines("Care.txt")));

    private CarePolicy(IReadOnlyList<CareTopic> topics) => Topics = topics;

    public static CarePolicy Default => BuiltIn.Value;

    /// <summary>The text of <see cref="Default"/>.</summary>
    internal static string[] DefaultLines => [.. EmbeddedText.Lines("Care.txt")];

    internal IReadOnlyList<CareTopic> Topics { get; }

    /// <param name="file">Its name, for faults.</param>
    /// <param name="lines">"== name" opens a topic, "words:" and "chinese:" lines are patterns, "say:" and "say zh:" the answer; "#" opens a comment.</param>
    /// <exception cref="FormatException">The message says where and what is wrong.</exception>
    public static CarePolicy Read(string file, IEnumerable<string> lines)
    {
        ArgumentNullException.ThrowIfNull(lines);
        var topics = new List<CareTopic>();
        var (name, english, chinese) = ("", new List<string>(), new List<string>());
        var says = new Dictionary<Language, string>();
        var at = 0;
        foreach (var raw in lines)
        {
            at++;
            var line = raw.Trim();
            if (line.Length == 0 || line[0] == '#')
            {
                continue;
            }

            if (line.StartsWith("== ", StringComparison.Ordinal))
            {
                Close();
                (name, english, chinese, says) = (line[3..].Trim(), [], [], []);
                continue;
            }

            var colon = line.IndexOf(':', StringComparison.Ordinal);
            var (key, value) = colon < 0 ? (line, "") : (line[..colon].Trim(), line[(colon + 1)..].Trim());
            switch (key)
            {
                case "words" when name.Length > 0 && IsPattern(value): english.Add(value); break;
                case "chinese" when name.Length > 0 && IsPattern(value): chinese.Add(value); break;
                case "say" when name.Length > 0 && value.Length > 0: says[Language.English] = value; break;
                case "say zh" when name.Length > 0 && value.Length > 0: says[Language.Chinese] = value; break;
                default:
                    throw new FormatException($"{file}:{at}: '{line}' is no line of a topic; write '== name', then 'words: PATTERN', 'chinese: PATTERN', 'say: TEXT', 'say zh: TEXT'.");
            }
        }

        Close();
        return new CarePolicy(topics);

        void Close()
        {
            if (name.Length == 0)
            {
                return;
            }

            if (english.Count + chinese.Count == 0 || !says.ContainsKey(Language.English))
            {
                throw new FormatException($"{file}: the topic '{name}' needs a 'words:' and a 'say:' line.");
            }

            topics.Add(new CareTopic(name, new Cue(english.Count > 0 ? string.Join('|', english) : "(?!)", chinese.Count > 0 ? string.Join('|', chinese) : null, LongestLook), says));
        }
    }

    /// <summary>The first topic that a text speaks of, and what is said then, by language ("en", "zh"); null for none.</summary>
    public (string Topic, IReadOnlyDictionary<string, string> Says)? Try(string text) =>
        TopicOf(Utterance.Of(text, Language.English)) is { } topic
            ? (topic.Name, topic.Says.ToDictionary(s => s.Key == Language.Chinese ? "zh" : "en", s => s.Value))
            : null;

    internal CareTopic? TopicOf(Utterance utterance) => Topics.FirstOrDefault(topic => Speaks(topic, utterance));

    private static bool Speaks(CareTopic topic, Utterance utterance)
    {
        try
        {
            return topic.Words.In(utterance);
        }
        catch (System.Text.RegularExpressions.RegexMatchTimeoutException)
        {
            return false;
        }
    }

    private static bool IsPattern(string pattern)
    {
        try
        {
            _ = new System.Text.RegularExpressions.Regex(pattern);
            return pattern.Length is > 0 and <= 4_000;
        }
        catch (ArgumentException)
        {
            return false;
        }
    }
}

/// <summary>Reads the topics that need care, before anything else is read.</summary>
internal static class CareReader
{
    public static Intent? Read(Utterance utterance, Scene scene) =>
        scene.Care.TopicOf(utterance) is { } topic ? new Intent.Care(topic) : null;
}
