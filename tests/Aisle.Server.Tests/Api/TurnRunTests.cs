using System.Runtime.CompilerServices;
using System.Threading.Channels;
using Aisle.Assistant.Answering;
using Aisle.Server.Api;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;

namespace Aisle.Server.Tests.Api;

public sealed class TurnRunTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private readonly FakeTimeProvider _time = new();
    private readonly Channel<string> _texts = Channel.CreateUnbounded<string>();
    private readonly TurnRuns _runs;

    public TurnRunTests() => _runs = new(new AnswerStream(NullLogger<AnswerStream>.Instance), _time);

    [Fact]
    public async Task Read_ConnectionLostInTheMiddle_GoesOnWhereItWas()
    {
        var run = await BeginAsync();
        await _texts.Writer.WriteAsync("one", Cancel);
        string? last = null;
        await foreach (var item in run.ReadAsync(0, Cancel))
        {
            last = item.EventId;
            break; // the network drops
        }

        await _texts.Writer.WriteAsync("two", Cancel);
        _texts.Writer.Complete();
        var rest = await _runs.After("c", last!, Cancel)!.ToListAsync(Cancel);

        Assert.Contains("two", Assert.Single(rest).Data, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Read_NobodyForLong_StopsTheTurn()
    {
        var run = await BeginAsync();
        await LookAndLeaveAsync(run);

        _time.Advance(TurnRun.Patience);

        Assert.Empty(await run.ReadAsync(1, Cancel).ToListAsync(Cancel)); // or this would wait for ever
        Assert.False(run.IsRunning);
    }

    [Fact]
    public async Task Begin_WhileAnotherIsRead_IsRefused()
    {
        var run = await BeginAsync();
        await _texts.Writer.WriteAsync("one", Cancel);
        await using var reading = run.ReadAsync(0, Cancel).GetAsyncEnumerator(Cancel);
        await reading.MoveNextAsync();

        Assert.Null(await _runs.TryBeginAsync("c", (_, _) => null));
        Assert.True(run.IsRunning);
    }

    [Fact]
    public async Task Begin_WhileAnotherIsLeftAlone_StopsThatOne()
    {
        var run = await BeginAsync();
        await LookAndLeaveAsync(run);

        var next = await BeginAsync();

        Assert.False(run.IsRunning);
        Assert.True(next.IsRunning);
        await next.StopAsync();
    }

    private async Task<TurnRun> BeginAsync() => (await _runs.TryBeginAsync("c", AnswerAsync))!;

    private async Task LookAndLeaveAsync(TurnRun run)
    {
        await _texts.Writer.WriteAsync("one", Cancel);
        Assert.Contains("one", (await run.ReadAsync(0, Cancel).FirstAsync(Cancel)).Data, StringComparison.Ordinal);
    }

    private async IAsyncEnumerable<AnswerEvent> AnswerAsync(string name, [EnumeratorCancellation] CancellationToken stopped)
    {
        await foreach (var text in _texts.Reader.ReadAllAsync(stopped))
        {
            yield return new TextEvent(text, []);
        }
    }
}
