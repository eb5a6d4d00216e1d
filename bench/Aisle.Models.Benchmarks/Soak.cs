using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;

namespace Aisle.Models.Benchmarks;

/// <summary>
/// Load on a gateway while its upstream misbehaves in turns: well, half of the answers 500, streams cut, stalled, well again. Every request must be
/// answered rightly or refused cleanly; memory must stay flat; and what was metered must be what the upstream told of.
/// </summary>
internal static class Soak
{
    private const int Connections = 4;

    private static readonly string[] Modes = ["well", "half", "cut", "well", "stall", "well"];

    private static long _right;
    private static long _refused;
    private static long _wrong;

    public static async Task<int> RunAsync(Uri url, Uri upstream, double seconds, string[] pids)
    {
        using var client = Load.Client();
        var before = await UsageAsync(client, url);
        using var stop = new CancellationTokenSource();
        var callers = Enumerable.Range(0, Connections).Select(n => Task.Run(() => CallAsync(client, url, n, stop.Token))).ToList();
        var (part, memory) = (TimeSpan.FromSeconds(seconds / Modes.Length), new List<double>());
        foreach (var mode in Modes)
        {
            using var told = await client.PostAsync(new Uri(upstream, "/faults?mode=" + mode), null);
            await Task.Delay(mode == "stall" ? TimeSpan.FromSeconds(Math.Min(5, part.TotalSeconds)) : part);
            memory.Add(ProcessCost.MemoryMegabytes(pids));
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{mode,-5} right {_right:N0}, refused {_refused:N0}, wrong {_wrong:N0}, memory {memory[^1]:N0} MB"));
        }

        await stop.CancelAsync();
        await Task.WhenAll(callers);
        await Task.Delay(TimeSpan.FromSeconds(1)); // the last calls are written down when they end
        var used = await UsageAsync(client, url) - before;
        var count = await client.GetFromJsonAsync<Count>(new Uri(upstream, "/count")) ?? new Count(0, 0, 0, 0, 0);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"metered: {used.Calls:N0} calls, {used.Input:N0} tokens in, {used.Output:N0} out; upstream: {count.Calls:N0}, {count.Input:N0}, {count.Output:N0}, and {count.Cut:N0} streams cut after a word, of {count.CutInput:N0} tokens in"));
        var flat = memory[^1] <= (memory[0] * 1.25) + 20;

        // Of a stream that is cut the upstream's account has what is metered by estimate: the input, and the one word that came.
        var same = (used.Calls, used.Input, used.Output) == (count.Calls, count.Input + count.CutInput, count.Output + count.Cut);
        Console.WriteLine($"soak: {(_wrong == 0 ? "no wrong answer" : $"{_wrong} wrong answers")}, memory {(flat ? "flat" : "grew")}, metering {(same ? "equal" : "differs")}");
        return _wrong == 0 && flat && same ? 0 : 1;
    }

    private static async Task CallAsync(HttpClient client, Uri url, int number, CancellationToken stop)
    {
        for (var n = number; !stop.IsCancellationRequested; n++)
        {
            var started = Stopwatch.GetTimestamp();
            var (dialect, streams) = ((CallerDialect)(n % 2), n % 3 == 0);
            try
            {
                using var request = Load.Request(url, dialect, streams);
                using var response = await client.SendAsync(request, CancellationToken.None);
                var body = await response.Content.ReadAsByteArrayAsync(CancellationToken.None);
                Interlocked.Increment(ref Judge(response.StatusCode, Encoding.Latin1.GetString(body), dialect, streams));
            }
            catch (Exception e) when (e is HttpRequestException or OperationCanceledException)
            {
                Interlocked.Increment(ref _wrong); // the gateway itself must not break off
            }

            // Half load: as long again as the answer took.
            await Task.Delay(Stopwatch.GetElapsedTime(started), CancellationToken.None);
        }
    }

    private static ref long Judge(HttpStatusCode status, string body, CallerDialect dialect, bool streams)
    {
        if (status != HttpStatusCode.OK)
        {
            return ref Refused(status is HttpStatusCode.BadGateway or HttpStatusCode.ServiceUnavailable or HttpStatusCode.GatewayTimeout or HttpStatusCode.FailedDependency or HttpStatusCode.RequestTimeout);
        }

        if (!streams)
        {
            return ref body.Contains("with your shopping?", StringComparison.Ordinal) ? ref _right : ref _wrong;
        }

        var whole = body.Contains("word99 ", StringComparison.Ordinal) && body.Contains(dialect == CallerDialect.OpenAI ? "[DONE]" : "messageStop", StringComparison.Ordinal);
        var broken = body.Contains(dialect == CallerDialect.OpenAI ? "\"error\"" : ":exception-type", StringComparison.Ordinal);
        return ref whole ? ref _right : ref Refused(broken);
    }

    private static ref long Refused(bool cleanly) => ref cleanly ? ref _refused : ref _wrong;

    private static async Task<Count> UsageAsync(HttpClient client, Uri url)
    {
        var rows = (await client.GetFromJsonAsync<JsonElement>(new Uri(url, "/admin/usage"))).GetProperty("rows").EnumerateArray().ToList();
        return new Count(Sum("calls"), Sum("inputTokens"), Sum("outputTokens"), 0, 0);

        long Sum(string name) => rows.Sum(r => r.GetProperty(name).GetInt64());
    }

    private sealed record Count(long Calls, long Input, long Output, long Cut, long CutInput)
    {
        public static Count operator -(Count a, Count b) => new(a.Calls - b.Calls, a.Input - b.Input, a.Output - b.Output, 0, 0);
    }
}
