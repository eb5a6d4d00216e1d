using System.Collections.Concurrent;
using Aisle.Catalog.Search.Meaning;
using Aisle.Encoders;

namespace Aisle.Server.Hosting;

/// <summary>A sentence encoder as the search sees it. A query that can't be encoded in time is searched by its words alone; the next one like it finds its vector ready.</summary>
internal sealed class SearchEncoder(OnnxSentenceEncoder encoder) : ITextEncoder, IDisposable
{
    /// <summary>A search by words takes a few milliseconds; shoppers don't wait ten times that for its order.</summary>
    private static readonly TimeSpan LongestWait = TimeSpan.FromMilliseconds(60);

    private const int MostKept = 2_000;

    private const int LongestQuery = 400;

    private readonly ConcurrentDictionary<string, Task<float[]>> _queries = new(StringComparer.Ordinal);

    public string Identity { get; } =
        $"{Path.GetFileName(encoder.Settings.Model)} {new FileInfo(encoder.Settings.Model).Length} {encoder.Dimensions} {encoder.Settings.Pooling} {encoder.Settings.MaxTokens} {encoder.Settings.PassagePrefix}";

    public int Dimensions => encoder.Dimensions;

    /// <param name="path">As <see cref="OnnxSentenceEncoder.Open"/> takes it.</param>
    /// <exception cref="EncoderException">It can't be used.</exception>
    public static SearchEncoder Open(string path) => new(OnnxSentenceEncoder.Open(path, Math.Max(1, Environment.ProcessorCount / 2)));

    public float[]? EncodeQuery(string text)
    {
        if (text.Length > LongestQuery)
        {
            return null;
        }

        if (_queries.Count >= MostKept)
        {
            _queries.Clear();
        }

        var encoding = _queries.GetOrAdd(text, EncodeAsync);
        try
        {
            return encoding.Wait(LongestWait) ? encoding.Result : null;
        }
        catch (AggregateException)
        {
            _queries.TryRemove(text, out _);
            return null;
        }
    }

    public async Task<IReadOnlyList<float[]>> EncodePassagesAsync(IReadOnlyList<string> texts, CancellationToken cancellationToken)
    {
        var made = await encoder.GenerateAsync(texts.Select(text => encoder.Settings.PassagePrefix + text), cancellationToken: cancellationToken);
        return [.. made.Select(m => m.Vector.ToArray())];
    }

    public void Dispose() => encoder.Dispose();

    private async Task<float[]> EncodeAsync(string text) => (await encoder.GenerateAsync([encoder.Settings.QueryPrefix + text]))[0].Vector.ToArray();
}
