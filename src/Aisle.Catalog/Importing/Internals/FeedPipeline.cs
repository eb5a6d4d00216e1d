using System.Runtime.CompilerServices;
using System.Threading.Channels;
using Aisle.Catalog.Feeds;

namespace Aisle.Catalog.Importing.Internals;

/// <summary>Reads feeds one after the other on a thread of its own, a bounded number of records ahead of the one that writes.</summary>
internal sealed class FeedPipeline(IReadOnlyList<FoundFeed> feeds, IProgress<ImportProgress>? progress)
{
    private const int RecordsAhead = 256;
    private const int RecordsBetweenReports = 250;

    private readonly long _bytesTotal = feeds.Sum(f => f.Bytes);
    private long _records;

    public async IAsyncEnumerable<SourcedRecord> ReadAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var channel = Channel.CreateBounded<SourcedRecord>(new BoundedChannelOptions(RecordsAhead) { SingleReader = true, SingleWriter = true });
        var reading = Task.Run(() => FillAsync(channel.Writer, stop.Token), CancellationToken.None);
        try
        {
            await foreach (var record in channel.Reader.ReadAllAsync(cancellationToken))
            {
                yield return record;
            }
        }
        finally
        {
            await stop.CancelAsync(); // where the writer stopped first
            await reading;
        }
    }

    private async Task FillAsync(ChannelWriter<SourcedRecord> channel, CancellationToken cancellationToken)
    {
        try
        {
            var bytesBefore = 0L;
            foreach (var feed in feeds)
            {
                await FillAsync(channel, feed, bytesBefore, cancellationToken);
                bytesBefore += feed.Bytes;
                progress?.Report(new(feed.File.Name, bytesBefore, _bytesTotal, _records));
            }

            channel.Complete();
        }
        catch (Exception e)
        {
            channel.Complete(e); // thrown where the records are read
        }
    }

    private async Task FillAsync(ChannelWriter<SourcedRecord> channel, FoundFeed feed, long bytesBefore, CancellationToken cancellationToken)
    {
        var bytes = new ByteCount();
        var file = feed.File with { BytesRead = bytes };
        try
        {
            await foreach (var record in feed.Feed.ReadAsync(file, cancellationToken))
            {
                await channel.WriteAsync(Sourced(record, file), cancellationToken);
                if (++_records % RecordsBetweenReports == 0)
                {
                    progress?.Report(new(file.Name, bytesBefore + Math.Min(bytes.Total, feed.Bytes), _bytesTotal, _records));
                }
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            var row = new RefusedRow(file.Name, 0, null, $"The file can't be read ({e.Message.TrimEnd('.')}); check that it is there and readable, and import again.", EndsFile: true);
            await channel.WriteAsync(new(new FeedRecord.Refused(row), file.Name, 0), cancellationToken);
        }
    }

    private static SourcedRecord Sourced(FeedRecord record, FeedFile file) =>
        new(record, record.Place.File is { } part ? $"{file.Name}/{part}" : file.Name, record.Place.Line);

    private sealed class ByteCount : IProgress<long>
    {
        public long Total { get; private set; }

        public void Report(long value) => Total += value;
    }
}
