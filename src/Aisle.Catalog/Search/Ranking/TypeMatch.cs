using System.Buffers;
using Aisle.Catalog.Index.Internals;

namespace Aisle.Catalog.Search.Ranking;

/// <summary>
/// How far a product is of the type that the query names, from 0 to 1: what its title and category say, corrected by what those say of
/// the products that are described alike. Among gamepads one that ends on "PC" is no computer; a notebook whose title forgets the word
/// still is one.
/// </summary>
internal sealed class TypeMatch : IDisposable
{
    private readonly IndexData _index;
    private readonly Name[] _names;

    /// <summary>By kind: for a product whose own words do not say the type, and the most for any product.</summary>
    private readonly float[] _byKind;
    private readonly float[] _mostByKind;

    public TypeMatch(IndexData index, Slot slot, SynonymTable synonyms)
    {
        _index = index;
        _names = new Name[slot.Alternatives.Count];
        _byKind = Rent(index.Kinds.Count);
        _mostByKind = Rent(index.Kinds.Count);
        var senses = new Senses(index, synonyms);
        for (var i = 0; i < _names.Length; i++)
        {
            var alternative = slot.Alternatives[i];
            var term = alternative.Terms[^1];
            var isSynonym = alternative.Terms.Length == 1 && !index.Postings.Terms.Characters(term).SequenceEqual(slot.Word);
            var meant = isSynonym ? senses.Meant(slot.Word, term) : null;
            var kinds = index.KindNames.Of(term);
            var strengths = new float[kinds.Length];
            for (var k = 0; k < kinds.Length; k++)
            {
                // The root: a synonym counts for less as a word, but its product is no less of the type.
                var strength = MathF.Sqrt(kinds[k].Share * alternative.Weight) * (meant is null || meant(kinds[k].Kind) ? 1 : index.Weights.OtherSense);
                strengths[k] = strength;
                ref var most = ref _mostByKind[kinds[k].Kind];
                most = Math.Max(most, strength);
                if (alternative.Terms.Length == 1)
                {
                    ref var byKind = ref _byKind[kinds[k].Kind];
                    byKind = Math.Max(byKind, strength * index.Weights.Kind);
                    most = Math.Max(most, byKind);
                }
            }

            _names[i] = new Name(alternative, term, strengths);
        }

        MostOfAny = index.Kinds.AreAllKnown ? Largest(_mostByKind.AsSpan(0, index.Kinds.Count)) : 1;
    }

    /// <summary>What <see cref="Of"/> exceeds for no product.</summary>
    public float MostOfAny { get; }

    public float Of(int document)
    {
        var kind = _index.Kinds.Of(document);
        var types = _index.Types.Of(document);
        var best = kind < 0 ? 0 : _byKind[kind];
        foreach (var (alternative, term, strengths) in _names)
        {
            if (types.Contains(term) && (alternative.Terms.Length == 1 || alternative.Find(document) >= 0))
            {
                best = Math.Max(best, kind < 0 ? MathF.Sqrt(alternative.Weight) : strengths[KindNames.Find(_index.KindNames.Of(term), kind)]);
            }
        }

        return best;
    }

    /// <summary>What <see cref="Of"/> does not exceed, from the product's kind alone.</summary>
    public float Most(int document) => _index.Kinds.Of(document) is var kind and >= 0 ? _mostByKind[kind] : 1;

    public void Dispose()
    {
        ArrayPool<float>.Shared.Return(_byKind);
        ArrayPool<float>.Shared.Return(_mostByKind);
    }

    private static float Largest(ReadOnlySpan<float> values)
    {
        var largest = 0f;
        foreach (var value in values)
        {
            largest = Math.Max(largest, value);
        }

        return largest;
    }

    private static float[] Rent(int length)
    {
        var rented = ArrayPool<float>.Shared.Rent(length);
        rented.AsSpan(0, length).Clear();
        return rented;
    }

    /// <param name="Alternative">What may stand for the type's word.</param>
    /// <param name="Term">Its last term, which names the thing.</param>
    /// <param name="Strengths">Beside the term's kinds.</param>
    private readonly record struct Name(Alternative Alternative, int Term, float[] Strengths);
}
