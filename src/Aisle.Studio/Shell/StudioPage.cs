using Microsoft.AspNetCore.Components;

namespace Aisle.Studio.Shell;

/// <summary>
/// A page that shows what it reads once for each of its addresses. What it read for its first HTML goes with that HTML to the browser and
/// comes back when the page's connection stands, so that nothing is read twice.
/// </summary>
/// <typeparam name="TData">What it shows: a record that goes through JSON.</typeparam>
public abstract class StudioPage<TData> : ComponentBase, IDisposable
    where TData : class
{
    private readonly CancellationTokenSource _left = new();
    private bool _isOpen;

    /// <summary>Null while it is read.</summary>
    [PersistentState]
    public TData? Data { get; set; }

    /// <summary>Cancelled when the person goes to another page.</summary>
    protected CancellationToken Left => _left.Token;

    public void Dispose()
    {
        Dispose(disposing: true);
        GC.SuppressFinalize(this);
    }

    protected abstract Task<TData> ReadAsync();

    protected override async Task OnParametersSetAsync()
    {
        var came = !_isOpen && Data is not null;
        _isOpen = true;
        if (!came)
        {
            Data = await ReadAsync();
        }
    }

    protected virtual void Dispose(bool disposing)
    {
        if (disposing)
        {
            _left.Cancel();
            _left.Dispose();
        }
    }
}
