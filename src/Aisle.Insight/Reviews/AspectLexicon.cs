using Aisle.Insight.Lexicons;
using Aisle.Insight.Text;

namespace Aisle.Insight.Reviews;

internal enum AspectNature
{
    /// <summary>Of the product.</summary>
    Product,

    /// <summary>Of the shop: delivery, service.</summary>
    Shop,

    /// <summary>A theme of safety.</summary>
    Serious,

    /// <summary>The product as such: opinions on it are no aspect's.</summary>
    Whole,
}

/// <summary>An aspect that shoppers speak of everywhere, as aspects.txt lists it.</summary>
internal sealed class KnownAspect
{
    /// <summary>Its place in the list.</summary>
    public required int Number { get; init; }

    public required string Label { get; init; }

    public required string ChineseLabel { get; init; }

    public required AspectNature Nature { get; init; }

    /// <summary>Words that are good or bad about this aspect only: "long" about a battery.</summary>
    public required PhraseTable<double> OwnOpinions { get; init; }
}

internal static class AspectLexicon
{
    private static readonly PhraseTable<(KnownAspect Aspect, bool IsTerm)> Forms = new();
    private static readonly List<KnownAspect> Listed = [];

    static AspectLexicon()
    {
        foreach (var line in Lexicon.Lines("aspects")) Read(line);
    }

    public static IReadOnlyList<KnownAspect> All => Listed;

    public static int At(ReadOnlySpan<Word> words, int at, out KnownAspect aspect) => At(words, at, out aspect, out _);

    /// <summary>All that are spoken of.</summary>
    public static HashSet<KnownAspect> In(ReadOnlySpan<Word> words)
    {
        var found = new HashSet<KnownAspect>();
        for (var at = 0; at < words.Length;)
        {
            var count = At(words, at, out var aspect);
            if (count > 0) found.Add(aspect);
            at += Math.Max(count, 1);
        }

        return found;
    }

    /// <param name="words">Of a sentence.</param>
    /// <param name="at">Where to look.</param>
    /// <param name="aspect">The aspect that is spoken of.</param>
    /// <param name="isTerm">Whether the words name it; "sturdy" does not name durability.</param>
    /// <returns>The number of words; 0 where no aspect is spoken of.</returns>
    public static int At(ReadOnlySpan<Word> words, int at, out KnownAspect aspect, out bool isTerm)
    {
        var count = Forms.Longest(words, at, out var found);
        (aspect, isTerm) = found;
        return count;
    }

    /// <summary>A line is "[@nature ]label | chinese label: forms | good: words | bad: words".</summary>
    private static void Read(string line)
    {
        var nature = AspectNature.Product;
        if (line[0] == '@')
        {
            var space = line.IndexOf(' ', StringComparison.Ordinal);
            nature = Enum.Parse<AspectNature>(line[1..space], ignoreCase: true);
            line = line[(space + 1)..];
        }

        var colon = line.IndexOf(':', StringComparison.Ordinal);
        var labels = line[..colon].Split('|', StringSplitOptions.TrimEntries);
        var parts = line[(colon + 1)..].Split('|', StringSplitOptions.TrimEntries);
        var own = new PhraseTable<double>();
        foreach (var part in parts.Skip(1))
        {
            var value = part.StartsWith("good:", StringComparison.Ordinal) ? 1 : -1;
            foreach (var form in Lexicon.Forms(part[(part.IndexOf(':', StringComparison.Ordinal) + 1)..])) own.Add(form, value);
        }

        var aspect = new KnownAspect { Number = Listed.Count, Label = labels[0], ChineseLabel = labels[1], Nature = nature, OwnOpinions = own };
        Listed.Add(aspect);
        foreach (var form in Lexicon.Forms(parts[0])) Forms.Add(form.TrimStart('~'), (aspect, form[0] != '~'));
    }
}
