using System.Numerics.Tensors;
using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Caching.Memory;

namespace Aisle.Models.Caching;

/// <summary>
/// Answers by key, model and request. A conversation's place is everything but its last text of the user; in one place lie the answers to several such
/// texts, compared by their vectors where the configuration allows for near ones. Bounded in memory: the least used go first.
/// </summary>
internal sealed class AnswerCache(TimeProvider time) : IDisposable
{
    private const long MostBytes = 64 * 1024 * 1024;
    private const int MostInPlace = 64;

    private readonly MemoryCache _places = new(new MemoryCacheOptions { SizeLimit = MostBytes, Clock = new CacheClock(time) });

    /// <summary>The answer to just this question: a copy that the caller may change; null where there is none.</summary>
    public ChatResponse? Find(Question question) => Find(question, kept => kept.Find(k => k.Text == question.Text));

    /// <summary>The answer to the nearest question of the same place, where one is near enough.</summary>
    public ChatResponse? FindNear(Question question, float[] vector, double similarity) => Find(
        question, kept => kept.Select(k => (Kept: k, Score: Cosine(k.Vector, vector))).Where(k => k.Score >= similarity).OrderByDescending(k => k.Score).FirstOrDefault().Kept);

    /// <summary>Whether anything is kept that could be near.</summary>
    public bool HasNeighbours(Question question) => _places.TryGetValue(question.Place, out _);

    /// <param name="question">What was asked.</param>
    /// <param name="vector">Of the question; null where only the same is looked for, or none could be made.</param>
    /// <param name="options">How long it is kept.</param>
    /// <param name="answer">Whole.</param>
    public void Put(Question question, float[]? vector, CacheOptions options, ChatResponse answer)
    {
        var kept = new Kept(question.Text, vector ?? [], JsonSerializer.SerializeToUtf8Bytes(answer, AIJsonUtilities.DefaultOptions), time.GetUtcNow().AddSeconds(options.Seconds));
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

    private ChatResponse? Find(Question question, Func<List<Kept>, Kept?> choose)
    {
        if (!_places.TryGetValue(question.Place, out Place? place))
        {
            return null;
        }

        lock (place!)
        {
            var now = time.GetUtcNow();
            place.Kept.RemoveAll(k => k.Until <= now);
            return choose(place.Kept) is { } found ? JsonSerializer.Deserialize<ChatResponse>(found.Answer, AIJsonUtilities.DefaultOptions) : null;
        }
    }

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
        options.AllowMultipleToolCalls,
        Mode = options.ToolMode switch { RequiredChatToolMode required => "required " + required.RequiredFunctionName, null => null, var mode => mode.GetType().Name },
        Tools = options.Tools?.OfType<AIFunctionDeclaration>().Select(t => new { t.Name, t.Description, t.JsonSchema, t.AdditionalProperties }).ToList(),
        options.AdditionalProperties,
    };

    /// <summary>Of vectors of length 1; 0 for those of two models.</summary>
    private static float Cosine(float[] a, float[] b) => a.Length != b.Length || a.Length == 0 ? 0 : TensorPrimitives.Dot(a, b);

    /// <param name="Place">Hash of all but the text.</param>
    /// <param name="Text">The user's last.</param>
    internal sealed record Question(string Place, string Text);

    private sealed class Place
    {
        public List<Kept> Kept { get; } = [];
    }

    private sealed record Kept(string Text, float[] Vector, byte[] Answer, DateTimeOffset Until);
}
