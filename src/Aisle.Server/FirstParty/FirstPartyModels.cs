using Aisle.Models.Knowledge;
using Aisle.Models.Providers;
using Aisle.Models.Providers.InProcess;
using Aisle.Models.Routing;
using Microsoft.Extensions.AI;

namespace Aisle.Server.FirstParty;

/// <summary>
/// What this process serves as models itself: the shop assistant, review digests, embeddings and reranking, to clients of every dialect. They cost
/// nothing and reach no other machine. A model of the configuration may name them as a target of the provider "aisle".
/// </summary>
internal sealed class FirstPartyModels(AssistantChat assistant, DigestChat digest, LexicalEmbeddings embeddings, EvidenceReranker reranker) : IModelProvider
{
    public const string AssistantId = "aisle.assistant-v1";
    public const string DigestId = "aisle.digest-v1";
    public const string EmbedId = "aisle.embed-v1";
    public const string RerankId = "aisle.rerank-v1";

    public string Name => ServedModels.InProcess;

    public IReadOnlyList<ModelEntry> Models { get; } =
    [
        Entry(AssistantId, "Shop assistant"),
        Entry(DigestId, "Review digest"),
        Entry(EmbedId, "Lexical embeddings") with { Outputs = [Modality.Embedding], Streams = false },
        Entry(RerankId, "Evidence ranking") with { Streams = false },
    ];

    public IChatClient? FindChat(string model) => model switch
    {
        AssistantId => assistant,
        DigestId => digest,
        _ => null,
    };

    public IEmbeddingGenerator<string, Embedding<float>>? FindEmbeddings(string model) => model == EmbedId ? embeddings : null;

    public IReranker? FindReranker(string model) => model == RerankId ? reranker : null;

    private static ModelEntry Entry(string id, string name) => new() { Id = id, Name = name, Maker = "Aisle", Targets = [new ModelTarget(ServedModels.InProcess, id)] };
}

internal static class FirstPartyServices
{
    /// <summary>The models, and the shop's data as knowledge bases.</summary>
    public static IServiceCollection AddFirstPartyModels(this IServiceCollection services) => services
        .AddSingleton<AssistantChat>()
        .AddSingleton<DigestChat>()
        .AddSingleton<LexicalEmbeddings>()
        .AddSingleton<EvidenceReranker>()
        .AddSingleton<IModelProvider, FirstPartyModels>()
        .AddSingleton<IKnowledgeBase, ProductKnowledge>()
        .AddSingleton<IKnowledgeBase, ReviewKnowledge>()
        .AddSingleton<IKnowledgeBase, PolicyKnowledge>();
}
