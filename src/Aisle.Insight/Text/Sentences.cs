namespace Aisle.Insight.Text;

/// <summary>A stretch of a text without the space around it.</summary>
internal readonly record struct Stretch(int Start, int Length)
{
    public int End => Start + Length;

    public string In(string text) => text.Substring(Start, Length);
}

/// <summary>Cuts text into sentences, English and Chinese, each a verbatim stretch of it.</summary>
internal static class Sentences
{
    private static readonly HashSet<string> Abbreviations = new(StringComparer.OrdinalIgnoreCase)
    {
        "mr", "mrs", "ms", "dr", "st", "vs", "etc", "approx", "inc", "ltd", "co", "no", "oz", "ft", "lbs", "e.g", "i.e", "a.m", "p.m", "u.s", "jr", "sr",
    };

    public static List<Stretch> Of(string text)
    {
        var found = new List<Stretch>();
        var start = 0;
        for (var at = 0; at < text.Length; at++)
        {
            if (!Ends(text, at)) continue;
            var stop = at + 1;
            while (stop < text.Length && text[stop] is '.' or '!' or '?' or '。' or '！' or '？' or '"' or '”' or '’' or ')') stop++;
            Add(text, start, stop, found);
            start = stop;
            at = stop - 1;
        }

        Add(text, start, text.Length, found);
        return found;
    }

    private static bool Ends(string text, int at) => text[at] switch
    {
        '\n' or '。' or '！' or '？' or '；' => true,
        '!' or '?' => true,
        '.' => EndsAtDot(text, at),
        _ => false,
    };

    private static bool EndsAtDot(string text, int at)
    {
        if (at + 1 >= text.Length) return true;
        var next = text[at + 1];
        var before = at > 0 ? text[at - 1] : ' ';
        // "the keys.Pros" lost its space; "15.6", "v2.0" and "amazon.com" never had one.
        if (char.IsUpper(next) && char.IsLower(before)) return true;
        if (next is '.' or '!' or '?') return false; // the last of "..." decides
        if (!char.IsWhiteSpace(next) && next is not ('"' or '”' or ')')) return false;
        var word = at;
        while (word > 0 && (char.IsLetter(text[word - 1]) || (text[word - 1] is '.' && word > 1))) word--;
        if (!Abbreviations.Contains(text[word..at])) return at - word != 1 || !char.IsUpper(text[word]); // an initial: "J. Smith"
        var after = at + 1;
        while (after < text.Length && char.IsWhiteSpace(text[after])) after++;
        return after >= text.Length || (char.IsUpper(text[after]) && text[word..at] is "etc" or "lbs" or "oz" or "ft" or "no");
    }

    private static void Add(string text, int start, int end, List<Stretch> found)
    {
        while (start < end && (char.IsWhiteSpace(text[start]) || text[start] is '•' or '*' or '-' or '–')) start++;
        while (end > start && char.IsWhiteSpace(text[end - 1])) end--;
        for (var i = start; i < end; i++)
        {
            if (!char.IsLetterOrDigit(text[i])) continue;
            found.Add(new Stretch(start, end - start));
            return;
        }
    }
}
