using System.Runtime.CompilerServices;
using Aisle.Catalog.Feeds;

namespace Aisle.Catalog.Tests.Importing;

/// <summary>A feed of records made by the test; the line is the record's number.</summary>
internal sealed class MadeFeed(IEnumerable<FeedRecord> records) : IFeed
{
    public string Format => "made";

    public string Title => "Made by a test";

    public static IReadOnlyList<FoundFeed> Of(params IEnumerable<FeedRecord> records) => [new(new MadeFeed(records), new FeedFile("/made") { Name = "made" }, 1000)];

    public static FeedRecord Broken { get; } = new FeedRecord.Refused(new("made", 9, null, "The file ends in the middle.", EndsFile: true));

    public bool Recognises(FeedSample sample) => false;

    public async IAsyncEnumerable<FeedRecord> ReadAsync(FeedFile file, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var line = 0;
        foreach (var record in records)
        {
            await Task.Yield();
            cancellationToken.ThrowIfCancellationRequested();
            file.BytesRead?.Report(10);
            yield return record with { Place = new(null, ++line) };
        }
    }
}
