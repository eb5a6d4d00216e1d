namespace Aisle.Catalog.Index.Analysis;

/// <summary>Receives what a <see cref="Tokenizer"/> finds, in order.</summary>
internal interface ITokenSink
{
    /// <param name="text">Folded; only valid during the call, and may be written to (stemming).</param>
    /// <param name="kind">How it counts.</param>
    /// <param name="start">Where it starts in the text that was given.</param>
    /// <param name="end">Where it ends there.</param>
    void Add(scoped Span<char> text, TokenKind kind, int start, int end);
}

internal enum TokenKind
{
    /// <summary>A word of its own; takes the next position.</summary>
    Word,

    /// <summary>Two neighbouring characters of Chinese, Japanese or Korean; takes the next position.</summary>
    Bigram,

    /// <summary>One character of such a run that is longer; takes no position.</summary>
    Character,

    /// <summary>The words since <see cref="Compound"/>'s start written as one: "wifi" of "wi-fi". Comes after its parts, takes no position.</summary>
    Compound,

    /// <summary>Punctuation that ends a phrase: a comma, a bracket, a dash between spaces.</summary>
    Break,
}

/// <summary>
/// Cuts text into tokens the way product texts need it: "27inch" is 27 + inch, 17" is 17 + inch, "wi-fi" is wi + fi and also wifi,
/// "1,200" and "15.6" are one number, a model number is kept whole and in its parts, and runs without spaces are bigrams.
/// Reads characters in one pass; an instance has a buffer and serves one thread.
/// </summary>
internal sealed class Tokenizer
{
    private const int LongestWord = 64;
    private const int LongestCompound = 32;

    private readonly char[] _word = new char[LongestWord + 4];
    private readonly char[] _compound = new char[LongestCompound];

    public void Read<TSink>(ReadOnlySpan<char> text, ref TSink sink)
        where TSink : ITokenSink, allows ref struct
    {
        for (var at = 0; at < text.Length;)
        {
            var c = text[at];
            if (IsIdeographic(c))
            {
                at = ReadIdeographs(text, at, ref sink);
            }
            else if (char.IsLetterOrDigit(c))
            {
                at = ReadChunk(text, at, ref sink);
            }
            else
            {
                if (IsBreak(text, at))
                {
                    sink.Add([], TokenKind.Break, at, at + 1);
                }

                at++;
            }
        }
    }

    /// <summary>Whether text in this script is written without spaces: Han, kana, Hangul (whose words take endings).</summary>
    internal static bool IsIdeographic(char c) =>
        c is >= '\u2E80' and (<= '\u2FDF' or >= '\u3040' and <= '\u30FF' or >= '\u3400' and <= '\u9FFF' or >= '\uAC00' and <= '\uD7AF' or >= '\uF900' and <= '\uFAFF');

    private static bool IsBreak(ReadOnlySpan<char> text, int at) => text[at] switch
    {
        ',' or ';' or ':' or '(' or ')' or '[' or ']' or '|' or '•' or '\n' or '–' or '—' or '，' or '。' or '、' or '；' or '：' or '（' or '）' or '【' or '】' or '!' or '?' or '！' or '？' => true,
        '-' or '.' => at + 1 == text.Length || char.IsWhiteSpace(text[at + 1]),
        _ => false,
    };

    private static int ReadIdeographs<TSink>(ReadOnlySpan<char> text, int start, ref TSink sink)
        where TSink : ITokenSink, allows ref struct
    {
        var end = start + 1;
        while (end < text.Length && IsIdeographic(text[end]))
        {
            end++;
        }

        Span<char> pair = stackalloc char[2];
        if (end == start + 1)
        {
            pair[0] = text[start];
            sink.Add(pair[..1], TokenKind.Bigram, start, end);
            return end;
        }

        for (var at = start; at < end; at++)
        {
            text[at..Math.Min(at + 2, end)].CopyTo(pair);
            if (at + 1 < end)
            {
                sink.Add(pair, TokenKind.Bigram, at, at + 2);
            }

            sink.Add(pair[..1], TokenKind.Character, at, at + 1);
        }

        sink.Add([], TokenKind.Break, end, end);
        return end;
    }

    /// <summary>Reads words joined by connectors: "dv7-1211ea", "startech.com", "men's", "27inch".</summary>
    private int ReadChunk<TSink>(ReadOnlySpan<char> text, int start, ref TSink sink)
        where TSink : ITokenSink, allows ref struct
    {
        var at = start;
        var parts = 0;
        var compound = 0;
        while (true)
        {
            at = ReadWord(text, at, ref sink, ref parts, ref compound);
            if (at + 1 < text.Length && text[at] is '-' or '.' or '_' or '+' or '\'' or '’' or '‑' && at + 1 < text.Length && IsWordCharacter(text[at + 1]))
            {
                at++;
                continue;
            }

            break;
        }

        if (parts > 1 && compound is > 0 and <= LongestCompound)
        {
            sink.Add(_compound.AsSpan(0, compound), TokenKind.Compound, start, at);
        }

        if (at < text.Length && text[at] is '"' or '”' or '″' && char.IsAsciiDigit(text[at - 1]))
        {
            Span<char> inch = ['i', 'n', 'c', 'h'];
            sink.Add(inch, TokenKind.Word, at, at + 1);
            at++;
        }

        return at;
    }

    private int ReadWord<TSink>(ReadOnlySpan<char> text, int start, ref TSink sink, ref int parts, ref int compound)
        where TSink : ITokenSink, allows ref struct
    {
        var at = start;
        var length = 0;
        var numberEnds = 0;
        var onlyNumber = true;
        for (; at < text.Length && IsWordCharacter(text[at]); at++)
        {
            // Beyond the longest word the rest is cut off, so that one endless "word" costs nothing.
            var added = length < LongestWord ? Folding.Fold(text[at], _word.AsSpan(length)) : 0;
            if (onlyNumber && !char.IsAsciiDigit(text[at]))
            {
                onlyNumber = false;
                numberEnds = length;
            }

            length += added;
            if (onlyNumber && InsideNumber(text, at + 1))
            {
                at++;
                if (text[at] == '.' && length < LongestWord)
                {
                    _word[length++] = '.';
                }
            }
        }

        if (length == 0)
        {
            return Math.Max(at, start + 1);
        }

        if (parts > 0 && length == 1 && _word[0] == 's' && text[start - 1] is '\'' or '’')
        {
            return at; // men's is men
        }

        if (!onlyNumber && numberEnds > 0 && length - numberEnds <= 5 && AllLetters(_word.AsSpan(numberEnds, length - numberEnds)) && !IsClothingSize(_word.AsSpan(numberEnds, length - numberEnds)))
        {
            Emit(_word.AsSpan(0, numberEnds), start, at, ref sink, ref parts, ref compound);
            Emit(_word.AsSpan(numberEnds, length - numberEnds), start, at, ref sink, ref parts, ref compound);
        }
        else if (LettersBeforeNumber(_word.AsSpan(0, length)) is > 0 and var letters)
        {
            Emit(_word.AsSpan(0, letters), start, at, ref sink, ref parts, ref compound);
            Emit(_word.AsSpan(letters, length - letters), start, at, ref sink, ref parts, ref compound);
        }
        else
        {
            Emit(_word.AsSpan(0, length), start, at, ref sink, ref parts, ref compound);
        }

        return at;
    }

    /// <summary>Of a word with one or two digits behind it ("iphone11", "powder1") the length of the word; 0 for model numbers ("dv7", "h110").</summary>
    private static int LettersBeforeNumber(ReadOnlySpan<char> word)
    {
        var letters = word.IndexOfAnyInRange('0', '9');
        return letters >= 5 && word.Length - letters <= 2 && AllLetters(word[..letters]) && !word[letters..].ContainsAnyExceptInRange('0', '9') ? letters : 0;
    }

    private void Emit<TSink>(Span<char> word, int start, int end, ref TSink sink, ref int parts, ref int compound)
        where TSink : ITokenSink, allows ref struct
    {
        if (compound + word.Length <= LongestCompound)
        {
            word.CopyTo(_compound.AsSpan(compound));
        }

        compound += word.Length;
        parts++;
        sink.Add(word, TokenKind.Word, start, end);
    }

    /// <summary>A point with a digit after it, or a comma with exactly three digits after it.</summary>
    private static bool InsideNumber(ReadOnlySpan<char> text, int at)
    {
        if (at + 1 >= text.Length || !char.IsAsciiDigit(text[at + 1]))
        {
            return false;
        }

        return text[at] == '.'
            || (text[at] == ',' && at + 3 < text.Length && char.IsAsciiDigit(text[at + 2]) && char.IsAsciiDigit(text[at + 3])
                && (at + 4 == text.Length || !char.IsAsciiDigit(text[at + 4])));
    }

    private static bool IsWordCharacter(char c) => (char.IsLetterOrDigit(c) && !IsIdeographic(c)) || c is >= '\u0300' and <= '\u036F';

    /// <summary>"3XL" is no XL.</summary>
    private static bool IsClothingSize(ReadOnlySpan<char> letters) => letters is "xl" or "xxl" or "xs";

    private static bool AllLetters(ReadOnlySpan<char> text)
    {
        foreach (var c in text)
        {
            if (!char.IsLetter(c))
            {
                return false;
            }
        }

        return true;
    }
}
