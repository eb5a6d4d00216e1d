using System.Globalization;
using Aisle.Catalog.Index;
using Aisle.Catalog.Search.Ranking;

namespace Aisle.Catalog.Benchmarks.Judging;

/// <summary>
/// <c>-- tune FOLDER</c>: coordinate ascent over the weights (Metzler and Croft, "Linear feature-based models for information
/// retrieval", 2007), each fold of the queries measured by weights that were chosen on the others. What the search gains on the
/// queries that it saw and loses on the others is how far it fits them.
/// </summary>
internal static class WeightSearch
{
    private const int Folds = 5;

    /// <summary>Less on the mean of both figures is no reason to move a weight.</summary>
    private const double LeastGain = 0.001;

    private static readonly float[] Factors = [0.5f, 0.75f, 1.33f, 2f];

    public static async Task PrintAsync(string folder, CancellationToken cancellationToken)
    {
        var (index, all) = await JudgedFolder.ReadAsync(folder, cancellationToken);

        // By text, so that the folds are the same wherever the rows stand in the file.
        var queries = all.OrderBy(q => q.Text, StringComparer.Ordinal).ToArray();
        Console.WriteLine($"{queries.Length} queries, nDCG@10 / of judged results only; as shipped {Measure(index, queries, cancellationToken)}");
        var heldOut = new List<Quality>();
        for (var fold = 0; fold < Folds; fold++)
        {
            var seen = queries.Where((_, i) => i % Folds != fold).ToArray();
            var unseen = queries.Where((_, i) => i % Folds == fold).ToArray();
            var weights = Climb(index, seen, cancellationToken);
            var tuned = index.With(weights);
            var qualities = unseen.Select(q => q.Measure(JudgedSearch.Ranking(tuned, q.Text, cancellationToken))).ToArray();
            heldOut.AddRange(qualities);
            Console.WriteLine($"fold {fold + 1}: {unseen.Length} unseen as shipped {Measure(index, unseen, cancellationToken)}, tuned {Quality.Mean(qualities)}; the seen {Measure(index, seen, cancellationToken)} to {Measure(tuned, seen, cancellationToken)}; {Moved(weights)}");
        }

        Console.WriteLine($"held out, mean of all queries: {Quality.Mean(heldOut)}");
    }

    private static RankingWeights Climb(CatalogIndex index, JudgedQuery[] queries, CancellationToken cancellationToken)
    {
        var (best, score) = (RankingWeights.Default, Worth(Measure(index, queries, cancellationToken)));
        for (var moved = true; moved;)
        {
            moved = false;
            foreach (var knob in Knob.All)
            {
                var start = knob.Read(best);
                foreach (var factor in Factors)
                {
                    var tried = knob.Write(best, start * factor);
                    var worth = Worth(Measure(index.With(tried), queries, cancellationToken));
                    if (worth > score + LeastGain)
                    {
                        (best, score, moved) = (tried, worth, true);
                    }
                }
            }
        }

        return best;
    }

    private static double Worth(Quality quality) => (quality.Ndcg + quality.Condensed) / 2;

    private static Quality Measure(CatalogIndex index, IReadOnlyCollection<JudgedQuery> queries, CancellationToken cancellationToken) =>
        Quality.Mean([.. queries.Select(q => q.Measure(JudgedSearch.Ranking(index, q.Text, cancellationToken)))]);

    private static string Moved(RankingWeights weights)
    {
        var moved = Knob.All
            .Where(k => k.Read(weights) != k.Read(RankingWeights.Default))
            .Select(k => string.Create(CultureInfo.InvariantCulture, $"{k.Name} {k.Read(RankingWeights.Default):0.##} to {k.Read(weights):0.##}"));
        return string.Join(", ", moved.DefaultIfEmpty("nothing moved"));
    }
}
