using System.Runtime.CompilerServices;
using System.Text.Json;
using Aisle.Catalog.Feeds;

namespace Aisle.Catalog.Importing.Internals;

/// <summary>Reviews and questions that came before their product: kept in a temporary file, not in memory, until all products are in.</summary>
internal sealed class WaitingRecords : IAsyncDisposable
{
    private FileStream? _file;

    public async Task AddAsync(SourcedRecord source, CancellationToken cancellationToken)
    {
        _file ??= new FileStream(
            Path.Combine(Path.GetTempPath(), Path.GetRandomFileName()),
            new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.ReadWrite, Options = FileOptions.DeleteOnClose, BufferSize = 64 * 1024 });
        var line = new Line(source.File, source.Line, (source.Record as FeedRecord.OfReview)?.Review, (source.Record as FeedRecord.OfQuestion)?.Question);
        await JsonSerializer.SerializeAsync(_file, line, CatalogJson.Options, cancellationToken);
        _file.WriteByte((byte)'\n');
    }

    /// <summary>Reads them once, in the order in which they came.</summary>
    public async IAsyncEnumerable<SourcedRecord> ReadAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        if (_file is null)
        {
            yield break;
        }

        _file.Position = 0;
        var lines = JsonSerializer.DeserializeAsyncEnumerable<Line>(_file, topLevelValues: true, CatalogJson.Options, cancellationToken);
        await foreach (var line in lines)
        {
            FeedRecord record = line!.Review is { } review ? new FeedRecord.OfReview(review) : new FeedRecord.OfQuestion(line.Question!);
            yield return new(record, line.File, line.Number);
        }
    }

    public ValueTask DisposeAsync() => _file?.DisposeAsync() ?? ValueTask.CompletedTask;

    private sealed record Line(string File, long Number, Review? Review, ProductQuestion? Question);
}
