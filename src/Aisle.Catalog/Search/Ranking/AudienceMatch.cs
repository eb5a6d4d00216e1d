using Aisle.Catalog.Index.Analysis;
using Aisle.Catalog.Index.Internals;

namespace Aisle.Catalog.Search.Ranking;

/// <summary>Which products say, in title or category, that they are for others than the query asks for: "men's sneakers" wants none "for kids, girls and boys".</summary>
internal sealed class AudienceMatch
{
    private readonly IndexData _index;
    private readonly Audience _serving;
    private readonly Dictionary<int, Audience> _byTerm = [];
    private readonly Audience?[] _byCategory;

    private AudienceMatch(IndexData index, Audience asked)
    {
        _index = index;
        _serving = Audiences.Serving(asked);
        _byCategory = new Audience?[index.Columns.Categories.Count];
        foreach (var (word, audience) in Audiences.Words)
        {
            if (index.Postings.Terms.Find(word) is var term and >= 0)
            {
                _byTerm.Add(term, audience);
            }
        }
    }

    /// <summary>Null where the query asks for nobody's.</summary>
    public static AudienceMatch? Of(IndexData index, QueryPlan plan)
    {
        var asked = plan.Slots.Aggregate(Audience.Anyone, (all, slot) => all | Audiences.Words.GetValueOrDefault(slot.Word));
        return asked is Audience.Anyone || Audiences.Serving(asked) == Audience.All ? null : new AudienceMatch(index, asked);
    }

    public bool IsForOthers(int document)
    {
        var said = Audience.Anyone;
        foreach (var term in _index.Titles.Of(document))
        {
            said |= term >= 0 ? _byTerm.GetValueOrDefault(term) : 0;
        }

        foreach (var category in _index.Columns.Category[document])
        {
            said |= _byCategory[category] ??= OfCategory(category);
        }

        return said != Audience.Anyone && (said & _serving) == 0;
    }

    private Audience OfCategory(int category)
    {
        var words = new QueryWords();
        words.Read(_index.Columns.Categories.Key(category));
        return Enumerable.Range(0, words.Count).Aggregate(Audience.Anyone, (all, i) => all | Audiences.Words.GetValueOrDefault(words[i]));
    }
}
