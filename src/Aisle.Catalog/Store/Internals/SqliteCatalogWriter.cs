namespace Aisle.Catalog.Store.Internals;

/// <summary>The one writer's transaction, on a session of its own. SQLite works on the caller's thread: nothing here waits.</summary>
internal sealed class SqliteCatalogWriter : ICatalogWriter
{
    private readonly Session _session;
    private readonly RecordTable _products;
    private readonly RecordTable _reviews;
    private readonly RecordTable _questions;
    private readonly RecordTable _policies;
    private readonly RowSet _kept;
    private readonly RecordDocument _document = new();
    private readonly Statement _findProduct;
    private (string Id, long Row)? _lastProduct;
    private bool _changed;

    /// <param name="session">In a write transaction; the writer disposes it.</param>
    public SqliteCatalogWriter(Session session)
    {
        _session = session;
        _products = new RecordTable(session, "product", "variants");
        _reviews = new RecordTable(session, "review", "product", "written_at", "stars");
        _questions = new RecordTable(session, "question", "product", "asked_at");
        _policies = new RecordTable(session, "policy");
        _kept = new RowSet(_products.LastRowBefore);
        _findProduct = session.Prepare("SELECT row FROM product WHERE id = ?1");
    }

    public Task<WriteOutcome> WriteAsync(Product product, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(product);
        cancellationToken.ThrowIfCancellationRequested();
        _document.Set(product);
        var (outcome, write) = _products.Compare(product.Id, _document);
        write?.Bind(RecordTable.FirstColumn, product.Variants.Count);
        return Run(outcome, write);
    }

    public Task<WriteOutcome> WriteAsync(Review review, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(review);
        cancellationToken.ThrowIfCancellationRequested();
        if (FindProduct(review.ProductId) is not { } product)
        {
            return Task.FromResult(WriteOutcome.UnknownProduct);
        }

        _document.Set(review);
        var (outcome, write) = _reviews.Compare(review.Id, _document);
        write?.Bind(RecordTable.FirstColumn, product)
            .Bind(RecordTable.FirstColumn + 1, review.WrittenAt?.ToUnixTimeMilliseconds())
            .Bind(RecordTable.FirstColumn + 2, review.Stars);
        return Run(outcome, write);
    }

    public Task<WriteOutcome> WriteAsync(ProductQuestion question, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(question);
        cancellationToken.ThrowIfCancellationRequested();
        if (FindProduct(question.ProductId) is not { } product)
        {
            return Task.FromResult(WriteOutcome.UnknownProduct);
        }

        _document.Set(question);
        var (outcome, write) = _questions.Compare(question.Id, _document);
        write?.Bind(RecordTable.FirstColumn, product).Bind(RecordTable.FirstColumn + 1, question.AskedAt?.ToUnixTimeMilliseconds());
        return Run(outcome, write);
    }

    public Task<WriteOutcome> WriteAsync(Policy policy, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(policy);
        cancellationToken.ThrowIfCancellationRequested();
        _document.Set(policy);
        var (outcome, write) = _policies.Compare(policy.Id, _document);
        return Run(outcome, write);
    }

    public Task KeepProductAsync(string id, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (FindProduct(id) is { } row)
        {
            _kept.Add(row);
        }

        return Task.CompletedTask;
    }

    public Task<long> RemoveUnwrittenProductsAsync(CancellationToken cancellationToken)
    {
        _lastProduct = null;
        var delete = _session.Prepare("DELETE FROM product WHERE row = ?1");
        var removed = 0L;
        for (var row = 1L; row <= _products.LastRowBefore; row++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (!_products.WasWritten(row) && !_kept.Contains(row))
            {
                delete.Bind(1, row).Run();
                removed += _session.Changes;
            }
        }

        _changed |= removed > 0;
        return Task.FromResult(removed);
    }

    public Task CommitAsync(CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (_changed)
        {
            _session.Execute("UPDATE catalogue SET version = version + 1");
        }

        _session.Execute("COMMIT");
        _session.Checkpoint();
        return Task.CompletedTask;
    }

    public ValueTask DisposeAsync()
    {
        _document.Dispose();
        _session.Dispose(); // rolls back what was not committed
        return ValueTask.CompletedTask;
    }

    private Task<WriteOutcome> Run(WriteOutcome outcome, Statement? write)
    {
        write?.Run();
        _changed |= write is not null;
        return Task.FromResult(outcome);
    }

    /// <summary>Reviews come in runs of one product: the last one found is remembered.</summary>
    private long? FindProduct(string id)
    {
        if (_lastProduct is { } last && last.Id == id)
        {
            return last.Row;
        }

        _findProduct.Reset();
        if (!_findProduct.Bind(1, id).Step())
        {
            return null;
        }

        var row = _findProduct.Int64(0);
        _findProduct.Reset();
        _lastProduct = (id, row);
        return row;
    }
}
