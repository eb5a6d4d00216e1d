namespace Aisle.Catalog.Benchmarks.Judging;

/// <summary>One query and its judgements, by product.</summary>
internal sealed record JudgedQuery(string Text, IReadOnlyDictionary<string, int> Ratings)
{
    private const int Depth = 10;

    public double Ideal { get; } = Gain(Ratings.Values.OrderDescending());

    /// <summary>nDCG@10 (Järvelin and Kekäläinen, TOIS 2002; gain 2^rating - 1): as it is, and of the judged results only.</summary>
    public Quality Measure(IReadOnlyList<string> ranking) => new(
        Gain(ranking.Select(id => Ratings.GetValueOrDefault(id))) / Ideal,
        Gain(ranking.Where(Ratings.ContainsKey).Select(id => Ratings[id])) / Ideal);

    private static double Gain(IEnumerable<int> ratings) => ratings.Take(Depth).Select((rating, place) => (Math.Pow(2, rating) - 1) / Math.Log2(place + 2)).Sum();
}

/// <param name="Ndcg">Results that nobody judged count as wrong.</param>
/// <param name="Condensed">They are left out (Sakai, "Alternatives to Bpref", SIGIR 2007).</param>
internal readonly record struct Quality(double Ndcg, double Condensed)
{
    public static Quality Mean(IReadOnlyCollection<Quality> all) => new(all.Average(q => q.Ndcg), all.Average(q => q.Condensed));

    public override string ToString() => FormattableString.Invariant($"{Ndcg:0.000} / {Condensed:0.000}");
}
