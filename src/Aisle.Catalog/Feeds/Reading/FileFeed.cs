using System.Runtime.CompilerServices;
using System.Xml;

namespace Aisle.Catalog.Feeds.Reading;

/// <summary>A format of one file. What breaks the file ends it with a refusal, so that a reader only reads.</summary>
internal abstract class FileFeed : IFeed
{
    public abstract string Format { get; }

    public abstract string Title { get; }

    public abstract bool Recognises(FeedSample sample);

    public virtual string? Note(FeedSample sample) => null;

    public async IAsyncEnumerable<FeedRecord> ReadAsync(FeedFile file, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await using var records = ReadRecordsAsync(file, cancellationToken).GetAsyncEnumerator(cancellationToken);
        while (true)
        {
            RefusedRow? broken = null;
            try
            {
                if (!await records.MoveNextAsync())
                {
                    yield break;
                }
            }
            catch (Exception e) when (FeedBrokenException.Explain(e) is not null)
            {
                var line = e switch { FeedBrokenException feed => feed.Line, XmlException xml => xml.LineNumber, _ => 0 };
                broken = new(file.Name, line, Field: null, FeedBrokenException.Explain(e)!, EndsFile: true);
            }

            if (broken is not null)
            {
                yield return new FeedRecord.Refused(broken);
                yield break;
            }

            yield return records.Current;
        }
    }

    /// <summary>May throw what <see cref="FeedBrokenException.Explain"/> explains.</summary>
    protected abstract IAsyncEnumerable<FeedRecord> ReadRecordsAsync(FeedFile file, CancellationToken cancellationToken);
}
