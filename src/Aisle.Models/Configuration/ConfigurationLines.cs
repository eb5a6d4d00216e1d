using System.Text.Json;

namespace Aisle.Models.Configuration;

/// <summary>Where in the file stands what an error is about.</summary>
internal static class ConfigurationLines
{
    /// <summary>
    /// The line of the text value that the error names last to be found in the file: of "models.models: chat is to be served by local" it is that of "local".
    /// Names are in the file as they are in the error. The first line where none is found.
    /// </summary>
    public static int Of(ReadOnlySpan<byte> file, string error)
    {
        error = error.Split([';', ','])[0]; // what is wrong; what to do about it comes behind
        var words = error.Split([' ', ',', ';', '.', ':'], StringSplitOptions.RemoveEmptyEntries).ToHashSet(StringComparer.Ordinal);
        var reader = new Utf8JsonReader(file, new JsonReaderOptions { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true });
        var (at, seen) = (0L, "");
        while (reader.Read())
        {
            if (reader.TokenType == JsonTokenType.String && reader.GetString() is { } text && (words.Contains(text) || error.Contains($" {text} ", StringComparison.Ordinal)) && error.IndexOf(text, StringComparison.Ordinal) >= error.IndexOf(seen, StringComparison.Ordinal))
            {
                (at, seen) = (reader.TokenStartIndex, text);
            }
        }

        return file[..(int)at].Count((byte)'\n') + 1;
    }
}
