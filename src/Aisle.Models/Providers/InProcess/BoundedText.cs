using System.Text;
using Microsoft.Extensions.AI;

namespace Aisle.Models.Providers.InProcess;

/// <summary>A text that comes in pieces and ends at a limit of tokens or before a stop sequence, wherever the pieces are cut.</summary>
internal sealed class BoundedText(int? maxTokens, IList<string> stops)
{
    private readonly StringBuilder _held = new();
    private readonly int _longestStop = stops.Where(s => s.Length > 0).Select(s => s.Length).DefaultIfEmpty(0).Max();
    private long _bytes;

    /// <summary>Why it ended; null while it goes on.</summary>
    public ChatFinishReason? Finish { get; private set; }

    public int Tokens => (int)((_bytes + TokenEstimate.BytesPerToken - 1) / TokenEstimate.BytesPerToken);

    /// <returns>What can be shown now: the end is held back where a stop sequence might begin in it.</returns>
    public string Add(string piece)
    {
        _held.Append(piece);
        var text = _held.ToString();
        var stop = stops.Where(s => s.Length > 0).Select(s => text.IndexOf(s, StringComparison.Ordinal)).Where(at => at >= 0).DefaultIfEmpty(-1).Min();
        if (stop >= 0)
        {
            Finish = new ChatFinishReason("stop_sequence");
            return Take(text, stop);
        }

        return Take(text, Math.Max(0, text.Length - Math.Max(0, _longestStop - 1)));
    }

    public string Flush() => Finish is null ? Take(_held.ToString(), _held.Length) : "";

    private string Take(string text, int length)
    {
        if (length > 0 && length < text.Length && char.IsHighSurrogate(text[length - 1]))
        {
            length--;
        }

        _held.Clear().Append(text, length, text.Length - length);
        var shown = text[..length];
        if (maxTokens is { } most && _bytes + Encoding.UTF8.GetByteCount(shown) > (long)most * TokenEstimate.BytesPerToken)
        {
            Finish = ChatFinishReason.Length;
            shown = Cut(shown, ((long)most * TokenEstimate.BytesPerToken) - _bytes);
        }

        _bytes += Encoding.UTF8.GetByteCount(shown);
        return shown;
    }

    /// <summary>The longest beginning of whole characters that has at most so many bytes.</summary>
    private static string Cut(string text, long bytes)
    {
        var length = 0;
        foreach (var rune in text.EnumerateRunes())
        {
            bytes -= rune.Utf8SequenceLength;
            if (bytes < 0)
            {
                break;
            }

            length += rune.Utf16SequenceLength;
        }

        return text[..length];
    }
}
