using Aisle.Catalog.Index;
using Aisle.Catalog.Index.Vectors;

namespace Aisle.Catalog.Search.Meaning;

/// <summary>
/// The semantic leg beside the words. A product's nearness to the query is counted in deviations above what is usual for the query, so that encoders can be exchanged;
/// it is added to the score of the words (<see cref="Weight"/>), and where matches don't fill a page, the nearest products that meet the conditions go on with it.
/// They are never counted: a match has the words.
/// </summary>
public sealed class SearchMeaning
{
    /// <summary>Best matches by words that are put in order anew.</summary>
    private const int Depth = 100;

    private const int Nearest = 60;

    /// <summary>Nearer than nine in ten thousand would be by chance; what is less near is not offered as being meant.</summary>
    private const double LeastAbove = 3;

    private const double MostAbove = 6;

    /// <summary>What a deviation adds to a score in which a word of the title is worth 1 to 4 (docs/decisions/0026).</summary>
    private const double Weight = 0.1;

    private readonly ITextEncoder _encoder;
    private readonly ProductVectors _vectors;

    internal SearchMeaning(ITextEncoder encoder, ProductVectors vectors) => (_encoder, _vectors) = (encoder, vectors);

    /// <summary>How many products have a vector.</summary>
    public int Count => _vectors.Count;

    internal SearchResult Search(CatalogIndex index, SearchQuery query, CancellationToken cancellationToken)
    {
        if (query.Text.Length == 0 || query.Sort != SearchSort.Relevance || query.Offset + query.Limit > Depth || _encoder.EncodeQuery(query.Text) is not { } vector)
        {
            return index.SearchWords(query, cancellationToken);
        }

        var words = index.SearchWords(query with { Offset = 0, Limit = Depth }, cancellationToken);
        words = words.Total < query.Limit ? words : words with { Hits = [.. words.Hits.Take(words.Total)], PartialTotal = 0 }; // the page is smaller than the depth
        var near = _vectors.Near(vector);
        var matches = words.Hits.Take(words.Total).Select(Moved).OrderByDescending(h => h.Score).ToList(); // a stable order: equals stay as the words have them
        var rest = words.Hits.Skip(words.Total).Select(Moved).Concat(matches.Count < query.Offset + query.Limit ? Others() : []).OrderByDescending(h => h.Score);
        return words with { Hits = [.. matches.Concat(rest).Skip(query.Offset).Take(query.Limit)] };

        SearchHit Moved(SearchHit hit) => With(hit, near.Of(hit.ProductId));

        IEnumerable<SearchHit> Others()
        {
            var known = words.Hits.Select(h => h.ProductId).ToHashSet(StringComparer.Ordinal);
            var others = near.Nearest(Nearest).Where(p => p.Above >= LeastAbove && !known.Contains(p.ProductId)).ToDictionary(p => p.ProductId, p => p.Above, StringComparer.Ordinal);
            if (others.Count == 0)
            {
                return [];
            }

            var wanted = query.Filters.ProductIds.Count == 0 ? others.Keys.ToArray() : [.. others.Keys.Intersect(query.Filters.ProductIds)];
            var meeting = wanted.Length == 0
                ? []
                : index.SearchWords(new SearchQuery { Filters = query.Filters with { ProductIds = wanted }, Limit = Nearest }, cancellationToken).Hits;
            return meeting.Select(h => With(h with { Score = 0, Explanation = query.Explain ? new ScoreExplanation(0, []) : null }, others[h.ProductId]) with { ByMeaning = true });
        }
    }

    private static SearchHit With(SearchHit hit, double above)
    {
        var added = Weight * Math.Clamp(above, 0, MostAbove);
        return added == 0 ? hit : hit with
        {
            Score = hit.Score + added,
            Explanation = hit.Explanation is { } told
                ? new ScoreExplanation(told.Total + added, [.. told.Signals.Append(new ScoreSignal("meaning", FormattableString.Invariant($"{above:0.0} deviations nearer than usual"), added)).OrderByDescending(s => Math.Abs(s.Contribution))])
                : null,
        };
    }
}
