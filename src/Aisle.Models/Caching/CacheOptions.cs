namespace Aisle.Models.Caching;

/// <summary>Whether a model's answers are kept and given again. Off unless configured; what one key asked is never given to another.</summary>
public sealed record CacheOptions
{
    /// <summary>How long an answer is given again.</summary>
    public double Seconds { get; init; }

    /// <summary>Also for a question that is nearly the same: the cosine, from 0 to 1, that its vector must reach; null for the same request only.</summary>
    public double? Similarity { get; init; }

    /// <summary>The model of embeddings whose vectors are compared, such as "aisle.embed-v1" or an encoder; null for vectors of words.</summary>
    public string? Embedder { get; init; }
}
