namespace Aisle.Catalog.Index.Analysis;

/// <summary>Words that name no product and no property of one; neither indexed nor searched. Few, since "it" and "no" can be names.</summary>
internal static class StopWords
{
    public static bool Contains(ReadOnlySpan<char> word) => word is
        "a" or "an" or "and" or "at" or "by" or "for" or "from" or "in" or "is" or "of" or "on" or "or" or "the" or "to" or "with" or "的" or "和" or "与" or "或";

    /// <summary>"Lamp for projectors" is a lamp, "phone with camera" a phone. Not "of": a "pack of batteries" is batteries.</summary>
    public static bool IsPreposition(ReadOnlySpan<char> word) => word is "at" or "by" or "for" or "from" or "in" or "on" or "to" or "with";
}
