namespace Aisle.Catalog.Index.Internals;

/// <summary>What of a product a word stands in. At most eight: a posting packs four bits for each.</summary>
internal enum Field
{
    Title,
    Brand,

    /// <summary>The leaf names of its categories.</summary>
    Category,
    Bullets,

    /// <summary>Values of attributes and of variants' options.</summary>
    Values,

    /// <summary>Names of attributes and of upper categories.</summary>
    Names,
    Description,

    /// <summary>Ids, part numbers and bar codes, whole.</summary>
    Identifiers,
}

internal static class Fields
{
    public const int Count = 8;

    /// <summary>Of a posting's frequencies, those in the title.</summary>
    public const uint InTitle = 15u << ((int)Field.Title * 4);

    /// <summary>In the order of <see cref="Field"/>, for explanations.</summary>
    public static readonly string[] Names = ["title", "brand", "category", "bullets", "values", "names", "description", "identifiers"];
}
