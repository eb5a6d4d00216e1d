using Aisle.Catalog.Search.Meaning;

namespace Aisle.Catalog.Tests.Search.Meaning;

/// <summary>An axis for each meaning, words of the same meaning on one: what an encoder would learn, told by hand. Other words have an axis by their hash.</summary>
internal sealed class AxisEncoder(string identity = "axes") : ITextEncoder
{
    private static readonly string[][] Meanings = [["zorb", "blick"], ["wug", "fep"]];

    public string Identity => identity;

    public int Dimensions => 96;

    public int Encoded { get; private set; }

    public bool IsSlow { get; init; }

    public float[]? EncodeQuery(string text) => IsSlow ? null : Encode(text);

    public Task<IReadOnlyList<float[]>> EncodePassagesAsync(IReadOnlyList<string> texts, CancellationToken cancellationToken)
    {
        Encoded += texts.Count;
        return Task.FromResult<IReadOnlyList<float[]>>([.. texts.Select(Encode)]);
    }

    private float[] Encode(string text)
    {
        var vector = new float[Dimensions];
        foreach (var word in text.ToLowerInvariant().Split([' ', '.'], StringSplitOptions.RemoveEmptyEntries))
        {
            var meaning = Array.FindIndex(Meanings, words => words.Contains(word));
            vector[meaning >= 0 ? meaning : Meanings.Length + (word.Aggregate(17, (hash, c) => ((hash * 31) + c) & 0xffff) % (Dimensions - Meanings.Length))]++;
        }

        var length = MathF.Sqrt(vector.Sum(x => x * x));
        return length == 0 ? vector : [.. vector.Select(x => x / length)];
    }
}
