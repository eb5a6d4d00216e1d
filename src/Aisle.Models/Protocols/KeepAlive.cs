using System.IO.Pipelines;

namespace Aisle.Models.Protocols;

/// <summary>
/// A stream's sign of life: while nothing comes for a while, a ping in the dialect's own way is sent, so that no proxy and no client takes the stream for
/// dead. The stream and the clock write in turns: the stream rests while it waits, and takes its turn back before it writes. It is disposed of in the stream's turn.
/// </summary>
internal sealed class KeepAlive : IDisposable
{
    private readonly Lock _lock = new();
    private readonly PipeWriter _output;
    private readonly Action _write;
    private readonly ITimer _timer;
    private Task _ping = Task.CompletedTask;
    private int _taken = 1;
    private bool _wrote;

    /// <param name="output">The stream's. It is the stream's turn.</param>
    /// <param name="write">Writes a ping, or nothing where the stream has no place for one now.</param>
    /// <param name="quiet">How long nothing may come: a ping is sent after once to twice as long.</param>
    /// <param name="time">Whose clock.</param>
    public KeepAlive(PipeWriter output, Action write, TimeSpan quiet, TimeProvider time)
    {
        (_output, _write) = (output, write);
        _timer = time.CreateTimer(_ => Tick(), null, quiet, quiet);
    }

    /// <summary>The stream waits.</summary>
    public void Rest()
    {
        _wrote = true;
        Volatile.Write(ref _taken, 0);
    }

    /// <summary>The stream writes again, once a ping that is on its way is written.</summary>
    public ValueTask ResumeAsync() => Interlocked.CompareExchange(ref _taken, 1, 0) == 0 ? ValueTask.CompletedTask : WaitAsync();

    /// <summary>After this nothing is written any more.</summary>
    public void Dispose() => _timer.Dispose();

    private async ValueTask WaitAsync()
    {
        do
        {
            Task ping;
            lock (_lock)
            {
                ping = _ping;
            }

            await ping;
        }
        while (Interlocked.CompareExchange(ref _taken, 1, 0) != 0);
    }

    private void Tick()
    {
        lock (_lock)
        {
            if (_wrote)
            {
                _wrote = false;
            }
            else if (Interlocked.CompareExchange(ref _taken, 1, 0) == 0)
            {
                _ping = PingAsync();
            }
        }
    }

    private async Task PingAsync()
    {
        try
        {
            _write();
            await _output.FlushAsync(CancellationToken.None); // ends with the connection
        }
        catch (Exception e) when (e is OperationCanceledException or IOException or InvalidOperationException)
        {
            // The client went away: the stream itself comes to know it.
        }
        finally
        {
            Volatile.Write(ref _taken, 0);
        }
    }
}
