using System.Runtime.InteropServices;
using Aisle.Catalog.Index.Internals.Files;

namespace Aisle.Catalog.Index.Internals;

/// <summary>
/// Products that are described by the same things, learned from the catalogue: one kind has a processor and a display, another ruled
/// pages. Found by leader clustering (Hartigan, "Clustering Algorithms", 1975, chapter 3) over the names of attributes and the leaf
/// categories, the most frequent description first. A kind corrects what single titles say: where one of forty products that are
/// described alike ends its title on "PC", it is not one.
/// </summary>
internal sealed class ProductKinds
{
    /// <summary>Weighted Jaccard similarity to a kind's leader from which on a product is of the kind.</summary>
    private const float Similar = 0.4f;

    /// <summary>Leaders that are compared are those that share one of a product's rarest names; so many names are looked at.</summary>
    private const int RarestNames = 6;

    private readonly Column<int> _kindOf;
    private readonly int[] _sizes;

    private readonly Ragged<int> _leaders;
    private readonly Column<float> _weights;

    private ProductKinds(Column<int> kindOf, Ragged<int> leaders, Column<float> weights)
    {
        _kindOf = kindOf;
        _leaders = leaders;
        _weights = weights;
        _sizes = new int[leaders.Count];
        foreach (var kind in kindOf.Span)
        {
            if (kind >= 0)
            {
                _sizes[kind]++;
            }
        }

        AreAllKnown = !kindOf.Span.Contains(-1);
    }

    public int Count => _sizes.Length;

    /// <summary>Whether something describes every product.</summary>
    public bool AreAllKnown { get; }

    /// <summary>-1 for a product that nothing describes.</summary>
    public int Of(int document) => _kindOf[document];

    public int Size(int kind) => _sizes[kind];

    /// <summary>From 0 to 1: how much two kinds are described by the same things.</summary>
    public float Similarity(int a, int b) => a == b ? 1 : Signatures.Similarity(_leaders[a], _leaders[b], _weights.Span);

    public static ProductKinds Read(SectionReader from) => new(from.Next<int>(), Ragged<int>.Read(from), from.Next<float>());

    public void Write(SectionWriter to)
    {
        to.Add(_kindOf);
        _leaders.Write(to);
        to.Add(_weights);
    }

    public static ProductKinds Learn(ProductColumns columns)
    {
        var names = Describing(columns, Ranks(columns));
        var frequency = new int[columns.Names.Count + columns.Categories.Count];
        foreach (var name in names.SelectMany(n => n))
        {
            frequency[name]++;
        }

        var weights = Array.ConvertAll(frequency, n => MathF.Log(1 + (columns.Ids.Length / (n + 1f))));
        var kindOf = new int[names.Length];
        var leaders = new List<int[]>();
        var leadersBy = new Dictionary<int, List<int>>();
        foreach (var group in names
            .Select((described, document) => (Described: described, Document: document))
            .GroupBy(p => p.Described, Signatures.Comparer)
            .OrderByDescending(g => g.Count()).ThenBy(g => g.Min(p => p.Document)))
        {
            var kind = group.Key.Length == 0 ? -1 : Nearest(group.Key);
            foreach (var (_, document) in group)
            {
                kindOf[document] = kind;
            }
        }

        return new ProductKinds(Column<int>.Of(kindOf), Ragged<int>.Of(leaders), Column<float>.Of(weights));

        int Nearest(int[] described)
        {
            var rarest = described.OrderBy(n => frequency[n]).ThenBy(n => n).Take(RarestNames);
            var (best, nearest) = (Similar, -1);
            foreach (var leader in rarest.SelectMany(n => leadersBy.GetValueOrDefault(n) ?? []).Distinct().Order())
            {
                if (Signatures.Similarity(described, leaders[leader], weights) is var similarity && similarity > best)
                {
                    (best, nearest) = (similarity, leader);
                }
            }

            if (nearest >= 0)
            {
                return nearest;
            }

            foreach (var name in described)
            {
                (CollectionsMarshal.GetValueRefOrAddDefault(leadersBy, name, out _) ??= []).Add(leaders.Count);
            }

            leaders.Add(described);
            return leaders.Count - 1;
        }
    }

    /// <summary>By name, and behind them by category, its place in the order of the texts: so that what is learned does not depend on how they are numbered.</summary>
    private static int[] Ranks(ProductColumns columns)
    {
        var texts = Enumerable.Range(0, columns.Names.Count).Select(columns.Names.Key)
            .Concat(Enumerable.Range(0, columns.Categories.Count).Select(columns.Categories.Key))
            .Select((text, number) => (Text: text, IsCategory: number >= columns.Names.Count, Number: number))
            .OrderBy(t => t.IsCategory).ThenBy(t => t.Text, StringComparer.Ordinal);
        var ranks = new int[columns.Names.Count + columns.Categories.Count];
        foreach (var (rank, text) in texts.Index())
        {
            ranks[text.Number] = rank;
        }

        return ranks;
    }

    private static int[][] Describing(ProductColumns columns, int[] ranks)
    {
        var described = new int[columns.Ids.Length][];
        for (var document = 0; document < described.Length; document++)
        {
            var names = new SortedSet<int>();
            foreach (var property in columns.Attributes[document])
            {
                names.Add(ranks[property.Name]);
            }

            foreach (var category in columns.Category[document])
            {
                names.Add(ranks[columns.Names.Count + category]);
            }

            described[document] = [.. names];
        }

        return described;
    }
}
