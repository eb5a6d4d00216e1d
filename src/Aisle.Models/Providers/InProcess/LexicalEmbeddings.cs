using System.Text;
using Microsoft.Extensions.AI;

namespace Aisle.Models.Providers.InProcess;

/// <summary>
/// Vectors without a learned model: each word and each run of three letters in it is hashed to one place with a sign (Weinberger and others, "Feature
/// Hashing for Large Scale Multitask Learning", 2009), and the vector has length 1. Texts that share words, or parts of words as in compounds and
/// misspellings, are near. Meaning beyond that it does not know: for that, configure a model of embeddings.
/// </summary>
public sealed class LexicalEmbeddings : IEmbeddingGenerator<string, Embedding<float>>
{
    private const int UsualDimensions = 512;
    private const int MostDimensions = 4_096;
    private const float WordWeight = 1;
    private const float PartWeight = 0.7f;
    private const float FunctionWordWeight = 0.15f;

    public Task<GeneratedEmbeddings<Embedding<float>>> GenerateAsync(
        IEnumerable<string> values, EmbeddingGenerationOptions? options = null, CancellationToken cancellationToken = default)
    {
        var dimensions = options?.Dimensions ?? UsualDimensions;
        if (dimensions is < 16 or > MostDimensions)
        {
            throw new ModelFaultException(new ModelFault(ModelFaultKind.InvalidRequest, $"This model's vectors have 16 to {MostDimensions} dimensions.", Parameter: "dimensions"));
        }

        var (made, tokens) = (new GeneratedEmbeddings<Embedding<float>>(), 0);
        foreach (var text in values)
        {
            cancellationToken.ThrowIfCancellationRequested();
            tokens += TokenEstimate.Of(text);
            made.Add(new Embedding<float>(VectorOf(text, dimensions)));
        }

        made.Usage = new UsageDetails { InputTokenCount = tokens, TotalTokenCount = tokens };
        return Task.FromResult(made);
    }

    /// <summary>Of length 1; a text with no letter or digit points along the first axis.</summary>
    internal static float[] VectorOf(string text, int dimensions)
    {
        var vector = new float[dimensions];
        foreach (var word in Terms.Of(text).CountBy(w => w, StringComparer.Ordinal))
        {
            var often = 1 + MathF.Log(word.Value);
            var carries = Terms.CarriesMeaning(word.Key);
            Add(vector, Terms.StemOf(word.Key), often * (carries ? WordWeight : FunctionWordWeight));
            var framed = $"<{word.Key}>";
            for (var i = 0; carries && i + 3 <= framed.Length; i++)
            {
                Add(vector, framed.AsSpan(i, 3), often * PartWeight / MathF.Sqrt(framed.Length - 2));
            }
        }

        var length = MathF.Sqrt(vector.Sum(v => v * v));
        if (length == 0)
        {
            vector[0] = 1;
            return vector;
        }

        return Array.ConvertAll(vector, v => v / length);
    }

    public object? GetService(Type serviceType, object? serviceKey = null) => null;

    public void Dispose()
    {
    }

    private static void Add(float[] vector, ReadOnlySpan<char> feature, float weight)
    {
        var hash = Hash(feature);
        vector[(int)((hash >> 1) % (ulong)vector.Length)] += (hash & 1) == 0 ? weight : -weight;
    }

    /// <summary>The same in every process and version, as vectors are kept: FNV-1a of 64 bits, its bits mixed once more.</summary>
    private static ulong Hash(ReadOnlySpan<char> text)
    {
        Span<byte> bytes = stackalloc byte[256];
        var count = Encoding.UTF8.GetBytes(text.Length > 64 ? text[..64] : text, bytes);
        var hash = 14695981039346656037UL;
        foreach (var b in bytes[..count])
        {
            hash = (hash ^ b) * 1099511628211UL;
        }

        hash ^= hash >> 33;
        hash *= 0xff51afd7ed558ccdUL;
        return hash ^ (hash >> 33);
    }
}
