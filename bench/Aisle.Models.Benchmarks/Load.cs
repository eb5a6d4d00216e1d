using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Headers;
using System.Text;

namespace Aisle.Models.Benchmarks;

internal enum CallerDialect
{
    OpenAI,
    Bedrock,
}

/// <summary>
/// A closed loop of a few connections, each sending its next request when the last is read to its end. First whole answers, then streams. The processor's
/// time is that of the proxy's processes alone, so that it says the same on a busy machine.
/// </summary>
internal static class Load
{
    public const string Model = "bench.model-1";
    private const int Connections = 8;

    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(6);

    public static async Task<int> RunAsync(string name, Uri url, CallerDialect dialect, double seconds, string[] pids)
    {
        // Methods that run often are compiled again, in the background: only then is it what a server that has run for a while costs.
        using (var client = Client())
        {
            await RunAsync(client, url, dialect, streams: false, WarmUp);
            await RunAsync(client, url, dialect, streams: true, WarmUp);
        }

        var whole = await MeasureAsync(url, dialect, streams: false, seconds, pids);
        var stream = await MeasureAsync(url, dialect, streams: true, seconds, pids);
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"| {name} | {whole.PerSecond:N0} | {whole.P50:0.00} | {whole.P99:0.00} | {whole.CpuMicroseconds:N0} | {stream.PerSecond:N0} | {stream.P50:0.00} | {stream.P99:0.00} | {stream.CpuMicroseconds:N0} | {ProcessCost.MemoryMegabytes(pids):N0} |"));
        return 0;
    }

    public static HttpRequestMessage Request(Uri url, CallerDialect dialect, bool streams) => dialect switch
    {
        CallerDialect.OpenAI => new HttpRequestMessage(HttpMethod.Post, new Uri(url, "/v1/chat/completions"))
        {
            Content = Json($$"""{"model":"{{Model}}","messages":[{"role":"system","content":"You are a helpful assistant of a shop."},{"role":"user","content":"Say hello to the customer, please."}],"temperature":0.5,"max_tokens":200{{(streams ? ",\"stream\":true" : "")}}}"""),
        },
        _ => new HttpRequestMessage(HttpMethod.Post, new Uri(url, $"/model/{Model}/{(streams ? "converse-stream" : "converse")}"))
        {
            Content = Json("""{"system":[{"text":"You are a helpful assistant of a shop."}],"messages":[{"role":"user","content":[{"text":"Say hello to the customer, please."}]}],"inferenceConfig":{"maxTokens":200,"temperature":0.5}}"""),
        },
    };

    public static HttpClient Client()
    {
        var client = new HttpClient(new SocketsHttpHandler { MaxConnectionsPerServer = Connections * 4 }) { Timeout = TimeSpan.FromSeconds(60) };
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", Environment.GetEnvironmentVariable("BENCH_TOKEN") ?? "none");
        foreach (var header in (Environment.GetEnvironmentVariable("BENCH_HEADERS") ?? "").Split(';', StringSplitOptions.RemoveEmptyEntries))
        {
            var at = header.IndexOf('=', StringComparison.Ordinal);
            client.DefaultRequestHeaders.Add(header[..at], header[(at + 1)..]);
        }

        return client;
    }

    private static async Task<Measured> MeasureAsync(Uri url, CallerDialect dialect, bool streams, double seconds, string[] pids)
    {
        using var client = Client();
        await RunAsync(client, url, dialect, streams, TimeSpan.FromSeconds(1));
        var before = ProcessCost.CpuSeconds(pids);
        var started = Stopwatch.GetTimestamp();
        var times = await RunAsync(client, url, dialect, streams, TimeSpan.FromSeconds(seconds));
        var elapsed = Stopwatch.GetElapsedTime(started).TotalSeconds;
        var cpu = ProcessCost.CpuSeconds(pids) - before;
        times.Sort();
        return new Measured(times.Count / elapsed, times[times.Count / 2], times[Math.Min(times.Count - 1, times.Count * 99 / 100)], cpu / times.Count * 1_000_000);
    }

    private static async Task<List<double>> RunAsync(HttpClient client, Uri url, CallerDialect dialect, bool streams, TimeSpan time)
    {
        var all = new ConcurrentBag<List<double>>();
        var started = Stopwatch.GetTimestamp();
        await Task.WhenAll(Enumerable.Range(0, Connections).Select(_ => Task.Run(async () =>
        {
            var (times, buffer) = (new List<double>(), new byte[64 * 1024]);
            while (Stopwatch.GetElapsedTime(started) < time)
            {
                var at = Stopwatch.GetTimestamp();
                using var request = Request(url, dialect, streams);
                using var response = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
                response.EnsureSuccessStatusCode();
                await using var body = await response.Content.ReadAsStreamAsync();
                var length = 0;
                for (int read; (read = await body.ReadAsync(buffer)) > 0; length += read)
                {
                }

                if (length < (streams ? 5_000 : 100))
                {
                    throw new InvalidDataException($"An answer of {length} bytes is too short to be right.");
                }

                times.Add(Stopwatch.GetElapsedTime(at).TotalMilliseconds);
            }

            all.Add(times);
        })));
        return [.. all.SelectMany(t => t)];
    }

    private static StringContent Json(string text) => new(text, Encoding.UTF8, "application/json");

    private sealed record Measured(double PerSecond, double P50, double P99, double CpuMicroseconds);
}
