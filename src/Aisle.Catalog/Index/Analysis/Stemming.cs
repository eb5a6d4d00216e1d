namespace Aisle.Catalog.Index.Analysis;

/// <summary>
/// English plurals to singulars, and nothing else: products are named by nouns, and a stemmer that also cuts -ing or -er
/// would make "printer" and "printing" one word. After Harman, "How effective is suffixing?" (JASIS 1991), rules of the
/// S stemmer, with the plurals in -sses, -xes, -ches, -shes and a few irregular ones; "mice" is longer as a singular and left to the thesaurus.
/// </summary>
internal static class Stemming
{
    /// <summary>Stems a folded word in place and returns its new length.</summary>
    public static int Stem(Span<char> word)
    {
        var length = word.Length;
        if (length < 4 || word[^1] != 's' || !char.IsAsciiLetter(word[0]))
        {
            return Irregular(word);
        }

        var before = word[^2];
        if (before is 's' or 'u' or 'i' || word[..^1].ContainsAnyInRange('0', '9'))
        {
            return length; // dress, bus, tennis, model numbers
        }

        if (before != 'e')
        {
            return Irregular(word[..^1]); // "mens" is men's, and so man
        }

        if (word.EndsWith("ies"))
        {
            if (length > 4 && !word.SequenceEqual("series") && !word.SequenceEqual("movies"))
            {
                word[^3] = 'y';
                return length - 2;
            }

            return word.SequenceEqual("series") ? length : length - 1;
        }

        return word.EndsWith("sses") || word.EndsWith("xes") || word.EndsWith("ches") || word.EndsWith("shes") || word.EndsWith("zzes")
            || word.SequenceEqual("lenses") || word.SequenceEqual("buses")
            ? length - 2
            : length - 1;
    }

    private static int Irregular(Span<char> word)
    {
        var singular = word switch
        {
            "men" => "man",
            "women" => "woman",
            "children" => "child",
            "feet" => "foot",
            "knives" => "knife",
            _ => "",
        };
        if (singular.Length == 0)
        {
            return word.Length;
        }

        singular.CopyTo(word);
        return singular.Length;
    }
}
