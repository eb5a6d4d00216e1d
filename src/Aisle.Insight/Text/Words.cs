namespace Aisle.Insight.Text;

/// <summary>A word where it stands in its text.</summary>
internal readonly record struct Word(Term Term, int Start, int Length)
{
    public int End => Start + Length;
}

/// <summary>
/// Cuts text into words: runs of letters with inner apostrophes ("don't"), numbers with decimals ("15.6"), and each Chinese
/// character by itself, so that phrases in both languages are sequences of words.
/// </summary>
internal static class Words
{
    /// <summary>A longer run is no word: a base64 blob or a key held down.</summary>
    private const int LongestWord = 40;

    public static List<Word> Of(string text) => Of(text, 0, text.Length);

    public static List<Word> Of(string text, int start, int end)
    {
        var words = new List<Word>((end - start) / 5 + 1);
        Span<char> lower = stackalloc char[LongestWord];
        for (var at = start; at < end;)
        {
            var c = text[at];
            if (Han.Is(c))
            {
                words.Add(new Word(Term.Of(text.AsSpan(at, 1)), at, 1));
                at++;
            }
            else if (char.IsLetterOrDigit(c))
            {
                var stop = EndOfWord(text, at, end);
                var length = Math.Min(stop - at, LongestWord);
                for (var i = 0; i < length; i++) lower[i] = text[at + i] is '’' ? '\'' : char.ToLowerInvariant(text[at + i]);
                words.Add(new Word(Term.Of(lower[..length]), at, stop - at));
                at = stop;
            }
            else
            {
                at++;
            }
        }

        return words;
    }

    private static int EndOfWord(string text, int start, int end)
    {
        var number = char.IsAsciiDigit(text[start]);
        var at = start + 1;
        while (at < end)
        {
            var c = text[at];
            if (number)
            {
                // "15.6" and "1,200" are one number; "15in" is a number and a word.
                if (char.IsAsciiDigit(c) || (c is '.' or ',' && at + 1 < end && char.IsAsciiDigit(text[at + 1]))) at++;
                else break;
            }
            else if (!Han.Is(c) && (char.IsLetterOrDigit(c) || (c is '\'' or '’' && at + 1 < end && char.IsLetter(text[at + 1]))))
            {
                at++;
            }
            else
            {
                break;
            }
        }

        return at;
    }
}
