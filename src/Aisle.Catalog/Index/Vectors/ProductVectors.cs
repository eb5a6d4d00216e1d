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
    /// <param name="vectors">Each product's once.</param>
    public static ProductVectors Of(int dimensions, IReadOnlyList<StoredVector> vectors) =>
        new ProductVectors(dimensions, TextColumn.Of([]), default, default, default, default, default)
            .With(vectors.Select(v => v.ProductId), vectors.ToDictionary(v => v.ProductId, StringComparer.Ordinal));

    /// <summary>The vectors of some products: new ones where there are, else those that are kept; without those that have neither.</summary>
    public ProductVectors With(IEnumerable<string> productIds, IReadOnlyDictionary<string, StoredVector> fresh)
    {
        string[] ids = [.. productIds.Where(id => fresh.ContainsKey(id) || _ids.FindSorted(id) >= 0).Order(StringComparer.Ordinal)];
        var (states, texts, scales) = (new ulong[ids.Length], new ulong[ids.Length], new float[ids.Length]);
        var (bytes, signs) = (new sbyte[ids.Length * Dimensions], new ulong[ids.Length * Words]);
        for (var row = 0; row < ids.Length; row++)
        {
            var toBytes = bytes.AsSpan(row * Dimensions, Dimensions);
            var toSigns = signs.AsSpan(row * Words, Words);
            if (fresh.TryGetValue(ids[row], out var vector))
            {
                (states[row], texts[row], scales[row]) = (vector.State, vector.Text, vector.Scale);
                vector.Bytes.CopyTo(toBytes);
                Signs(vector.Bytes, toSigns);
            }
            else
            {
                var kept = _ids.FindSorted(ids[row]);
                (states[row], texts[row], scales[row]) = (_states[kept], _texts[kept], _scales[kept]);
                _bytes.Slice(kept * Dimensions, Dimensions).CopyTo(toBytes);
                _signs.Slice(kept * Words, Words).CopyTo(toSigns);
            }
        }

        return new ProductVectors(
            Dimensions, TextColumn.Of(ids), Column<ulong>.Of(states), Column<ulong>.Of(texts), Column<sbyte>.Of(bytes), Column<float>.Of(scales), Column<ulong>.Of(signs));
    }

    /// <summary>The state of the product that its vector was made of; null where it has none.</summary>
    public ulong? StateOf(string productId) => _ids.FindSorted(productId) is >= 0 and var row ? _states[row] : null;

    /// <summary>The vector that is kept of a product; null where there is none.</summary>
    public StoredVector? Find(string productId) => _ids.FindSorted(productId) is >= 0 and var row
        ? new StoredVector(productId, _states[row], _texts[row], _bytes.Slice(row * Dimensions, Dimensions).ToArray(), _scales[row])
        : null;

    /// <summary>How near products are to a query.</summary>
    public Nearness Near(float[] query)
    {
        var (mean, deviation) = Usual(query);
        return new Nearness(this, query, mean, deviation);
    }

    /// <summary>The products nearest to a query with their cosines, nearest first.</summary>
    internal IEnumerable<(string ProductId, double Cosine)> Nearest(float[] query, int count) =>
        Candidates(query, (int)Math.Min(Count, (long)count * Oversampling))
            .Select(row => (ProductId: _ids[row], Cosine: Cosine(query, row)))
            .OrderByDescending(p => p.Cosine).ThenBy(p => p.ProductId, StringComparer.Ordinal)
            .Take(count);

    /// <summary>Null for a product without a vector.</summary>
    internal double? Cosine(float[] query, string productId) => _ids.FindSorted(productId) is >= 0 and var row ? Cosine(query, row) : null;

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
        if (count <= 0)
        {
            return [];
        }

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

/// <summary>Nearness to one query, in deviations above what is usual for it.</summary>
/// <param name="vectors">Of the products.</param>
/// <param name="query">Of length 1.</param>
/// <param name="mean">Of its cosines with products taken at even steps.</param>
/// <param name="deviation">The same.</param>
internal sealed class Nearness(ProductVectors vectors, float[] query, double mean, double deviation)
{
    /// <summary>0, which is usual, for a product without a vector.</summary>
    public double Of(string productId) => vectors.Cosine(query, productId) is { } cosine ? Above(cosine) : 0;

    /// <summary>Nearest first.</summary>
    public IEnumerable<NearProduct> Nearest(int count) => vectors.Nearest(query, count).Select(p => new NearProduct(p.ProductId, p.Cosine, Above(p.Cosine)));

    private double Above(double cosine) => (cosine - mean) / deviation;
}

/// <param name="ProductId">The family.</param>
/// <param name="Cosine">With the query.</param>
/// <param name="Above">How many deviations it is nearer than usual.</param>
internal readonly record struct NearProduct(string ProductId, double Cosine, double Above);

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
