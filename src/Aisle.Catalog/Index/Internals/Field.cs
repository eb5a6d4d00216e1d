namespace Aisle.Catalog.Index.Internals;

/// <summary>What of a product a word stands in. At most eight: a posting packs four bits for each.</summary>
internal enum Field
{
    Title,
    Brand,

    /// <summary>The leaf names of its categories.</summary>
    Category,
    Bullets,

    /// <summary>Names and values of attributes, and the names of upper categories.</summary>
    Attributes,

    /// <summary>Values of variants' options.</summary>
    Options,
    Description,

    /// <summary>Ids, part numbers and bar codes, whole.</summary>
    Identifiers,
}

internal static class Fields
{
    public const int Count = 8;

    /// <summary>In the order of <see cref="Field"/>, for explanations.</summary>
    public static readonly string[] Names = ["title", "brand", "category", "bullets", "attributes", "options", "description", "identifiers"];
}
