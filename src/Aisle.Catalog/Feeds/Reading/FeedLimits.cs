namespace Aisle.Catalog.Feeds.Reading;

/// <summary>What one file may ask of the machine. Far above what a real feed needs, far below what hurts.</summary>
internal static class FeedLimits
{
    /// <summary>One record: a JSON object, a line, an XML item with all that is in it, a row of a table.</summary>
    public const int RecordBytes = 16 << 20;

    /// <summary>One text value, in UTF-16 units.</summary>
    public const int FieldChars = 1 << 20;

    /// <summary>An id, a name, an option: what is shown on one line.</summary>
    public const int NameChars = 2_000;

    /// <summary>Nesting of JSON. Product data needs under ten.</summary>
    public const int JsonDepth = 64;

    /// <summary>What a packed file may unpack to.</summary>
    public const long UnpackedBytes = 64L << 30;

    /// <summary>Unpacked over packed size; text packs to between 1:3 and 1:30, a bomb to 1:1000.</summary>
    public const int PackedRatio = 200;

    /// <summary>Below this the ratio is not looked at: a few repeated lines pack well and hurt nobody.</summary>
    public const long PackedRatioFrom = 16 << 20;

    /// <summary>How much of a file a format is recognised from.</summary>
    public const int HeadChars = 64 << 10;
}
