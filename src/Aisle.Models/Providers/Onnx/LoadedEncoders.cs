using Aisle.Encoders;

namespace Aisle.Models.Providers.Onnx;

/// <summary>
/// The encoders that this process has open, each once whoever asks: they are large, and a reloaded configuration mostly names the same. One that nobody uses any
/// more is given back with the garbage; calls that are under way keep theirs.
/// </summary>
internal static class LoadedEncoders
{
    private static readonly Lock Opening = new();
    private static readonly Dictionary<string, (DateTime Written, WeakReference<OnnxSentenceEncoder> Encoder)> Open = new(StringComparer.Ordinal);

    /// <param name="path">As <see cref="OnnxSentenceEncoder.Open"/> takes it.</param>
    /// <exception cref="EncoderException">It can't be used; the message says why.</exception>
    public static OnnxSentenceEncoder Find(string path)
    {
        path = Path.GetFullPath(path);
        lock (Opening)
        {
            if (Open.TryGetValue(path, out var known) && known.Encoder.TryGetTarget(out var open) && File.GetLastWriteTimeUtc(open.Settings.Model) == known.Written)
            {
                return open;
            }

            var opened = OnnxSentenceEncoder.Open(path, Math.Max(1, Environment.ProcessorCount / 2));
            Open[path] = (File.GetLastWriteTimeUtc(opened.Settings.Model), new WeakReference<OnnxSentenceEncoder>(opened));
            return opened;
        }
    }

    /// <summary>Why an encoder can't be used, in one line; null where it can.</summary>
    public static string? Fault(string path)
    {
        try
        {
            Find(path);
            return null;
        }
        catch (EncoderException e)
        {
            return e.Message;
        }
    }
}
