using System.Threading.Channels;

namespace Aisle.Catalog.Index.Internals;

/// <summary>Reads products on a thread of its own, a few batches ahead of who takes them.</summary>
internal sealed class ReadAhead : IAsyncDisposable
{
    private const int BatchSize = 32;
    private const int MostBatches = 4;

    private readonly Channel<Product[]> _batches = Channel.CreateBounded<Product[]>(new BoundedChannelOptions(MostBatches) { SingleReader = true, SingleWriter = true });
    private readonly CancellationTokenSource _stop;
    private readonly Task _reading;

    /// <param name="products">What is read.</param>
    /// <param name="each">Done with each on the reading thread.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    public ReadAhead(IAsyncEnumerable<Product> products, Action<Product> each, CancellationToken cancellationToken)
    {
        _stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        _reading = Task.Run(() => ReadAsync(products, each, _stop.Token), CancellationToken.None);
    }

    /// <summary>In their order; what goes wrong with the reading is thrown here.</summary>
    public IAsyncEnumerable<Product[]> Batches => _batches.Reader.ReadAllAsync(CancellationToken.None);

    /// <summary>Stops the reading, where it is not at its end, and waits until it has.</summary>
    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _reading;
        _stop.Dispose();
    }

    private async Task ReadAsync(IAsyncEnumerable<Product> products, Action<Product> each, CancellationToken cancellationToken)
    {
        Exception? problem = null;
        try
        {
            await foreach (var batch in products.Chunk(BatchSize).WithCancellation(cancellationToken))
            {
                Array.ForEach(batch, each);
                await _batches.Writer.WriteAsync(batch, cancellationToken);
            }
        }
        catch (Exception e)
        {
            problem = e;
        }

        _batches.Writer.Complete(problem);
    }
}
