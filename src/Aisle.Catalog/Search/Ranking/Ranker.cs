using System.Numerics;
using Aisle.Catalog.Index.Internals;

namespace Aisle.Catalog.Search.Ranking;

/// <summary>
/// Scores documents for one query. What a document's score can be at most is known before the signals that are dear to compute, in steps: by
/// what stands in its title, by interval, then with the document's own prior, then with its words. A new signal belongs into <see cref="Priors"/>
/// if it does not depend on the query, else into <see cref="Score"/> and <see cref="Most(TitlePart)"/>.
/// </summary>
internal sealed class Ranker : IDisposable
{
    /// <summary>In a query of more words the last is not always the type: "hair serum products", "jeans with a high waist".</summary>
    private const int ShortQuery = 3;

    private readonly IndexData _index;
    private readonly QueryPlan _plan;
    private readonly WordScores _words;
    private readonly TypeMatch? _type;
    private readonly AudienceMatch? _audience;
    private readonly float _typeWorth;

    /// <summary>By slot, the terms that stand for its word by themselves.</summary>
    private readonly int[][] _terms;

    /// <summary>By slot but the last, what it is worth that its word stands beside the next.</summary>
    private readonly float[] _pairs;

    public Ranker(IndexData index, QueryPlan plan, Scratch scratch, CancellationToken cancellationToken)
    {
        (_index, _plan) = (index, plan);
        _words = new WordScores(_index, plan, scratch, cancellationToken);
        if (_plan.TypeSlot >= 0)
        {
            _type = new TypeMatch(_index, _plan.Slots[_plan.TypeSlot], _index.Synonyms);
            _typeWorth = (_plan.Slots.Count <= ShortQuery ? _index.Weights.Type : _index.Weights.TypeInLong) * _plan.Slots[_plan.TypeSlot].Idf;
            MostTypeOfAll = _typeWorth * _type.MostOfAny;
        }

        _audience = AudienceMatch.Of(_index, plan);
        _terms = [.. plan.Slots.Select(s => s.Terms)];
        _pairs = [.. plan.Slots.Skip(1).Select((next, slot) => _index.Weights.Phrase * Math.Max(plan.Slots[slot].Idf, next.Idf))];
        Outstanding = new OutstandingMatches(_index, plan);
        Parts = new TitleParts(_words.Dense, _pairs, scratch);
    }

    public OutstandingMatches Outstanding { get; }

    public TitleParts Parts { get; }

    /// <summary>Whether the query says nothing to score by, so that a score is the product's prior.</summary>
    public bool IsPriorOnly => _plan.Slots.Count == 0 && _plan.Text.Length == 0;

    /// <summary>What the words add to one document.</summary>
    public float Words(int document) => _words.Of(document);

    /// <summary>The same for some of 64 documents.</summary>
    public void Words(int word, ulong documents, Span<float> sums) => _words.Of(word, documents, sums);

    /// <summary>The whole score of one document.</summary>
    public float Score(int document, float words) =>
        words + Fit(document) + Phrase(document) + Outstanding.ExactTitle(document) + Outstanding.Identifier(document) + _index.Priors.Scores[document];

    /// <summary>What no document of a part exceeds by its words, type and phrases, but for the words in <see cref="Scratch.Scores"/>.</summary>
    public float Most(TitlePart part) => part.Most + MostTypeOfAll;

    /// <summary>The same of an interval.</summary>
    public float Most(TitlePart part, int interval) => _words.MostOfDense(interval, part) + MostTypeOfAll + part.MostPhrase;

    /// <summary>What <see cref="Type"/> does not exceed for any.</summary>
    public float MostTypeOfAll { get; }

    /// <summary>What <see cref="Type"/> does not exceed.</summary>
    public float MostType(int document) => _type is null ? 0 : _typeWorth * _type.Most(document);

    public void Dispose() => _type?.Dispose();

    public ScoreExplanation Explain(int document)
    {
        var signals = new List<ScoreSignal>();
        foreach (var slot in _plan.Slots)
        {
            ExplainWord(slot, document, signals);
        }

        Add("type", _plan.TypeSlot < 0 ? "" : _plan.Slots[_plan.TypeSlot].Word, Type(document));
        Add("audience", "for others", OthersAudience(document));
        Add("phrase", _plan.Text, Phrase(document));
        Add("exact_title", _plan.Text, Outstanding.ExactTitle(document));
        Add("identifier", _plan.Text, Outstanding.Identifier(document));
        Add("availability", "can be bought", Priors.Availability(_index.Columns, _index.Weights, document));
        Add("rating", "", Priors.Rating(_index.Columns, _index.Weights, document));
        signals.Sort((a, b) => b.Contribution.CompareTo(a.Contribution));
        return new ScoreExplanation(signals.Sum(s => s.Contribution), signals);

        void Add(string name, string detail, float contribution)
        {
            if (contribution != 0)
            {
                signals.Add(new ScoreSignal(name, detail, contribution));
            }
        }
    }

    /// <summary>Divides the best term's score among the fields by their share of tf~.</summary>
    private void ExplainWord(Slot slot, int document, List<ScoreSignal> signals)
    {
        var best = 0f;
        Alternative? from = null;
        foreach (var alternative in slot.Alternatives)
        {
            var place = alternative.Find(document);
            if (place >= 0 && alternative.Impacts[place] * (slot.Idf * alternative.Weight / PostingLists.ImpactScale) is var score && score > best)
            {
                (best, from) = (score, alternative);
            }
        }

        if (from is null)
        {
            return;
        }

        var frequencies = _index.Postings.Frequencies(from.Terms[0], _index.Postings.Find(from.Terms[0], document));

        Span<float> parts = stackalloc float[Fields.Count];
        var sum = 0f;
        for (var field = 0; field < Fields.Count; field++)
        {
            var count = (frequencies >> (field * 4)) & 15;
            parts[field] = count == 0 ? 0 : _index.Bm25F.Frequency(document, field, count);
            sum += parts[field];
        }

        var word = from.ToString();
        for (var field = 0; field < Fields.Count; field++)
        {
            if (parts[field] > 0)
            {
                signals.Add(new ScoreSignal("bm25f:" + Fields.Names[field], word == slot.Word ? word : $"{word} for {slot.Word}", best * parts[field] / sum));
            }
        }
    }

    /// <summary>What it adds that the document is of the type that the query names, less what it takes that it is for others than those the query names.</summary>
    public float Fit(int document) => Type(document) + OthersAudience(document);

    /// <summary>What it adds that the document is of the type that the query names.</summary>
    public float Type(int document) => _type is null ? 0 : _typeWorth * _type.Of(document);

    private float OthersAudience(int document) => _audience?.IsForOthers(document) == true ? -_index.Weights.Audience : 0;

    /// <summary>What the pairs of words that stand side by side in the title add.</summary>
    public float Phrase(int document)
    {
        if (_terms.Length < 2)
        {
            return 0;
        }

        var title = _index.Titles.Of(document);
        var pairs = 0u;
        for (var slot = 0; slot + 1 < _terms.Length; slot++)
        {
            for (var i = 0; i + 1 < title.Length; i++)
            {
                if (Stands(_terms[slot], title[i]) && Stands(_terms[slot + 1], title[i + 1]))
                {
                    pairs |= 1u << slot;
                    break;
                }
            }
        }

        var sum = 0f;
        for (; pairs != 0; pairs &= pairs - 1)
        {
            sum += _pairs[BitOperations.TrailingZeroCount(pairs)];
        }

        return sum;
    }

    /// <summary>Most words have one term: a search through a span would cost more than it finds.</summary>
    private static bool Stands(int[] terms, int term)
    {
        foreach (var one in terms)
        {
            if (one == term)
            {
                return true;
            }
        }

        return false;
    }
}
