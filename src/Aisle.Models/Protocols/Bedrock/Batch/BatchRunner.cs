using System.Collections.Concurrent;
using System.Globalization;
using System.Threading.Channels;
using Aisle.Models.Storage;
using Microsoft.Extensions.Hosting;

namespace Aisle.Models.Protocols.Bedrock.Batch;

/// <summary>
/// Runs batch jobs behind the requests: <see cref="JobsAtOnce"/> jobs, each with <see cref="LinesAtOnce"/> lines under way. A job that was under
/// way when the process ended has failed: its output so far stands beside its place with the ending ".part".
/// </summary>
internal sealed class BatchRunner(RecordFolder<BatchJob> jobs, BatchFolder folder, BatchLine lines, TimeProvider time) : BackgroundService
{
    private const int JobsAtOnce = 2;
    private const int LinesAtOnce = 4;

    private readonly Channel<string> _waiting = Channel.CreateUnbounded<string>();
    private readonly ConcurrentDictionary<string, CancellationTokenSource> _running = new(StringComparer.Ordinal);
    private readonly Lock _changing = new();

    public void Submit(BatchJob job)
    {
        jobs.Put(job.Id, job);
        _waiting.Writer.TryWrite(job.Id);
    }

    /// <summary>A waiting job stops at once, a running one when its lines under way are given up.</summary>
    public void Stop(BatchJob job)
    {
        Change(job.Id, j => j with { Status = _running.ContainsKey(j.Id) ? BatchStatus.Stopping : BatchStatus.Stopped, EndedAt = _running.ContainsKey(j.Id) ? null : time.GetUtcNow() });
        if (_running.TryGetValue(job.Id, out var stopping))
        {
            stopping.Cancel();
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        foreach (var left in jobs.All.Where(j => !j.IsOver).ToList())
        {
            End(left.Id, BatchStatus.Failed, "The server was stopped while the job was under way; submit it again.");
        }

        await Parallel.ForEachAsync(
            _waiting.Reader.ReadAllAsync(stoppingToken), new ParallelOptions { MaxDegreeOfParallelism = JobsAtOnce, CancellationToken = stoppingToken }, RunAsync);
    }

    private async ValueTask RunAsync(string id, CancellationToken cancellationToken)
    {
        if (jobs.Find(id) is not { Status: BatchStatus.Submitted } job)
        {
            return;
        }

        using var expiry = new CancellationTokenSource(TimeSpan.FromHours(job.TimeoutHours), time);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, expiry.Token);
        _running[id] = stop;
        Change(id, j => j with { Status = BatchStatus.InProgress });
        try
        {
            await AnswerAsync(job, stop.Token);
            var done = jobs.Find(id)!;
            End(id, done.Failed == 0 ? BatchStatus.Completed : done.Succeeded == 0 ? BatchStatus.Failed : BatchStatus.PartiallyCompleted, done.Failed == 0 ? null : "Some lines have no answer; the output says why, line by line.");
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            End(id, expiry.IsCancellationRequested ? BatchStatus.Expired : BatchStatus.Stopped, null);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            End(id, BatchStatus.Failed, "The input could not be read or the output not be written: see that the files are there and open to the server.");
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            End(id, BatchStatus.Failed, "The server failed in a way it should not; the job can be submitted again."); // one bad job must not end the others
        }
        finally
        {
            _running.TryRemove(id, out _);
        }
    }

    private async Task AnswerAsync(BatchJob job, CancellationToken cancellationToken)
    {
        var input = folder.Resolve(job.InputUri) ?? throw new IOException(job.InputUri);
        var output = Path.Combine(folder.Resolve(job.OutputUri) ?? throw new IOException(job.OutputUri), job.Id);
        Directory.CreateDirectory(output);
        foreach (var file in Directory.Exists(input) ? Directory.EnumerateFiles(input, "*.jsonl").Order(StringComparer.Ordinal).ToList() : [input])
        {
            var place = Path.Combine(output, Path.GetFileName(file) + ".out");
            await AnswerFileAsync(job, file, place + ".part", cancellationToken);
            File.Move(place + ".part", place, overwrite: true);
        }

        var done = jobs.Find(job.Id)!;
        await File.WriteAllTextAsync(
            Path.Combine(output, "manifest.json.out"),
            string.Create(CultureInfo.InvariantCulture, $$"""{"totalRecordCount":{{done.Total}},"processedRecordCount":{{done.Succeeded + done.Failed}},"successRecordCount":{{done.Succeeded}},"errorRecordCount":{{done.Failed}}}"""),
            cancellationToken);
    }

    private async Task AnswerFileAsync(BatchJob job, string input, string output, CancellationToken cancellationToken)
    {
        await using var writer = new StreamWriter(output);
        using var writing = new SemaphoreSlim(1);
        await Parallel.ForEachAsync(
            File.ReadLinesAsync(input, cancellationToken).Where(line => !string.IsNullOrWhiteSpace(line)),
            new ParallelOptions { MaxDegreeOfParallelism = LinesAtOnce, CancellationToken = cancellationToken },
            async (line, token) =>
            {
                var (answer, answered) = await lines.AnswerAsync(line, job, token);
                await writing.WaitAsync(token);
                try
                {
                    await writer.WriteLineAsync(answer.AsMemory(), token);
                    Change(job.Id, j => j with { Total = j.Total + 1, Succeeded = j.Succeeded + (answered ? 1 : 0), Failed = j.Failed + (answered ? 0 : 1) });
                }
                finally
                {
                    writing.Release();
                }
            });
    }

    private void End(string id, BatchStatus status, string? message) => Change(id, j => j with { Status = status, Message = message, EndedAt = time.GetUtcNow() });

    private void Change(string id, Func<BatchJob, BatchJob> change)
    {
        lock (_changing)
        {
            if (jobs.Find(id) is { IsOver: false } job)
            {
                jobs.Put(id, change(job) with { ModifiedAt = time.GetUtcNow() });
            }
        }
    }
}
