using System.Numerics;
using Aisle.Catalog.Index.Internals;

namespace Aisle.Catalog.Search.Ranking;

/// <summary>Scores documents for one query: words first, then the signals that need the document as a whole.</summary>
internal sealed class Ranker(IndexData index, QueryPlan plan)
{
    private readonly int _wholeText = plan.Text.Length > 0 ? index.Postings.Terms.Find(plan.Text) : -1;
    private readonly TypeMatch? _type = plan.TypeSlot < 0 ? null : new TypeMatch(index, plan.Slots[plan.TypeSlot], SynonymTable.Retail);

    /// <summary>Adds up the words' scores of every document that has one of them.</summary>
    public void ScoreWords(Scratch scratch, CancellationToken cancellationToken)
    {
        for (var slot = 0; slot < plan.Slots.Count; slot++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var (_, idf, alternatives) = plan.Slots[slot];
            foreach (var alternative in alternatives)
            {
                scratch.Add(slot, alternatives.Count > 1, alternative.Documents, alternative.Impacts, idf * alternative.Weight / PostingLists.ImpactScale);
            }
        }
    }

    /// <summary>The whole score of one document.</summary>
    public float Score(int document, float words) =>
        words + Type(document) + Phrase(document) + ExactTitle(document) + Identifier(document) + Availability(document) + Rating(document);

    public ScoreExplanation Explain(int document)
    {
        var signals = new List<ScoreSignal>();
        foreach (var slot in plan.Slots)
        {
            ExplainWord(slot, document, signals);
        }

        Add("type", plan.TypeSlot < 0 ? "" : plan.Slots[plan.TypeSlot].Word, Type(document));
        Add("phrase", plan.Text, Phrase(document));
        Add("exact_title", plan.Text, ExactTitle(document));
        Add("identifier", plan.Text, Identifier(document));
        Add("availability", "can be bought", Availability(document));
        Add("rating", "", Rating(document));
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
            var place = alternative.Documents.BinarySearch(document);
            if (place >= 0 && alternative.Impacts[place] * (slot.Idf * alternative.Weight / PostingLists.ImpactScale) is var score && score > best)
            {
                (best, from) = (score, alternative);
            }
        }

        if (from is null)
        {
            return;
        }

        var frequencies = index.Postings.Frequencies(from.Terms[0])[index.Postings.Documents(from.Terms[0]).BinarySearch(document)];

        Span<float> parts = stackalloc float[Fields.Count];
        var sum = 0f;
        for (var field = 0; field < Fields.Count; field++)
        {
            var count = (frequencies >> (field * 4)) & 15;
            parts[field] = count == 0 ? 0 : index.Bm25F.Frequency(document, field, count);
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

    private float Type(int document) =>
        _type is null ? 0 : index.Weights.Type * plan.Slots[plan.TypeSlot].Idf * _type.Of(document);

    private float Phrase(int document)
    {
        if (plan.Slots.Count < 2)
        {
            return 0;
        }

        var title = index.Titles.Of(document);
        var pairs = 0u;
        for (var i = 0; i + 1 < title.Length; i++)
        {
            for (var slot = 0; slot + 1 < plan.Slots.Count; slot++)
            {
                if (Is(title[i], slot) && Is(title[i + 1], slot + 1))
                {
                    pairs |= 1u << slot;
                }
            }
        }

        var sum = 0f;
        for (; pairs != 0; pairs &= pairs - 1)
        {
            var slot = BitOperations.TrailingZeroCount(pairs);
            sum += index.Weights.Phrase * Math.Max(plan.Slots[slot].Idf, plan.Slots[slot + 1].Idf);
        }

        return sum;
    }

    private float ExactTitle(int document)
    {
        if (plan.Slots.Count == 0)
        {
            return 0;
        }

        var at = 0;
        foreach (var term in index.Titles.Of(document))
        {
            if (term >= 0 && (at == plan.Slots.Count || !Is(term, at++)))
            {
                return 0;
            }
        }

        return at == plan.Slots.Count ? index.Weights.ExactTitle : 0;
    }

    private float Identifier(int document)
    {
        if (_wholeText < 0)
        {
            return 0;
        }

        var place = index.Postings.Documents(_wholeText).BinarySearch(document);
        return place >= 0 && (index.Postings.Frequencies(_wholeText)[place] >> ((int)Field.Identifiers * 4)) != 0 ? index.Weights.Identifier : 0;
    }

    private float Availability(int document)
    {
        for (var sku = index.Columns.Skus.Start(document); sku < index.Columns.Skus.End(document); sku++)
        {
            foreach (var offer in index.Columns.Offers[sku])
            {
                if (offer.CanBeBought)
                {
                    return index.Weights.Availability;
                }
            }
        }

        return 0;
    }

    private float Rating(int document) =>
        index.Weights.Rating * RatingPrior.Of(index.Columns.RatingAverage[document], index.Columns.RatingCount[document]);

    private bool Is(int term, int slot)
    {
        foreach (var alternative in plan.Slots[slot].Alternatives)
        {
            if (alternative.Terms.Length == 1 && alternative.Terms[0] == term)
            {
                return true;
            }
        }

        return false;
    }
}
