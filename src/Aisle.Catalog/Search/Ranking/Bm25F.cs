using Aisle.Catalog.Index.Internals;

namespace Aisle.Catalog.Search.Ranking;

/// <summary>
/// BM25F after Robertson and Zaragoza, "The Probabilistic Relevance Framework: BM25 and Beyond" (2009), section 3.6.
/// The frequency of a term over all fields f is tf~ = sum of w_f · tf_f / (1 - b_f + b_f · length_f / average_f);
/// its saturated form, the impact, is tf~ / (k1 + tf~), and a term's score is idf · impact.
/// </summary>
internal sealed class Bm25F
{
    private readonly FieldWeights _weights;
    private readonly Column<ushort> _lengths;
    private readonly float[] _averages = new float[Fields.Count];

    /// <param name="weights">The constants.</param>
    /// <param name="lengths">Of each document and field, in words.</param>
    public Bm25F(FieldWeights weights, Column<ushort> lengths)
    {
        _weights = weights;
        _lengths = lengths;
        Span<long> sums = stackalloc long[Fields.Count];
        Span<int> present = stackalloc int[Fields.Count];
        for (var i = 0; i < lengths.Length; i++)
        {
            sums[i % Fields.Count] += lengths[i];
            present[i % Fields.Count] += lengths[i] > 0 ? 1 : 0;
        }

        for (var field = 0; field < Fields.Count; field++)
        {
            // Over the documents that have the field at all, so that a rare field is not one where everything is long.
            _averages[field] = present[field] == 0 ? 1 : (float)sums[field] / present[field];
        }
    }

    /// <summary>ln(1 + (N - n + 0.5) / (n + 0.5)): never negative, unlike the paper's.</summary>
    public static float Idf(int documents, int withTerm) => MathF.Log(1 + ((documents - withTerm + 0.5f) / (withTerm + 0.5f)));

    public float Impact(int document, uint frequencies)
    {
        var sum = 0f;
        for (var (rest, field) = (frequencies, 0); rest != 0; rest >>= 4, field++)
        {
            if ((rest & 15) != 0)
            {
                sum += Frequency(document, field, rest & 15);
            }
        }

        return sum / (_weights.Saturation + sum);
    }

    /// <summary>One field's summand of tf~.</summary>
    public float Frequency(int document, int field, uint count)
    {
        var b = _weights.LengthNormalisation[field];
        return _weights.Weights[field] * count / (1 - b + (b * _lengths[(document * Fields.Count) + field] / _averages[field]));
    }
}
