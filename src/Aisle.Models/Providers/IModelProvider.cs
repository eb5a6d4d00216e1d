using Aisle.Models.PassThrough;
using Aisle.Models.Routing;
using Microsoft.Extensions.AI;

namespace Aisle.Models.Providers;

/// <summary>
/// Where models are served: a hosted service, a server on the next machine, or this process. A new one is one class and its
/// options. Failures come as <see cref="ModelFaultException"/>; what a provider can't carry (an image, a tool) is
/// <see cref="ModelFaultKind.InvalidRequest"/> with the field named, before anything is sent.
/// </summary>
public interface IModelProvider
{
    /// <summary>As the configuration names it.</summary>
    string Name { get; }

    /// <summary>Models that are served without being configured.</summary>
    IReadOnlyList<ModelEntry> Models => [];

    /// <summary>A client of one model; null where the provider serves no chat. Clients are cached and shared by all calls.</summary>
    IChatClient? FindChat(string model);

    /// <summary>Null where the provider serves no embeddings.</summary>
    IEmbeddingGenerator<string, Embedding<float>>? FindEmbeddings(string model);

    /// <summary>Null where the provider serves no reranking.</summary>
    IReranker? FindReranker(string model);

    /// <summary>Null where the provider does not speak the dialect.</summary>
    IPassThrough? FindPassThrough(Dialect dialect, string model) => null;
}

/// <summary>Orders documents by how well they answer a query. Microsoft.Extensions.AI has no such type yet.</summary>
public interface IReranker
{
    /// <summary>One score a document, in the documents' order.</summary>
    Task<IReadOnlyList<RerankScore>> RerankAsync(string query, IReadOnlyList<string> documents, CancellationToken cancellationToken);
}
