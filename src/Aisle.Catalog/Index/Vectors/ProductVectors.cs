using System.Numerics.Tensors;
using Aisle.Catalog.Index.Internals;
using Aisle.Catalog.Index.Internals.Files;

namespace Aisle.Catalog.Index.Vectors;

/// <summary>
/// A vector for each product, found by nearness in two passes: first the signs of all numbers (a bit each, compared by counting those that
/// differ), then, for some times as many as are wanted, the numbers as bytes. Immutable; a newer state is a newer object.
/// </summary>
internal sealed class ProductVectors
{
    /// <summary>How many times as many are looked at in the second pass: the signs alone tell too little.</summary>
    private const int Oversampling = 12;

    /// <summary>Vectors by which a query's usual nearness is told.</summary>
    private const int Sampled = 512;

    private const int BitsInWord = 64;

    private readonly TextColumn _ids;
    private readonly Column<ulong> _states;
    private readonly Column<ulong> _texts;
    private readonly Column<sbyte> _bytes;
    private readonly Column<float> _scales;
    private readonly Column<ulong> _signs;

    private ProductVectors(int dimensions, TextColumn ids, Column<ulong> states, Column<ulong> texts, Column<sbyte> bytes, Column<float> scales, Column<ulong> signs)
    {
        Dimensions = dimensions;
        (_ids, _states, _texts, _bytes, _scales, _signs) = (ids, states, texts, bytes, scales, signs);
    }

    public int Dimensions { get; }

    public int Count => _ids.Length;

    private int Words => (Dimensions + BitsInWord - 1) / BitsInWord;

    /// <param name="dimensions">Of each vector.</param>
    /// <param name="vectors">In ordinal order of their ids.</param>
    public static ProductVectors Of(int dimensions, IReadOnlyList<StoredVector> vectors)
    {
        var words = (dimensions + BitsInWord - 1) / BitsInWord;
        var (bytes, signs) = (new sbyte[vectors.Count * dimensions], new ulong[vectors.Count * words]);
        for (var row = 0; row < vectors.Count; row++)
        {
            vectors[row].Bytes.CopyTo(bytes, row * dimensions);
            Signs(vectors[row].Bytes, signs.AsSpan(row * words, words));
        }

        return new ProductVectors(
            dimensions,
            TextColumn.Of([.. vectors.Select(v => v.ProductId)]),
            Column<ulong>.Of(vectors.Select(v => v.State).ToArray()),
            Column<ulong>.Of(vectors.Select(v => v.Text).ToArray()),
            Column<sbyte>.Of(bytes),
            Column<float>.Of(vectors.Select(v => v.Scale).ToArray()),
            Column<ulong>.Of(signs));
    }

    /// <summary>The vector that is kept of a product; null where there is none.</summary>
    public StoredVector? Find(string productId) => _ids.FindSorted(productId) is >= 0 and var row
        ? new StoredVector(productId, _states[row], _texts[row], _bytes.Slice(row * Dimensions, Dimensions).ToArray(), _scales[row])
        : null;

    /// <summary>The products nearest to a query, nearest first, and what nearness is usual for it.</summary>
    public Nearness Near(ReadOnlySpan<float> query, int count)
    {
        if (Count == 0 || count <= 0)
        {
            return new Nearness(0, 1, []);
        }

        var near = new List<NearProduct>();
        foreach (var row in Candidates(query, (int)Math.Min(Count, (long)count * Oversampling)))
        {
            near.Add(new NearProduct(_ids[row], Cosine(query, row)));
        }

        var (mean, deviation) = Usual(query);
        return new Nearness(mean, deviation, [.. near.OrderByDescending(p => p.Cosine).ThenBy(p => p.ProductId, StringComparer.Ordinal).Take(count)]);
    }

    /// <summary>How near each of some products is; those without a vector are left out.</summary>
    public Nearness Near(ReadOnlySpan<float> query, IReadOnlyList<string> productIds)
    {
        var near = new List<NearProduct>(productIds.Count);
        foreach (var id in productIds)
        {
            if (_ids.FindSorted(id) is >= 0 and var row)
            {
                near.Add(new NearProduct(id, Cosine(query, row)));
            }
        }

        var (mean, deviation) = Usual(query);
        return new Nearness(mean, deviation, near);
    }

    public void Write(SectionWriter to)
    {
        to.Add(Column<int>.Of([Dimensions]));
        _ids.Write(to);
        to.Add(_states);
        to.Add(_texts);
        to.Add(_bytes);
        to.Add(_scales);
        to.Add(_signs);
    }

    /// <exception cref="InvalidDataException">It is of another kind.</exception>
    public static ProductVectors Read(SectionReader from) =>
        new(from.Next<int>()[0], TextColumn.Read(from), from.Next<ulong>(), from.Next<ulong>(), from.Next<sbyte>(), from.Next<float>(), from.Next<ulong>());

    private double Cosine(ReadOnlySpan<float> query, int row)
    {
        Span<float> numbers = stackalloc float[Dimensions];
        TensorPrimitives.ConvertTruncating<sbyte, float>(_bytes.Slice(row * Dimensions, Dimensions), numbers);
        return TensorPrimitives.Dot(query, numbers) * _scales[row];
    }

    /// <summary>Mean and deviation of the cosines with products at even steps: encoders differ much in them.</summary>
    private (double Mean, double Deviation) Usual(ReadOnlySpan<float> query)
    {
        var (taken, sum, squares) = (0, 0.0, 0.0);
        for (var row = 0; row < Count; row += Math.Max(1, Count / Sampled))
        {
            var cosine = Cosine(query, row);
            (taken, sum, squares) = (taken + 1, sum + cosine, squares + (cosine * cosine));
        }

        var mean = taken == 0 ? 0 : sum / taken;
        return (mean, taken == 0 ? 1 : Math.Max(1e-3, Math.Sqrt(Math.Max(0, (squares / taken) - (mean * mean)))));
    }

    /// <summary>Rows whose signs differ least from the query's, by counting how many rows differ in how many.</summary>
    private List<int> Candidates(ReadOnlySpan<float> query, int count)
    {
        Span<sbyte> rounded = stackalloc sbyte[Dimensions];
        for (var i = 0; i < rounded.Length; i++)
        {
            rounded[i] = (sbyte)(query[i] < 0 ? -1 : 0);
        }

        Span<ulong> signs = stackalloc ulong[Words];
        Signs(rounded, signs);
        var differing = new ushort[Count];
        var rows = new int[(Words * BitsInWord) + 1];
        for (var row = 0; row < differing.Length; row++)
        {
            var distance = (ushort)TensorPrimitives.HammingBitDistance(_signs.Slice(row * Words, Words), (ReadOnlySpan<ulong>)signs);
            differing[row] = distance;
            rows[distance]++;
        }

        var (furthest, within) = (0, rows[0]);
        while (within < count)
        {
            within += rows[++furthest];
        }

        var found = new List<int>(within);
        for (var row = 0; row < differing.Length; row++)
        {
            if (differing[row] <= furthest)
            {
                found.Add(row);
            }
        }

        return found;
    }

    private static void Signs(ReadOnlySpan<sbyte> numbers, Span<ulong> signs)
    {
        for (var i = 0; i < numbers.Length; i++)
        {
            signs[i / BitsInWord] |= numbers[i] < 0 ? 1UL << (i % BitsInWord) : 0;
        }
    }
}

/// <param name="Mean">Of the cosines with products taken at even steps.</param>
/// <param name="Deviation">The same.</param>
/// <param name="Products">Each with its cosine.</param>
internal sealed record Nearness(double Mean, double Deviation, IReadOnlyList<NearProduct> Products)
{
    /// <summary>How many deviations it is nearer than usual.</summary>
    public double Above(NearProduct product) => (product.Cosine - Mean) / Deviation;
}

internal readonly record struct NearProduct(string ProductId, double Cosine);

/// <param name="ProductId">Whose it is.</param>
/// <param name="State">The product's in the store: where it is the same, so is the text.</param>
/// <param name="Text">A hash of the text that it was made of.</param>
/// <param name="Bytes">The numbers by the largest, from -127 to 127.</param>
/// <param name="Scale">What a byte is worth.</param>
internal sealed record StoredVector(string ProductId, ulong State, ulong Text, sbyte[] Bytes, float Scale)
{
    public static StoredVector Of(string productId, ulong state, ulong text, ReadOnlySpan<float> vector)
    {
        var scale = Math.Max(TensorPrimitives.MaxMagnitude(vector) is var most && float.IsFinite(most) ? Math.Abs(most) : 0, 1e-9f) / 127;
        var bytes = new sbyte[vector.Length];
        for (var i = 0; i < bytes.Length; i++)
        {
            bytes[i] = (sbyte)Math.Clamp(MathF.Round(float.IsFinite(vector[i]) ? vector[i] / scale : 0), -127, 127);
        }

        return new StoredVector(productId, state, text, bytes, scale);
    }
}
