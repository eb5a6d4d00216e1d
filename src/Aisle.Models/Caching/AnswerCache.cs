using System.Security.Cryptography;
using System.Text.Json;
using Aisle.Models.Providers.InProcess;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Caching.Memory;

namespace Aisle.Models.Caching;

/// <summary>
/// Answers by key, model and request. A conversation's place is everything but its last text of the user; in one place lie the answers to several such
/// texts, compared by their lexical vectors where the configuration allows for near ones. Bounded in memory: the least used go first.
/// </summary>
internal sealed class AnswerCache(TimeProvider time) : IDisposable
{
    private const long MostBytes = 64 * 1024 * 1024;
    private const int MostInPlace = 64;
    private const int Dimensions = 256;

    private readonly MemoryCache _places = new(new MemoryCacheOptions { SizeLimit = MostBytes, Clock = new CacheClock(time) });

    /// <summary>A copy that the caller may change; null where nothing fits.</summary>
    public ChatResponse? Find(Question question, CacheOptions options)
    {
        if (!_places.TryGetValue(question.Place, out Place? place))
        {
            return null;
        }

        lock (place!)
        {
            var now = time.GetUtcNow();
            place.Kept.RemoveAll(k => k.Until <= now);
            var found = place.Kept.Find(k => k.Text == question.Text)
                ?? (options.Similarity is { } least ? place.Kept.Select(k => (Kept: k, Score: Dot(k.Vector, question.Vector))).Where(k => k.Score >= least).OrderByDescending(k => k.Score).FirstOrDefault().Kept : null);
            return found is null ? null : JsonSerializer.Deserialize<ChatResponse>(found.Answer, AIJsonUtilities.DefaultOptions);
        }
    }

    public void Put(Question question, CacheOptions options, ChatResponse answer)
    {
        var kept = new Kept(question.Text, options.Similarity is null ? [] : question.Vector, JsonSerializer.SerializeToUtf8Bytes(answer, AIJsonUtilities.DefaultOptions), time.GetUtcNow().AddSeconds(options.Seconds));
        var place = _places.Get<Place>(question.Place) ?? new Place();
        lock (place)
        {
            place.Kept.RemoveAll(k => k.Text == question.Text);
            place.Kept.Add(kept);
            if (place.Kept.Count > MostInPlace)
            {
                place.Kept.RemoveAt(0);
            }

            _places.Set(question.Place, place, new MemoryCacheEntryOptions { Size = place.Kept.Sum(k => k.Answer.Length + (k.Vector.Length * sizeof(float)) + 256L), AbsoluteExpiration = kept.Until });
        }
    }

    /// <summary>Null for a call whose answers are not kept: with parts that are no text, or with nothing that a user said.</summary>
    public static Question? QuestionOf(ChatCall call, string modelId)
    {
        var last = call.Messages.Count > 0 && call.Messages[^1] is { Contents: [TextContent text] } message && message.Role == ChatRole.User ? text.Text : null;
        if (last is null || call.Messages.Any(m => m.Contents.Any(c => c is DataContent or UriContent)))
        {
            return null;
        }

        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var part in (object[])[call.Caller.KeyId, modelId, call.Messages.Take(call.Messages.Count - 1), Told(call.Options)])
        {
            hash.AppendData(JsonSerializer.SerializeToUtf8Bytes(part, AIJsonUtilities.DefaultOptions));
        }

        return new Question(Convert.ToHexString(hash.GetHashAndReset()), last);
    }

    public void Dispose() => _places.Dispose();

    private static object Told(ChatOptions options) => new
    {
        options.MaxOutputTokens,
        options.Temperature,
        options.TopP,
        options.TopK,
        options.StopSequences,
        options.Seed,
        options.FrequencyPenalty,
        options.PresencePenalty,
        options.ResponseFormat,
        Reasoning = options.Reasoning?.Effort?.ToString(),
        Mode = options.ToolMode?.ToString(),
        Tools = options.Tools?.OfType<AIFunctionDeclaration>().Select(t => new { t.Name, t.Description, t.JsonSchema }).ToList(),
        options.AdditionalProperties,
    };

    private static float Dot(float[] a, float[] b) => a.Length != b.Length ? 0 : a.Zip(b, (x, y) => x * y).Sum();

    /// <param name="Place">Hash of all but the text.</param>
    /// <param name="Text">The user's last.</param>
    internal sealed record Question(string Place, string Text)
    {
        private float[]? _vector;

        public float[] Vector => _vector ??= LexicalEmbeddings.VectorOf(Text, Dimensions);
    }

    private sealed class Place
    {
        public List<Kept> Kept { get; } = [];
    }

    private sealed record Kept(string Text, float[] Vector, byte[] Answer, DateTimeOffset Until);
}
