using System.Globalization;
using Aisle.Encoders;
using Microsoft.Extensions.AI;

namespace Aisle.Models.Providers.Onnx;

/// <summary>One encoder's vectors, of the length that it has and no other. A text gets the prefix of questions or of passages, where the encoder has such.</summary>
internal sealed class OnnxEmbeddings(OnnxSentenceEncoder encoder) : IEmbeddingGenerator<string, Embedding<float>>
{
    /// <summary>An option, true for texts that are questions.</summary>
    public const string Questions = "aisle.questions";

    /// <summary>Each call may take half of the processors; shoppers need the rest.</summary>
    private readonly SemaphoreSlim _turns = new(2);

    public async Task<GeneratedEmbeddings<Embedding<float>>> GenerateAsync(
        IEnumerable<string> values, EmbeddingGenerationOptions? options = null, CancellationToken cancellationToken = default)
    {
        if (options?.Dimensions is { } asked && asked != encoder.Dimensions)
        {
            throw new ModelFaultException(new ModelFault(
                ModelFaultKind.InvalidRequest, string.Create(CultureInfo.InvariantCulture, $"This model's vectors have {encoder.Dimensions} dimensions; leave dimensions out."), Parameter: "dimensions"));
        }

        var prefix = options?.AdditionalProperties?.ContainsKey(Questions) == true ? encoder.Settings.QueryPrefix : encoder.Settings.PassagePrefix;
        await _turns.WaitAsync(cancellationToken);
        try
        {
            return await encoder.GenerateAsync(values.Select(text => prefix + text), null, cancellationToken);
        }
        finally
        {
            _turns.Release();
        }
    }

    public object? GetService(Type serviceType, object? serviceKey = null) => encoder.GetService(serviceType, serviceKey);

    public void Dispose()
    {
        // The encoder may be another configuration's too.
    }
}
