using Aisle.Catalog.Index.Internals;
using Aisle.Catalog.Search.Filtering;

namespace Aisle.Catalog.Search.Ranking;

/// <summary>
/// Which documents match, found with sets of bits before anything is scored, so that their number is exact whatever the ranking skips.
/// </summary>
internal sealed class Matcher
{
    /// <summary>Share of what is asked for that a product must say to be worth showing where it has not all words.</summary>
    private const float FairPart = 0.4f;

    private readonly IndexData _index;
    private readonly QueryPlan _plan;
    private readonly Scratch _scratch;
    private readonly ProductFilter _filter;
    private readonly ulong[]?[] _built;

    public Matcher(IndexData index, QueryPlan plan, ProductFilter filter, Scratch scratch, CancellationToken cancellationToken)
    {
        (_index, _plan, _filter, _scratch) = (index, plan, filter, scratch);
        _built = new ulong[]?[plan.Slots.Count];
        Matches = scratch.TakeSet();
        if (!plan.HasWords)
        {
            Bits.Fill(Matches, index.Count);
            Total = filter.Keep(Matches);
            return;
        }

        for (var slot = 0; slot < plan.Slots.Count; slot++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            Build(slot);
            if (slot == 0)
            {
                Set(slot).CopyTo(Matches);
            }
            else
            {
                Bits.And(Matches, Set(slot));
            }
        }

        Total = filter.Keep(Matches);
        if (Total == 0 && plan.Slots.Count > 1)
        {
            Total = new MostSaid(plan.Said, Sets(), filter).BesideBest(Matches);
        }
    }

    /// <summary>
    /// The documents that meet the filters and have all words of the query; where none has all, those that say most of it, above all the type.
    /// So "red samsung toaster with a timer" finds Samsung toasters where there are no red ones, and Total says how many.
    /// </summary>
    public ulong[] Matches { get; }

    public int Total { get; private set; }

    /// <summary>The words of the query that a document lacks.</summary>
    public IEnumerable<string> Unmet(int document) =>
        Enumerable.Range(0, _plan.Slots.Count).Where(slot => !Bits.Has(Set(slot), document)).Select(slot => _plan.Slots[slot].Word);

    /// <summary>The documents that meet the filters and do not match, but say a fair part of what is asked for; and how many they are.</summary>
    public (ulong[] Documents, int Count) Partial()
    {
        var partial = _scratch.TakeSet();
        return _plan.Slots.Count < 2 ? (partial, 0) : (partial, new MostSaid(_plan.Said, Sets(), _filter).OfWhole(partial, FairPart, Matches));
    }

    private void Build(int slot)
    {
        var alternatives = _plan.Slots[slot].Alternatives;
        if (alternatives is [{ DenseNumber: >= 0 }])
        {
            return;
        }

        var set = _built[slot] = _scratch.TakeSet();
        foreach (var alternative in alternatives)
        {
            if (alternative.DenseNumber >= 0)
            {
                Bits.Or(set, _index.Postings.Dense.Set(alternative.DenseNumber));
            }
            else
            {
                Bits.Add(set, alternative.Documents);
            }
        }
    }

    private ReadOnlySpan<ulong> Set(int slot) => _built[slot] ?? _index.Postings.Dense.Set(_plan.Slots[slot].Alternatives[0].DenseNumber);

    private ulong[][] Sets()
    {
        var sets = new ulong[_plan.Slots.Count][];
        for (var slot = 0; slot < sets.Length; slot++)
        {
            if ((sets[slot] = _built[slot]!) is null)
            {
                sets[slot] = _scratch.TakeSet();
                Set(slot).CopyTo(sets[slot]);
            }
        }

        return sets;
    }
}
