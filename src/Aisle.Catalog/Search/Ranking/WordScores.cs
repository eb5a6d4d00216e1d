using Aisle.Catalog.Index.Internals;

namespace Aisle.Catalog.Search.Ranking;

/// <summary>
/// What the words of a query add to documents. Words whose documents are all packed are few documents, and are added up beforehand; of a
/// word with a dense term each document is looked up when it is asked for, which for most never happens, since <see cref="MostOfDense"/> says what
/// an interval can reach at best.
/// </summary>
internal sealed class WordScores
{
    private readonly PostingLists _postings;
    private readonly Scratch _scratch;
    private readonly List<DenseWord> _dense = [];

    public WordScores(IndexData index, QueryPlan plan, Scratch scratch, CancellationToken cancellationToken)
    {
        _postings = index.Postings;
        _scratch = scratch;
        foreach (var (_, idf, alternatives) in plan.Slots)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (alternatives.Any(a => a.DenseNumber >= 0))
            {
                _dense.Add(new DenseWord([.. alternatives.Select(a => new Source(a, idf * a.Weight / PostingLists.ImpactScale, MostOfPacked(a), a.DenseNumber < 0 ? null : _postings.Cursor(a.Terms[0])))]));
            }
            else
            {
                scratch.Add(idf, alternatives);
            }
        }
    }

    /// <summary>The sum for one document. Always added in the same order, so that it is the same to the last bit whatever was skipped.</summary>
    public float Of(int document)
    {
        var sum = _scratch.Scores[document];
        foreach (var word in _dense)
        {
            var best = 0f;
            foreach (var (alternative, scale, _, cursor) in word.Sources)
            {
                if (cursor is not null)
                {
                    best = Math.Max(best, cursor.Impact(document) * scale);
                }
                else if (alternative.Find(document) is var place and >= 0)
                {
                    best = Math.Max(best, alternative.Impacts[place] * scale);
                }
            }

            sum += best;
        }

        return sum;
    }

    /// <summary>What words with dense terms add at most in an interval; the rest stands in <see cref="Scratch.Scores"/>.</summary>
    public float MostOfDense(int interval)
    {
        var sum = 0f;
        foreach (var word in _dense)
        {
            var best = 0f;
            foreach (var (alternative, scale, most, _) in word.Sources)
            {
                best = Math.Max(best, scale * (alternative.DenseNumber < 0 ? most : _postings.Dense.Most(alternative.DenseNumber)[interval]));
            }

            sum += best;
        }

        return sum;
    }

    private static int MostOfPacked(Alternative alternative)
    {
        var most = 0;
        if (alternative.DenseNumber < 0)
        {
            foreach (var impact in alternative.Impacts)
            {
                most = Math.Max(most, impact);
            }
        }

        return most;
    }

    private sealed record DenseWord(Source[] Sources);

    /// <param name="Alternative">A term or phrase.</param>
    /// <param name="Scale">What an impact of 1 is worth.</param>
    /// <param name="Most">The largest impact of a packed list.</param>
    /// <param name="Cursor">Of a dense term.</param>
    private readonly record struct Source(Alternative Alternative, float Scale, int Most, DenseCursor? Cursor);
}
