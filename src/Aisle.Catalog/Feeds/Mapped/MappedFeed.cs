using System.Runtime.CompilerServices;
using Aisle.Catalog.Feeds.Reading;

namespace Aisle.Catalog.Feeds.Mapped;

/// <summary>
/// A shop's own CSV, JSON or JSON Lines, read by a mapping: the file's own (<see cref="FeedFile.Mapping"/>), or, for a feed that
/// <paramref name="guesses"/>, one made from what its columns are called.
/// </summary>
internal sealed class MappedFeed(string format, string title, FeedMappingRecords? guesses = null) : FileFeed
{
    public override string Format => format;

    public override string Title => title;

    /// <summary>Without a guess, only a mapping can tell: see <see cref="MappingFiles"/>.</summary>
    public override bool Recognises(FeedSample sample) => Guess(sample.Head, sample.IsFolder) is not null;

    public override string? Note(FeedSample sample) => Guess(sample.Head, sample.IsFolder) is { } mapping ? GuessedMapping.Explain(mapping) : null;

    protected override async IAsyncEnumerable<FeedRecord> ReadRecordsAsync(FeedFile file, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var head = await FeedStream.ReadHeadAsync(file, cancellationToken);
        var mapping = file.Mapping ?? Guess(head, isFolder: false) ?? throw new FeedBrokenException(guesses is null
            ? "No mapping was named for the file; name one with --mapping, or put NAME.mapping.json beside it."
            : Unknown(head) ?? "Its columns don't say what is what; write a mapping file (docs/concepts/feeds.md).");
        var products = new MappedProduct(mapping);
        var questions = new JoinedQuestions();
        await foreach (var record in RowsAsync(file, head, mapping, cancellationToken))
        {
            IEnumerable<FeedRecord> records = record.Row.IsRefused ? record.Row.Yield(null) : mapping.Records switch
            {
                FeedMappingRecords.Review => MappedTexts.Review(record, mapping),
                FeedMappingRecords.Question => questions.Add(MappedTexts.Question(record, mapping), record.Row),
                _ => products.Read(record),
            };
            foreach (var one in records)
            {
                yield return one;
            }
        }

        foreach (var one in questions.Rest())
        {
            yield return one;
        }
    }

    private static async IAsyncEnumerable<MappedRow> RowsAsync(FeedFile file, string head, FeedMapping mapping, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        if (IsJson(head))
        {
            await foreach (var (row, value) in JsonFile.ReadAsync(file, mapping.Items, cancellationToken))
            {
                yield return new MappedJsonRow(value, row);
            }
        }
        else
        {
            using var table = await Table.OpenAsync(file, cancellationToken);
            await foreach (var row in table.ReadAsync(cancellationToken))
            {
                yield return new MappedTableRow(row);
            }
        }
    }

    internal static bool IsJson(string head) => head.AsSpan().TrimStart() is ['{' or '[', ..];

    /// <summary>What to say of a table or list whose columns are not known, with the columns and a mapping to begin with; null where it has no columns.</summary>
    internal static string? Unknown(string head)
    {
        var names = Names(head).Where(n => n.Length is > 0 and <= LongestName && !n.Any(char.IsControl)).Distinct().ToList();
        return names.Count < 2 ? null
            : $"Its columns don't say what is what: {string.Join(", ", names.Take(MostNames))}{(names.Count > MostNames ? ", …" : "")}. "
                + $$"""Write which is which into a file beside it, NAME.mapping.json, such as {"match": ["{{names[0]}}", "{{names[1]}}"], "fields": {"id": "{{names[0]}}", "title": "…", "price": "…"}, "currency": "USD"} (docs/concepts/feeds.md).""";
    }

    private const int MostNames = 12;
    private const int LongestName = 40;

    private static IReadOnlyList<string> Names(string head) => IsJson(head) ? JsonFile.FirstNames(head, path: null) : TableColumns.Of(head).Names;

    private FeedMapping? Guess(string head, bool isFolder) => guesses is not { } records || isFolder ? null : GuessedMapping.Of(Names(head), records);
}
