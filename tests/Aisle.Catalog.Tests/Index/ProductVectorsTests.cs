using Aisle.Catalog.Index.Vectors;
using CsCheck;

namespace Aisle.Catalog.Tests.Index;

public sealed class ProductVectorsTests
{
    private const int Dimensions = 70;

    [Fact]
    public void Near_FewVectors_GivesWhatComparingAllGives() =>
        Gen.Select(Gen.Float[-1, 1].Array[Dimensions].Array[1, 60], Gen.Float[-1, 1].Array[Dimensions], Gen.Int[5, 20]).Sample((vectors, query, count) =>
        {
            var near = Of(vectors).Near(query).Nearest(count).ToArray();

            var exact = vectors.Select((v, row) => (Id: Id(row), Cosine: v.Zip(query, (a, b) => (double)a * b).Sum())).OrderByDescending(p => p.Cosine).Take(count).ToArray();
            Assert.Equal(Math.Min(count, vectors.Length), near.Length);
            Assert.All(near.Zip(exact), pair => Assert.Equal(pair.Second.Cosine, pair.First.Cosine, 0.3)); // bytes: each number is off by at most 1/254 of the largest
        });

    [Fact]
    public void Near_ManyVectorsInClusters_FindsNearlyAllOfTheNearest()
    {
        var random = new Random(5);
        var centres = Enumerable.Range(0, 100).Select(_ => Random()).ToArray();
        float[][] vectors = [.. Enumerable.Range(0, 5_000).Select(n => Unit([.. centres[n % 100].Zip(Random(), (c, noise) => c + (0.5f * noise))]))];
        var index = Of(vectors);
        var found = 0;
        foreach (var centre in centres)
        {
            var exact = vectors.Index().OrderByDescending(v => v.Item.Zip(centre, (a, b) => (double)a * b).Sum()).Take(10).Select(v => Id(v.Index));
            found += index.Near(centre).Nearest(10).Select(p => p.ProductId).Intersect(exact).Count();
        }

        Assert.True(found >= 900, $"{found} of 1,000");

        float[] Random() => Unit([.. Enumerable.Range(0, Dimensions).Select(_ => (float)((random.NextDouble() * 2) - 1))]);
    }

    private static float[] Unit(float[] vector)
    {
        var length = MathF.Sqrt(vector.Sum(x => x * x));
        return [.. vector.Select(x => x / length)];
    }

    private static string Id(int row) => $"p{row:00000}";

    private static ProductVectors Of(float[][] vectors) => ProductVectors.Of(Dimensions, [.. vectors.Select((v, row) => StoredVector.Of(Id(row), 0, 0, v))]);
}
