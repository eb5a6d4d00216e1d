using Aisle.Models.Caching;

namespace Aisle.Models.Routing;

/// <summary>A model that callers can name, and where its answers come from.</summary>
public sealed record ModelEntry
{
    /// <summary>Such as "anthropic.claude-sonnet-4-5-20250929-v1:0" or "aisle.assistant-v1".</summary>
    public required string Id { get; init; }

    /// <summary>For people.</summary>
    public required string Name { get; init; }

    /// <summary>Who made the model, as Bedrock's listing names them: "Anthropic", "Meta".</summary>
    public required string Maker { get; init; }

    public IReadOnlyList<Modality> Inputs { get; init; } = [Modality.Text];

    public IReadOnlyList<Modality> Outputs { get; init; } = [Modality.Text];

    public bool Streams { get; init; } = true;

    /// <summary>In the order of preference; a policy may choose otherwise.</summary>
    public required IReadOnlyList<ModelTarget> Targets { get; init; }

    public RoutingPolicy Policy { get; init; }

    /// <summary>Whether answers are kept; null for not.</summary>
    public CacheOptions? Cache { get; init; }

    /// <summary>Other names for the same model, such as an inference profile's id.</summary>
    public IReadOnlyList<string> Aliases { get; init; } = [];

    internal bool Answers(string name) => Id == name || Aliases.Contains(name, StringComparer.Ordinal);
}

public enum Modality
{
    Text,
    Image,
    Speech,
    Embedding,
}

/// <summary>One place where a model is served.</summary>
/// <param name="Provider">The name of an <see cref="Providers.IModelProvider"/>.</param>
/// <param name="Model">What the provider calls the model.</param>
/// <param name="Weight">For the weighted policy, against the other targets'; 0 for only when all others fail.</param>
/// <param name="InputPrice">Money for a million input tokens; 0 for none.</param>
/// <param name="OutputPrice">Money for a million output tokens; 0 for none.</param>
public sealed record ModelTarget(string Provider, string Model, double Weight = 1, decimal InputPrice = 0, decimal OutputPrice = 0);
