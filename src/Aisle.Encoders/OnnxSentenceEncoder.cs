using System.Buffers;
using System.Numerics.Tensors;
using Microsoft.Extensions.AI;
using Microsoft.ML.OnnxRuntime;
using Microsoft.ML.OnnxRuntime.Tensors;

namespace Aisle.Encoders;

/// <summary>
/// A sentence encoder in ONNX: texts to vectors of length 1, whose product says how much they mean the same. Any of BERT's kind: MiniLM, BGE, E5, multilingual ones.
/// Runs on the processor, in this process; safe for many threads.
/// </summary>
public sealed class OnnxSentenceEncoder : IEmbeddingGenerator<string, Embedding<float>>
{
    /// <summary>Texts of a batch are padded to its longest, so that a larger batch wastes more.</summary>
    private const int TextsAtOnce = 32;

    private readonly InferenceSession _session;
    private readonly TextTokens _tokens;
    private readonly string _output;
    private readonly bool _givesTokens;

    private OnnxSentenceEncoder(EncoderSettings settings, InferenceSession session, TextTokens tokens, string output, int dimensions, bool givesTokens)
    {
        (Settings, _session, _tokens, _output, Dimensions, _givesTokens) = (settings, session, tokens, output, dimensions, givesTokens);
    }

    public EncoderSettings Settings { get; }

    /// <summary>Numbers in a vector.</summary>
    public int Dimensions { get; }

    /// <param name="path">The graph, or the folder that holds it and its tokenizer.</param>
    /// <param name="threads">How many threads one call may take.</param>
    /// <exception cref="EncoderException">It can't be used; the message says why.</exception>
    public static OnnxSentenceEncoder Open(string path, int threads)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        ArgumentOutOfRangeException.ThrowIfLessThan(threads, 1);
        var settings = EncoderFolder.Read(path);
        var tokens = TextTokens.Open(settings);
        InferenceSession? session = null;
        try
        {
            using var options = new SessionOptions { IntraOpNumThreads = threads, InterOpNumThreads = 1, LogSeverityLevel = OrtLoggingLevel.ORT_LOGGING_LEVEL_ERROR };
            options.AddSessionConfigEntry("session.intra_op.allow_spinning", "0"); // shoppers' threads need the processor more
            session = new InferenceSession(settings.Model, options);
            var (output, dimensions, givesTokens) = Check(settings.Model, session);
            return new OnnxSentenceEncoder(settings, session, tokens, output, dimensions, givesTokens);
        }
        catch (OnnxRuntimeException e)
        {
            session?.Dispose();
            throw new EncoderException($"{settings.Model} is no ONNX graph that can be run here: {e.Message}", e);
        }
        catch (EncoderException)
        {
            session?.Dispose();
            throw;
        }
    }

    /// <summary>Why an encoder can't be used, in one line; null where its files are there and can be read. The graph itself is not opened.</summary>
    public static string? Fault(string path)
    {
        try
        {
            TextTokens.Open(EncoderFolder.Read(path));
            return null;
        }
        catch (EncoderException e)
        {
            return e.Message;
        }
    }

    /// <summary>Vectors of texts as they are; prefixes are the caller's (<see cref="EncoderSettings.QueryPrefix"/>).</summary>
    public Task<GeneratedEmbeddings<Embedding<float>>> GenerateAsync(
        IEnumerable<string> values, EmbeddingGenerationOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(values);
        return Task.Run(() =>
        {
            var made = new GeneratedEmbeddings<Embedding<float>>();
            var read = 0L;
            foreach (var batch in values.Chunk(TextsAtOnce))
            {
                cancellationToken.ThrowIfCancellationRequested();
                var tokens = batch.Select(text => _tokens.Of(text ?? throw new ArgumentException("A text is null.", nameof(values)))).ToArray();
                read += tokens.Sum(t => (long)t.Length);
                made.AddRange(Encode(tokens).Select(vector => new Embedding<float>(vector) { ModelId = Path.GetFileName(Path.GetDirectoryName(Settings.Model)) }));
            }

            made.Usage = new UsageDetails { InputTokenCount = read, TotalTokenCount = read };
            return made;
        }, cancellationToken);
    }

    public object? GetService(Type serviceType, object? serviceKey = null) => serviceKey is null && serviceType is not null && serviceType.IsInstanceOfType(this) ? this : null;

    public void Dispose() => _session.Dispose();

    private float[][] Encode(int[][] texts)
    {
        var width = texts.Max(t => t.Length);
        int[] shape = [texts.Length, width];
        var (ids, mask) = (new DenseTensor<long>(shape), new DenseTensor<long>(shape));
        ids.Fill(_tokens.Padding);
        for (var row = 0; row < texts.Length; row++)
        {
            for (var at = 0; at < texts[row].Length; at++)
            {
                ids[row, at] = texts[row][at];
                mask[row, at] = 1;
            }
        }

        var inputs = new List<NamedOnnxValue> { NamedOnnxValue.CreateFromTensor("input_ids", ids), NamedOnnxValue.CreateFromTensor("attention_mask", mask) };
        if (_session.InputMetadata.ContainsKey("token_type_ids"))
        {
            inputs.Add(NamedOnnxValue.CreateFromTensor("token_type_ids", new DenseTensor<long>(shape)));
        }

        using var outputs = _session.Run(inputs, [_output]);
        var all = ((DenseTensor<float>)outputs[0].AsTensor<float>()).Buffer.Span;
        var vectors = new float[texts.Length][];
        for (var row = 0; row < vectors.Length; row++)
        {
            var vector = vectors[row] = new float[Dimensions];
            if (!_givesTokens || Settings.Pooling == Pooling.First)
            {
                all.Slice(row * (_givesTokens ? width : 1) * Dimensions, Dimensions).CopyTo(vector);
            }
            else
            {
                for (var at = 0; at < texts[row].Length; at++)
                {
                    TensorPrimitives.Add(vector, all.Slice(((row * width) + at) * Dimensions, Dimensions), vector);
                }
            }

            var length = TensorPrimitives.Norm<float>(vector);
            if (length > 0)
            {
                TensorPrimitives.Divide(vector, length, vector);
            }
        }

        return vectors;
    }

    /// <summary>Takes the text's own vector where the graph gives one, else the vectors of its tokens.</summary>
    private static (string Output, int Dimensions, bool GivesTokens) Check(string model, InferenceSession session)
    {
        var unknown = session.InputMetadata.Keys.Except(["input_ids", "attention_mask", "token_type_ids"]).ToArray();
        if (unknown.Length > 0 || !session.InputMetadata.ContainsKey("input_ids") || !session.InputMetadata.ContainsKey("attention_mask"))
        {
            throw new EncoderException(
                $"{model} takes {string.Join(", ", session.InputMetadata.Keys)}; a sentence encoder takes input_ids, attention_mask and perhaps token_type_ids. Export it for feature extraction.");
        }

        var outputs = session.OutputMetadata.Where(o => o.Value.ElementType == typeof(float) && o.Value.Dimensions is [.., > 0]).ToList();
        var output = outputs.Find(o => o.Key == "sentence_embedding" && o.Value.Dimensions.Length == 2);
        output = output.Key is null ? outputs.Find(o => o.Value.Dimensions.Length is 2 or 3) : output;
        return output.Key is null
            ? throw new EncoderException($"{model} gives no vectors of a known length: outputs are {string.Join(", ", session.OutputMetadata.Select(o => $"{o.Key} [{string.Join(", ", o.Value.Dimensions)}]"))}.")
            : (output.Key, output.Value.Dimensions[^1], output.Value.Dimensions.Length == 3);
    }
}
