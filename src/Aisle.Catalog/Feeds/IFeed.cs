namespace Aisle.Catalog.Feeds;

/// <summary>
/// Reads one format of export. A new format is one class and one line in <see cref="FeedFormats"/>.
/// Readers stream: memory does not grow with the file.
/// </summary>
public interface IFeed
{
    /// <summary>The name for <c>--format</c>: "shopify", "google-merchant".</summary>
    string Format { get; }

    /// <summary>What it is, for people: "Shopify product export (CSV)".</summary>
    string Title { get; }

    /// <summary>Looks at a name and the first bytes. Never reads more, never throws on bad input.</summary>
    bool Recognises(FeedSample sample);

    /// <summary>What was taken for what in a file that it recognises, where it had to guess; null where it had not.</summary>
    string? Note(FeedSample sample) => null;

    /// <summary>
    /// Reads the file's records in order. A row that can't be used comes as <see cref="FeedRecord.Refused"/> and reading goes on;
    /// a file that can't be read further ends with one whose <see cref="RefusedRow.EndsFile"/> is set.
    /// </summary>
    IAsyncEnumerable<FeedRecord> ReadAsync(FeedFile file, CancellationToken cancellationToken);
}

/// <summary>What a format is recognised from.</summary>
/// <param name="Path">Full path of a file, or of a folder for formats that are a folder.</param>
/// <param name="IsFolder">Whether <paramref name="Path"/> is a folder; then <paramref name="Head"/> is empty.</param>
/// <param name="Head">The first characters, decoded, at most 64 Ki.</param>
public sealed record FeedSample(string Path, bool IsFolder, string Head);

/// <summary>A file or folder to read.</summary>
/// <param name="Path">Full path.</param>
/// <param name="DefaultCurrency">ISO 4217 code for formats whose prices carry none; null refuses such prices with a hint to set it.</param>
/// <param name="Mapping">For the mapped formats (CSV, JSON): which column is which field.</param>
public sealed record FeedFile(string Path, string? DefaultCurrency = null, FeedMapping? Mapping = null)
{
    /// <summary>The file inside a zip archive, where <paramref name="Path"/> is one with several; null for the only one.</summary>
    public string? Entry { get; init; }

    /// <summary>As the user named it, for messages.</summary>
    public string Name { get; init; } = Path;

    /// <summary>Is told how many more bytes were read, by the stream that the feed opened; they come to <see cref="FoundFeed.Bytes"/> in the end.</summary>
    public IProgress<long>? BytesRead { get; init; }

    /// <summary>Says whether a price that holds for some days holds now.</summary>
    public TimeProvider Clock { get; init; } = TimeProvider.System;
}

/// <summary>What a feed yields. Closed.</summary>
public abstract record FeedRecord
{
    private FeedRecord()
    {
    }

    /// <summary>Where it stands, so that a record which is refused later (a duplicate id, a review of no product) can be named.</summary>
    public FeedPlace Place { get; init; }

    public sealed record OfProduct(Product Product) : FeedRecord;

    public sealed record OfReview(Review Review) : FeedRecord;

    public sealed record OfQuestion(ProductQuestion Question) : FeedRecord;

    public sealed record OfPolicy(Policy Policy) : FeedRecord;

    public sealed record Refused(RefusedRow Row) : FeedRecord
    {
        /// <summary>The product that the row was to be, where that can be told: what the store has of it stays, even when pruning.</summary>
        public string? ProductId { get; init; }
    }

    /// <summary>One value of a row could not be used and was left out; the record itself goes in.</summary>
    public sealed record LeftOut(RefusedRow Row) : FeedRecord;
}

/// <param name="File">Null for the feed's own file; for a folder, which of its files.</param>
/// <param name="Line">From 1, where the record starts; 0 where the format has no lines.</param>
public readonly record struct FeedPlace(string? File, long Line);

/// <summary>Why a row did not go in: what, where and what to do.</summary>
/// <param name="File">As the user named it.</param>
/// <param name="Line">From 1; 0 where the whole file is meant.</param>
/// <param name="Field">The column or path, as the file names it; null for the row as a whole.</param>
/// <param name="Reason">What is wrong and what to do, in one sentence.</param>
/// <param name="EndsFile">Whether nothing after this row could be read.</param>
public sealed record RefusedRow(string File, long Line, string? Field, string Reason, bool EndsFile = false)
{
    public override string ToString() => $"{File}:{Line}{(Field is null ? "" : $" [{Field}]")}: {Reason}";
}
