using System.Runtime.CompilerServices;
using System.Text.Json;
using Aisle.Catalog.Feeds.Reading;
using Aisle.Catalog.Feeds.Values;

namespace Aisle.Catalog.Feeds.Native;

/// <summary>
/// Aisle's own JSON Lines: one record a line as <see cref="CatalogJson"/> writes it, with its kind before the rest:
/// <c>{"type":"product","id":"p1","title":"Trail lamp"}</c>. Types: product, review, question, policy.
/// </summary>
internal sealed class NativeFeed : FileFeed
{
    private static readonly string[] Types = ["product", "review", "question", "policy"];

    public override string Format => "aisle";

    public override string Title => "Aisle's own JSON Lines";

    public override bool Recognises(FeedSample sample)
    {
        var first = sample.Head.AsSpan().TrimStart();
        var line = first.IndexOf('\n') is var end and >= 0 ? first[..end] : first;
        return !sample.IsFolder && line.StartsWith("{") && line.Length < 60_000 && TypeOf(System.Text.Encoding.UTF8.GetBytes(line.ToString())) is { } type && Types.Contains(type);
    }

    protected override async IAsyncEnumerable<FeedRecord> ReadRecordsAsync(FeedFile file, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await using var utf8 = await FeedStream.OpenAsync(file, cancellationToken);
        var lines = new LineReader(utf8);
        while (await lines.ReadAsync(cancellationToken))
        {
            foreach (var record in Read(new FeedRow(file, lines.Number), lines))
            {
                yield return record;
            }
        }
    }

    private static IEnumerable<FeedRecord> Read(FeedRow row, LineReader lines)
    {
        if (lines.IsTooLong)
        {
            row.Refuse(null, $"The line is longer than {FeedLimits.RecordBytes >> 20} MiB; split the record.");
        }
        else if (JsonLine.IsBlank(lines.Line.Span))
        {
            return [];
        }

        return row.Yield(row.IsRefused ? null : Parse(row, lines.Line.Span));
    }

    private static FeedRecord? Parse(FeedRow row, ReadOnlySpan<byte> line)
    {
        try
        {
            switch (TypeOf(line))
            {
                case "product" when Read<Product>(line) is { } product:
                    return new FeedRecord.OfProduct(NativeRecords.Check(product, row));
                case "review" when Read<Review>(line) is { } review:
                    return new FeedRecord.OfReview(NativeRecords.Check(review, row));
                case "question" when Read<ProductQuestion>(line) is { } question:
                    return new FeedRecord.OfQuestion(NativeRecords.Check(question, row));
                case "policy" when Read<Policy>(line) is { } policy:
                    return new FeedRecord.OfPolicy(NativeRecords.Check(policy, row));
                default:
                    row.Refuse("type", $"The type is missing or unknown; use one of {string.Join(", ", Types)}.");
                    return null;
            }
        }
        catch (JsonException e)
        {
            row.Refuse(e.Path is null or "$" ? null : e.Path, JsonLine.Explain(e));
        }
        catch (InvalidOperationException)
        {
            row.Refuse(null, JsonFile.HalfCharacter);
        }
        catch (NotSupportedException)
        {
            row.Refuse("attributes", "An attribute's value has no kind; write {\"kind\":\"text\",\"value\":\"…\"}.");
        }

        return null;
    }

    private static T? Read<T>(ReadOnlySpan<byte> line) => JsonSerializer.Deserialize<T>(line, CatalogJson.Options);

    /// <summary>The value of the top-level "type", or null. Reads no further than it.</summary>
    private static string? TypeOf(ReadOnlySpan<byte> line)
    {
        try
        {
            var reader = new Utf8JsonReader(line);
            while (reader.Read())
            {
                if (reader.CurrentDepth == 1 && reader.TokenType == JsonTokenType.PropertyName)
                {
                    var isType = reader.ValueTextEquals("type"u8);
                    reader.Read();
                    if (isType)
                    {
                        return reader.TokenType == JsonTokenType.String ? reader.GetString() : null;
                    }

                    reader.Skip();
                }
            }
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            // Not JSON, or a name with a broken escape: the record's own parse says it with its place.
        }

        return null;
    }
}
