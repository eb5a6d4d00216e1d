using Aisle.Catalog.Index.Internals;

namespace Aisle.Catalog.Search.Ranking;

/// <summary>
/// How far a product is of the type that the query names, from 0 to 1: what its title and category say, corrected by what those say of
/// the products that are described alike. Among gamepads one that ends on "PC" is no computer; a notebook whose title forgets the word
/// still is one.
/// </summary>
internal sealed class TypeMatch
{
    private readonly IndexData _index;
    private readonly IReadOnlyList<Alternative> _alternatives;
    private readonly Dictionary<(int Term, int Kind), float> _strength = [];
    private readonly Dictionary<int, float> _kinds = [];

    public TypeMatch(IndexData index, Slot slot, SynonymTable synonyms)
    {
        _index = index;
        _alternatives = slot.Alternatives;
        var senses = new Senses(index, synonyms);
        foreach (var alternative in _alternatives)
        {
            var term = alternative.Terms[^1];
            var isSynonym = alternative.Terms.Length == 1 && index.Postings.Terms[term] != slot.Word;
            var meant = isSynonym ? senses.Meant(slot.Word, term) : null;
            foreach (var named in index.KindNames.Of(term))
            {
                // The root: a synonym counts for less as a word, but its product is no less of the type.
                var strength = MathF.Sqrt(named.Share * alternative.Weight) * (meant is null || meant(named.Kind) ? 1 : index.Weights.OtherSense);
                _strength[(term, named.Kind)] = Math.Max(strength, _strength.GetValueOrDefault((term, named.Kind)));
                if (alternative.Terms.Length == 1)
                {
                    _kinds[named.Kind] = Math.Max(strength, _kinds.GetValueOrDefault(named.Kind));
                }
            }
        }
    }

    public float Of(int document)
    {
        var kind = _index.Kinds.Of(document);
        var types = _index.Types.Of(document);
        var best = _kinds.GetValueOrDefault(kind) * _index.Weights.Kind;
        foreach (var alternative in _alternatives)
        {
            var term = alternative.Terms[^1];
            if (types.Contains(term) && (alternative.Terms.Length == 1 || alternative.Documents.BinarySearch(document) >= 0))
            {
                best = Math.Max(best, kind < 0 ? MathF.Sqrt(alternative.Weight) : _strength.GetValueOrDefault((term, kind)));
            }
        }

        return best;
    }
}
