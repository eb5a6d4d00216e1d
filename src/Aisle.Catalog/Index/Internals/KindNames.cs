using System.Runtime.InteropServices;
using Aisle.Catalog.Index.Internals.Files;

namespace Aisle.Catalog.Index.Internals;

/// <summary>How the products of each kind are called: the words that are the type of some of them, and of how many.</summary>
internal sealed class KindNames
{
    /// <summary>Share of a kind's products that a word must be the type of for it to name the kind.</summary>
    private const float Names = 0.25f;

    private readonly Column<int> _terms;
    private readonly Ragged<KindName> _kinds;

    private KindNames(Column<int> terms, Ragged<KindName> kinds) => (_terms, _kinds) = (terms, kinds);

    public static KindNames Count(ProductKinds kinds, ProductTypes types, int documents)
    {
        var counts = new Dictionary<(int Term, int Kind), int>();
        for (var document = 0; document < documents; document++)
        {
            var of = types.Of(document);
            var kind = kinds.Of(document);
            for (var i = 0; i < of.Length; i++)
            {
                if (kind >= 0 && !of[..i].Contains(of[i]))
                {
                    CollectionsMarshal.GetValueRefOrAddDefault(counts, (of[i], kind), out _)++;
                }
            }
        }

        var byTerm = counts
            .GroupBy(c => c.Key.Term)
            .OrderBy(g => g.Key)
            .Select(g => (Term: g.Key, Kinds: g.Select(c => new KindName(c.Key.Kind, c.Value, (float)c.Value / kinds.Size(c.Key.Kind))).OrderBy(n => n.Kind).ToArray()))
            .ToArray();
        return new KindNames(Column<int>.Of(Array.ConvertAll(byTerm, t => t.Term)), Ragged<KindName>.Of(Array.ConvertAll(byTerm, t => t.Kinds)));
    }

    public static KindNames Read(SectionReader from) => new(from.Next<int>(), Ragged<KindName>.Read(from));

    public void Write(SectionWriter to)
    {
        to.Add(_terms);
        _kinds.Write(to);
    }

    /// <summary>The kinds of whose products a term is the type, be it of one only; in rising order.</summary>
    public ReadOnlySpan<KindName> Of(int term) => _terms.Span.BinarySearch(term) is var place and >= 0 ? _kinds[place] : [];

    /// <summary>The place of a kind that is among them.</summary>
    public static int Find(ReadOnlySpan<KindName> kinds, int kind)
    {
        var (low, high) = (0, kinds.Length - 1);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = kinds[middle].Kind < kind ? (middle + 1, high) : (low, middle);
        }

        return low;
    }

    /// <summary>The kinds that a term names: more than one product, and a fair share of them.</summary>
    public IEnumerable<KindName> Named(int term) => Of(term).ToArray().Where(n => n.Count > 1 && n.Share >= Names);
}

/// <param name="Kind">The kind.</param>
/// <param name="Count">Of how many of its products a word is the type.</param>
/// <param name="Share">Of how many in one.</param>
internal readonly record struct KindName(int Kind, int Count, float Share);
