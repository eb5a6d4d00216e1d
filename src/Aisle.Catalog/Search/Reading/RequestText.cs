using Aisle.Catalog.Index.Analysis;

namespace Aisle.Catalog.Search.Reading;

/// <summary>A request folded for reading, that knows which stretch of the original each place stands for and which places are read already.</summary>
internal sealed class RequestText
{
    private readonly string _original;
    private readonly int[] _places;
    private readonly bool[] _taken;

    public RequestText(string original)
    {
        _original = original;
        var folded = new char[(original.Length * 4) + 4];
        var places = new int[folded.Length];
        var length = 0;
        for (var at = 0; at < original.Length; at++)
        {
            var added = Folding.Fold(original[at], folded.AsSpan(length));
            places.AsSpan(length, added).Fill(at);
            length += added;
        }

        Folded = new string(folded, 0, length);
        _places = places[..(length + 1)];
        _places[length] = original.Length;
        _taken = new bool[length];
    }

    public string Folded { get; }

    public bool IsFree(int start, int length) => !_taken.AsSpan(start, length).Contains(true);

    public void Take(int start, int length) => _taken.AsSpan(start, length).Fill(true);

    /// <summary>The original's stretch, trimmed.</summary>
    public string Source(int start, int length)
    {
        var from = _places[start];
        var to = length == 0 ? from : _places[start + length - 1] + 1;
        return _original[from..to].Trim();
    }

    /// <summary>The original without what was taken: what is left to search for.</summary>
    public string Rest()
    {
        var kept = new char[_original.Length];
        _original.CopyTo(kept);
        for (var at = 0; at < _taken.Length; at++)
        {
            if (_taken[at])
            {
                kept[_places[at]] = ' ';
            }
        }

        return string.Join(' ', new string(kept).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)).TrimStart('的').Trim(' ', ',', '，', '.', '。', '?', '？', '!', '！', ';', '；');
    }
}
