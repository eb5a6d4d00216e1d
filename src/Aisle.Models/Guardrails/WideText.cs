namespace Aisle.Models.Guardrails;

/// <summary>A text as patterns of Latin letters and digits read it, character for character: what they find stands at the same place in the text itself.</summary>
internal static class WideText
{
    /// <summary>Full-width forms as ASCII: "１３８" and "：" are "138" and ":".</summary>
    public static string Narrow(string text) => !text.AsSpan().ContainsAnyInRange('\u3000', '\uff5e') ? text : string.Create(text.Length, text, static (narrow, wide) =>
    {
        for (var i = 0; i < narrow.Length; i++)
        {
            narrow[i] = wide[i] switch
            {
                >= '\uff01' and <= '\uff5e' => (char)(wide[i] - 0xfee0),
                '\u3000' => ' ',
                var c => c,
            };
        }
    });

    /// <summary>And letters of scripts that set no spaces between words as line ends: to a pattern such a letter is part of a word, so that a number beside one would not stand alone.</summary>
    public static string Latin(string narrow) => !narrow.Any(Terms.StandsAlone) ? narrow : string.Create(narrow.Length, narrow, static (latin, text) =>
    {
        for (var i = 0; i < latin.Length; i++)
        {
            latin[i] = Terms.StandsAlone(text[i]) ? '\n' : text[i];
        }
    });
}
