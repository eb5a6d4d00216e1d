using System.Collections.Concurrent;
using Microsoft.Extensions.AI;

namespace Aisle.Models.Providers.Onnx;

/// <summary>Sentence encoders in ONNX that lie below a folder: a model's name is its path there. They run in this process and serve embeddings only.</summary>
internal sealed class OnnxProvider(string name, string folder) : IModelProvider
{
    private readonly ConcurrentDictionary<string, OnnxEmbeddings> _embeddings = new(StringComparer.Ordinal);

    public string Name => name;

    public IChatClient? FindChat(string model) => null;

    /// <exception cref="Encoders.EncoderException">The files were changed since the configuration was read, and can't be used any more.</exception>
    public IEmbeddingGenerator<string, Embedding<float>> FindEmbeddings(string model) => _embeddings.GetOrAdd(model, m => new OnnxEmbeddings(LoadedEncoders.Find(Path.Combine(folder, m))));

    public IReranker? FindReranker(string model) => null;
}
