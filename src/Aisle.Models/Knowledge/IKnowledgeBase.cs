using System.Text.Json;

namespace Aisle.Models.Knowledge;

/// <summary>
/// Texts that can be asked: a folder, a shop's catalogue, its reviews or policies. Register one as a singleton, and the agent runtime's
/// Retrieve and RetrieveAndGenerate serve it by its id.
/// </summary>
public interface IKnowledgeBase
{
    /// <summary>As callers name it in a path: letters and digits.</summary>
    string Id { get; }

    /// <summary>Best first, at most <see cref="KnowledgeQuery.Limit"/>; none where nothing fits.</summary>
    Task<IReadOnlyList<KnowledgePassage>> RetrieveAsync(KnowledgeQuery query, CancellationToken cancellationToken);
}

/// <param name="Text">What is asked.</param>
/// <param name="Limit">How many passages, from 1 to 100.</param>
/// <param name="Accepts">Says of a passage's metadata whether it may be returned.</param>
public sealed record KnowledgeQuery(string Text, int Limit, Func<IReadOnlyDictionary<string, JsonElement>, bool> Accepts);

/// <param name="DocumentId">Of the document it is part of.</param>
/// <param name="Text">The passage, as a model may read it.</param>
/// <param name="Source">Where a person can read it; null for nowhere.</param>
/// <param name="Score">From 0 to 1; larger is nearer.</param>
/// <param name="Metadata">For filters.</param>
public sealed record KnowledgePassage(string DocumentId, string Text, Uri? Source, double Score, IReadOnlyDictionary<string, JsonElement> Metadata);
