using Aisle.Catalog.Index.Internals;

namespace Aisle.Catalog.Search.Ranking;

/// <summary>
/// What the words of a query add to documents. Words whose documents are all packed are few documents, and are added up beforehand; of a
/// word with a dense term each document is looked up when it is asked for, which for most never happens, since <see cref="MostOfDense"/> says what
/// an interval can reach at best.
/// </summary>
internal sealed class WordScores
{
    private readonly Scratch _scratch;
    private readonly DenseWord[] _dense;

    public WordScores(IndexData index, QueryPlan plan, Scratch scratch, CancellationToken cancellationToken)
    {
        _scratch = scratch;
        var dense = new List<DenseWord>();
        for (var slot = 0; slot < plan.Slots.Count; slot++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (plan.Slots[slot].Alternatives.Any(a => a.DenseNumber >= 0))
            {
                dense.Add(new DenseWord(index.Postings, slot, plan.Slots[slot], scratch));
            }
            else
            {
                scratch.Add(plan.Slots[slot].Idf, plan.Slots[slot].Alternatives);
            }
        }

        _dense = [.. dense];
    }

    /// <summary>Those that are looked up, in the query's order.</summary>
    public DenseWord[] Dense => _dense;

    /// <summary>The sum for one document. Always added in the same order, so that it is the same to the last bit whatever was skipped.</summary>
    public float Of(int document)
    {
        var sum = _scratch.Scores[document];
        foreach (var word in _dense)
        {
            sum += word.Of(document);
        }

        return sum;
    }

    /// <summary>The sums for some of 64 documents, each the same as by itself.</summary>
    /// <param name="word">The place of the 64 in a set.</param>
    /// <param name="documents">Which of them.</param>
    /// <param name="sums">One for each of the 64; what it has for others says nothing.</param>
    public void Of(int word, ulong documents, Span<float> sums)
    {
        _scratch.Scores.AsSpan(word * 64, 64).CopyTo(sums);
        foreach (var dense in _dense)
        {
            dense.Add(word, documents, sums);
        }
    }

    /// <summary>What dense words add at most to a document of an interval and part; the rest stands in <see cref="Scratch.Scores"/>.</summary>
    public float MostOfDense(int interval, TitlePart part)
    {
        var sum = 0f;
        foreach (var word in _dense)
        {
            sum += word.Most(interval, (part.Absent >> word.Place & 1) == 0);
        }

        return sum;
    }
}
