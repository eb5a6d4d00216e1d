namespace Aisle.Server.Demo.Writing;

/// <summary>
/// Chance that falls the same way on every machine and every run: SplitMix64 (Steele, Lea and Flood 2014), seeded by a name,
/// so that a new family changes nothing in the others. Only integer and exact arithmetic, no libm.
/// </summary>
internal sealed class Dice(string seed)
{
    private ulong _state = Fnv1A(seed);

    public int Below(int limit) => (int)(Next() % (ulong)limit);

    /// <summary>From 0 inclusive to 1 exclusive.</summary>
    public double Fraction() => (Next() >> 11) * (1.0 / (1ul << 53));

    public bool Chance(double probability) => Fraction() < probability;

    public T Pick<T>(IReadOnlyList<T> items) => items[Below(items.Count)];

    /// <summary>Near enough to a standard normal: the sum of twelve fractions less six (Irwin-Hall).</summary>
    public double Normal()
    {
        var sum = -6.0;
        for (var i = 0; i < 12; i++)
        {
            sum += Fraction();
        }

        return sum;
    }

    /// <summary>An index drawn by weight; at least one weight is above zero.</summary>
    public int Weighted(IReadOnlyList<double> weights)
    {
        var at = Fraction() * weights.Sum();
        for (var i = 0; i < weights.Count; i++)
        {
            at -= weights[i];
            if (at < 0)
            {
                return i;
            }
        }

        return weights.Count - 1;
    }

    public List<T> Shuffled<T>(IEnumerable<T> items)
    {
        var list = items.ToList();
        for (var i = list.Count - 1; i > 0; i--)
        {
            var j = Below(i + 1);
            (list[i], list[j]) = (list[j], list[i]);
        }

        return list;
    }

    private ulong Next()
    {
        var z = _state += 0x9E3779B97F4A7C15;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }

    private static ulong Fnv1A(string text)
    {
        var hash = 14695981039346656037;
        foreach (var character in text)
        {
            hash = (hash ^ character) * 1099511628211;
        }

        return hash;
    }
}
