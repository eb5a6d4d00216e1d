using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;
using Aisle.Catalog.Feeds.Values;

namespace Aisle.Catalog.Feeds.Reading;

/// <summary>A JSON or JSON Lines file, record by record.</summary>
internal static class JsonFile
{
    internal const string HalfCharacter = "A text holds half a character (a lone surrogate such as \\ud800); export the record again.";

    private static readonly JsonDocumentOptions Options = new() { MaxDepth = FeedLimits.JsonDepth, CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true };

    /// <summary>The value lives until the next is asked for; a record that can't be read comes refused and without one.</summary>
    public static async IAsyncEnumerable<(FeedRow Row, JsonElement Value)> ReadAsync(FeedFile file, string? path, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var isLines = path is null && IsLines(await FeedStream.ReadHeadAsync(file, cancellationToken));
        await using var utf8 = await FeedStream.OpenAsync(file, cancellationToken);
        var records = isLines ? FromLines(utf8, cancellationToken) : FromDocument(utf8, path, cancellationToken);
        await foreach (var (bytes, line, isTooLong) in records)
        {
            var row = new FeedRow(file, line);
            if (isTooLong)
            {
                row.Refuse(null, $"The record is longer than {FeedLimits.RecordBytes >> 20} MiB; split or shorten it.");
            }

            using var document = row.IsRefused ? null : Parse(bytes, row);
            yield return (row, document?.RootElement ?? default);
        }
    }

    /// <summary>Whether each line is a record of its own: the first one is an object from brace to brace.</summary>
    public static bool IsLines(string head)
    {
        var first = head.AsSpan().TrimStart();
        var line = first.IndexOf('\n') is var end and >= 0 ? first[..end].TrimEnd() : first.TrimEnd();
        return line is ['{', .., '}'];
    }

    /// <summary>The top-level names of the first record, for recognising a format; none where it is no JSON.</summary>
    public static IReadOnlyList<string> FirstNames(string head, string? path)
    {
        if (head.AsSpan().TrimStart() is not ['{' or '[', ..])
        {
            return [];
        }

        var record = JsonRecords.First(Encoding.UTF8.GetBytes(head), path);
        using var document = record.IsEmpty ? null : Parse(record, new FeedRow(new FeedFile(""), 0));
        return document?.RootElement.ValueKind == JsonValueKind.Object ? [.. document.RootElement.EnumerateObject().Select(p => p.Name)] : [];
    }

    /// <summary>Null, and the row refused, when it is no JSON or holds text that is no Unicode.</summary>
    public static JsonDocument? Parse(ReadOnlyMemory<byte> bytes, FeedRow row)
    {
        try
        {
            if (bytes.Span.IndexOf("\\ud"u8) >= 0 || bytes.Span.IndexOf("\\uD"u8) >= 0)
            {
                CheckEscapes(bytes.Span);
            }

            return JsonDocument.Parse(bytes, Options);
        }
        catch (JsonException e)
        {
            row.Refuse(null, JsonLine.Explain(e));
        }
        catch (InvalidOperationException)
        {
            row.Refuse(null, HalfCharacter);
        }

        return null;
    }

    private static void CheckEscapes(ReadOnlySpan<byte> json)
    {
        var reader = new Utf8JsonReader(json, new() { MaxDepth = FeedLimits.JsonDepth, CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true });
        while (reader.Read())
        {
            if (reader.TokenType is JsonTokenType.String or JsonTokenType.PropertyName && reader.ValueIsEscaped)
            {
                reader.GetString(); // throws where JsonElement would, later and in the middle of a record
            }
        }
    }

    private static async IAsyncEnumerable<(ReadOnlyMemory<byte> Bytes, long Line, bool IsTooLong)> FromLines(Stream utf8, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var lines = new LineReader(utf8);
        while (await lines.ReadAsync(cancellationToken))
        {
            if (lines.IsTooLong || !JsonLine.IsBlank(lines.Line.Span))
            {
                yield return (lines.Line, lines.Number, lines.IsTooLong);
            }
        }
    }

    private static async IAsyncEnumerable<(ReadOnlyMemory<byte> Bytes, long Line, bool IsTooLong)> FromDocument(Stream utf8, string? path, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var records = new JsonRecords(utf8, path);
        while (await records.ReadAsync(cancellationToken))
        {
            yield return (records.Record, records.Line, records.IsTooLong);
        }
    }
}
