using Aisle.Catalog.Index;

namespace Aisle.Server.Hosting;

/// <summary>What requests read: the index and the facts of one state of the store. Not ready until the first index is built.</summary>
internal sealed class LiveShop(LiveIndex index)
{
    private readonly TaskCompletionSource _ready = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private ShopFacts? _facts;
    private string? _problem;

    /// <summary>Ends when the first index is in place.</summary>
    public Task WhenReady => _ready.Task;

    /// <summary>Null until the first index is in place.</summary>
    public ShopFacts? Facts => Volatile.Read(ref _facts);

    /// <summary>Why the last build failed, for the log and not for clients; null when it did not. What was built before stays in use.</summary>
    public string? Problem => Volatile.Read(ref _problem);

    public void Swap(CatalogIndex next, ShopFacts facts)
    {
        index.Swap(next);
        Volatile.Write(ref _facts, facts);
        Volatile.Write(ref _problem, null);
        _ready.TrySetResult();
    }

    public void Fail(string problem) => Volatile.Write(ref _problem, problem);
}
