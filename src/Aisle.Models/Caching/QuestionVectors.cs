using System.Numerics.Tensors;
using Aisle.Models.Metering;
using Aisle.Models.Providers.InProcess;
using Aisle.Models.Providers.Onnx;
using Aisle.Models.Routing;
using Microsoft.Extensions.AI;

namespace Aisle.Models.Caching;

/// <summary>
/// The vector of a question, of length 1: by the model that the configuration names, metered as any call of it, or by its words. A model that fails makes no vector,
/// and the question then has the answers to itself alone: the cache never fails a call.
/// </summary>
internal sealed class QuestionVectors(ServedModels served, Meter meter, Caller caller, string? embedder)
{
    private const int LexicalDimensions = 256;

    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(2);

    private static readonly EmbeddingGenerationOptions Questions = new() { AdditionalProperties = new() { [OnnxEmbeddings.Questions] = true } };

    /// <returns>Null where none could be made in time.</returns>
    public async Task<float[]?> OfAsync(string text, CancellationToken cancellationToken)
    {
        if (embedder is null)
        {
            return LexicalEmbeddings.VectorOf(text, LexicalDimensions);
        }

        try
        {
            if (!served.Catalog.TryFind(embedder, out var model) || served.ProviderOf(model.Targets[0]).FindEmbeddings(model.Targets[0].Model) is not { } generator)
            {
                return null; // it was checked at the start
            }

            using var waiting = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
            waiting.CancelAfter(LongestWait);
            using var running = meter.Start(caller, model, model.Targets[0], "embeddings");
            var made = await generator.GenerateAsync([text], Questions, waiting.Token);
            running.Usage.InputTokenCount = made.Usage?.InputTokenCount ?? TokenEstimate.Of(text);
            running.Succeeded = true;
            var vector = made[0].Vector.ToArray();
            TensorPrimitives.Divide(vector, MathF.Max(TensorPrimitives.Norm<float>(vector), float.Epsilon), vector);
            return vector;
        }
        catch (Exception e) when (e is ModelFaultException or OperationCanceledException or Encoders.EncoderException)
        {
            return null;
        }
    }
}
