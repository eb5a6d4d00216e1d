using System.Xml;

namespace Aisle.Catalog.Feeds.Reading;

/// <summary>
/// A file can't be read further. Streams can report trouble only by throwing; <see cref="FileFeed"/> turns it into a refusal.
/// The message is for the user: what is wrong and what to do.
/// </summary>
internal sealed class FeedBrokenException(string message, long line = 0) : Exception(message)
{
    public long Line => line;

    /// <summary>The reason for a user, or null when <paramref name="exception"/> is a bug and not the file's fault.</summary>
    public static string? Explain(Exception exception) => exception switch
    {
        FeedBrokenException broken => broken.Message,
        XmlException xml => $"The XML is broken here ({FirstSentence(xml.Message)}); export the file again.",
        InvalidDataException => "The packed file is damaged or cut short; copy or export it again.",
        FileNotFoundException or DirectoryNotFoundException => "The file is gone; check the path.",
        UnauthorizedAccessException => "The file can't be opened; check its permissions.",
        IOException io => $"The file can't be read ({FirstSentence(io.Message)}); check the disk and try again.",
        _ => null,
    };

    private static string FirstSentence(string message) => message.Split(". ")[0].TrimEnd('.');
}
