using Aisle.Catalog.Index.Internals;
using Aisle.Catalog.Index.Internals.Files;
using Aisle.Catalog.Search.Reading;

namespace Aisle.Catalog.Search.Suggesting;

/// <summary>The phrases of titles whose last word is what some product is, "wireless mouse" and not "mouse wireless", with how many titles have them.</summary>
internal sealed class PhraseTable(TextColumn texts, Column<int> counts)
{
    private const int Most = 50_000;

    /// <summary>In a shop of fewer products a phrase of one title is worth keeping.</summary>
    private const int FewProducts = 500;

    public static PhraseTable Empty { get; } = new(TextColumn.Of([]), default);

    public static PhraseTable Of(PhraseCollector phrases, IndexData index)
    {
        var kept = Kept(phrases.Counts, index).Take(Most).ToArray();
        return new PhraseTable(TextColumn.Of(Array.ConvertAll(kept, p => p.Text)), Column<int>.Of(Array.ConvertAll(kept, p => p.Count)));
    }

    /// <summary>Most titles first.</summary>
    private static IEnumerable<(string Text, int Count)> Kept(IEnumerable<KeyValuePair<string, int>> phrases, IndexData index)
    {
        var least = index.Count < FewProducts ? 1 : 2;
        var often = phrases.Where(p => p.Value >= least).ToArray();
        if (often.Length == 0)
        {
            return [];
        }

        var types = TypeTerms(index);
        return often
            .OrderByDescending(p => p.Value).ThenBy(p => p.Key, StringComparer.Ordinal)
            .Take(2 * Most)
            .Select(p => (Text: p.Key, Count: p.Value, Words: Completions.Words(p.Key)))
            .Where(p => p.Words.Count > 0 && types.Contains(index.Postings.Terms.Find(p.Words[^1])))
            .GroupBy(p => string.Join(' ', p.Words)) // "lamp" and "lamps" are one
            .Select(g => (g.MaxBy(p => (p.Count, p.Text)).Text, Count: g.Sum(p => p.Count)))
            .OrderByDescending(p => p.Count).ThenBy(p => p.Text, StringComparer.Ordinal);
    }

    public static PhraseTable Read(SectionReader from) => new(TextColumn.Read(from), from.Next<int>());

    public void Write(SectionWriter to)
    {
        texts.Write(to);
        to.Add(counts);
    }

    /// <summary>
    /// With the phrases of further titles. Those of titles that changed or went stay until the next build: their words are not kept.
    /// </summary>
    public PhraseTable With(PhraseCollector further, IndexData index)
    {
        var known = new Dictionary<string, int>(texts.Length, StringComparer.Ordinal);
        for (var number = 0; number < texts.Length; number++)
        {
            known.Add(texts[number], counts[number]);
        }

        foreach (var (text, count) in further.Counts.Where(p => known.ContainsKey(p.Key)))
        {
            known[text] += count;
        }

        foreach (var phrase in Kept(further.Counts.Where(p => !known.ContainsKey(p.Key)), index).Take(Math.Max(0, Most - known.Count)))
        {
            known.Add(phrase.Text, phrase.Count);
        }

        return new PhraseTable(TextColumn.Of([.. known.Keys]), Column<int>.Of([.. known.Values]));
    }

    public IEnumerable<Completion> All() => Enumerable.Range(0, texts.Length).Select(i => new Completion(texts[i], texts[i], counts[i]));

    /// <summary>
    /// The words that name a kind of product, or are the type of a fair share of the products that have them in their title. Units and
    /// colours are none.
    /// </summary>
    private static HashSet<int> TypeTerms(IndexData index)
    {
        const double FairShare = 0.2;
        var (asType, inTitle) = (new int[index.Postings.Terms.Count], new int[index.Postings.Terms.Count]);
        for (var document = 0; document < index.Count; document++)
        {
            CountEach(index.Types.Of(document), asType);
            CountEach(index.Titles.Of(document), inTitle);
        }

        var colors = Colors(index.Columns);
        return [.. Enumerable.Range(0, asType.Length).Where(term =>
            asType[term] > 0 && (asType[term] >= FairShare * inTitle[term] || index.KindNames.Named(term).Any())
            && !MeasureUnits.IsKnown(index.Postings.Terms[term])
            && !colors.Contains(index.Postings.Terms[term]))];
    }

    private static void CountEach(ReadOnlySpan<int> terms, int[] counts)
    {
        for (var i = 0; i < terms.Length; i++)
        {
            if (terms[i] >= 0 && !terms[..i].Contains(terms[i]))
            {
                counts[terms[i]]++;
            }
        }
    }

    private static HashSet<string> Colors(ProductColumns columns)
    {
        var isColor = Enumerable.Range(0, columns.Names.Count).Select(n => AttributeNames.IsColor(columns.Names.Key(n))).ToArray();
        var values = new bool[columns.Values.Count];
        Mark(columns.Attributes.Items);
        Mark(columns.Options.Items);
        return [.. Enumerable.Range(0, values.Length).Where(v => values[v]).Select(columns.Values.Key)];

        void Mark(ReadOnlySpan<Property> properties)
        {
            foreach (var property in properties)
            {
                values[property.Value] |= isColor[property.Name];
            }
        }
    }
}
