using System.Text.Json;

namespace Aisle.Models.Configuration;

/// <summary>Where in the file stands what an error is about.</summary>
internal static class ConfigurationLines
{
    /// <summary>
    /// The line of the text value that the error names last to be found in the member that it begins with: of "models.models: chat is to be served by local" it is
    /// that of "local" there. Names are in the file as they are in the error. Where none is found it is the line of that member, as far as the file has it.
    /// </summary>
    public static int Of(ReadOnlySpan<byte> file, string error)
    {
        error = error.Split([';', ','])[0]; // what is wrong; what to do about it comes behind
        var words = error.Split([' ', ',', ';', '.', ':'], StringSplitOptions.RemoveEmptyEntries).ToHashSet(StringComparer.Ordinal);
        var reader = new Utf8JsonReader(file, new JsonReaderOptions { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true });
        var (start, end) = MemberOf(file, error.Split([':', ' '])[0].Split('.'));
        var (at, seen) = (start, "");
        while (reader.Read() && reader.TokenStartIndex < end)
        {
            if (reader.TokenStartIndex >= start && reader.TokenType == JsonTokenType.String && reader.GetString() is { } text && (words.Contains(text) || error.Contains($" {text} ", StringComparison.Ordinal)) && error.IndexOf(text, StringComparison.Ordinal) >= error.IndexOf(seen, StringComparison.Ordinal))
            {
                (at, seen) = (reader.TokenStartIndex, text);
            }
        }

        return file[..(int)at].Count((byte)'\n') + 1;
    }

    /// <summary>Where the last member of a path begins and ends, such as "routing" of "models.routing"; of one that is not there the member above it.</summary>
    private static (long Start, long End) MemberOf(ReadOnlySpan<byte> file, ReadOnlySpan<string> path)
    {
        var reader = new Utf8JsonReader(file, new JsonReaderOptions { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true });
        var (at, end, depth) = (0L, (long)file.Length, 1);
        while (depth <= path.Length && reader.Read() && (reader.TokenType != JsonTokenType.EndObject || reader.CurrentDepth >= depth))
        {
            if (reader.TokenType == JsonTokenType.PropertyName && reader.CurrentDepth == depth && reader.ValueTextEquals(path[depth - 1]))
            {
                (at, depth) = (reader.TokenStartIndex, depth + 1);
                var member = reader;
                end = member.Read() && member.TrySkip() ? member.BytesConsumed : end;
            }
        }

        return (at, end);
    }
}
