using Aisle.Catalog.Index;
using Aisle.Catalog.Search;

namespace Aisle.Assistant.Understanding;

/// <summary>
/// What of a long request is searched for. A need comes with a story ("my flat is loud and I can't concentrate"), and words of it that
/// no product has beside the thing would lead search astray. The words that name a thing stay; each other word stays if products have it
/// together with those; the rest is set aside, and the answer says so.
/// </summary>
internal static class Essence
{
    /// <summary>Shorter requests are searched as they are: search has its own way with a word that does not fit.</summary>
    private const int Short = 2;

    /// <summary>Each word costs a search.</summary>
    private const int MostTried = 6;

    /// <summary>A word that fewer products have beside the thing may be there by chance, unless it is a property.</summary>
    private const int LeastHaving = 3;

    /// <summary>A new request's words, and those set aside.</summary>
    public static Request Of(Request request)
    {
        var words = request.Words.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (words.Length <= Short || words.Any(w => w.Any(Utterance.IsHan)))
        {
            return request;
        }

        var things = words.Where(w => Things.IsNear(w, request.Index)).ToList();
        var core = new Wish(string.Join(' ', things), request.Filters);
        if (things.Count == 0 || ChangeReader.IsMet(new Wish(request.Words, request.Filters), request.Index) || !ChangeReader.IsMet(core, request.Index))
        {
            return request;
        }

        var (kept, unmet) = Add(core, words, request.Index);
        return request with { Words = kept, Unmet = $"{unmet} {request.Unmet}".Trim() };
    }

    /// <summary>Of several clauses, the one that names a thing the shop has; as it is where none or more than one does.</summary>
    public static Utterance Clause(Utterance utterance, CatalogIndex index)
    {
        var clauses = utterance.Asked.Split([',', '.', ';', '!', '?', '，', '。', '；'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        if (clauses.Length < 2 || utterance.IsChinese)
        {
            return utterance;
        }

        var said = clauses.Select(c => Utterance.Of(c, utterance.Language)).ToList();
        var asking = said.Where(c => c.Words is ["which" or "what" or "whats" or "any", ..] && c.Words.Any(w => !Connectives.IsEmpty(w) && Things.IsNear(w, index))).ToList();
        var naming = asking.Count > 0 ? asking : said.Where(c => Names(FindReader.Strip(c).Plain, index)).ToList();
        return naming.Count == 1 ? naming[0] : utterance;
    }

    private static bool Have(Wish wish, string word, CatalogIndex index)
    {
        var result = index.Search(new SearchQuery { Text = wish.Words, Filters = wish.Filters, Limit = 1, Explain = true }, CancellationToken.None);
        return result.Total > 0 && Coverage.Missing(wish.Words, result).Count == 0
            && (result.Total >= LeastHaving || Things.IsProperty(word, index) || Coverage.IsCalled(word, result));
    }

    private static bool Names(string plain, CatalogIndex index) => Things.IsCategory(Connectives.Trim(plain), index);

    /// <summary>The words that name a thing, and those that go before them in its name; "" where none does.</summary>
    public static string Core(string words, CatalogIndex index) =>
        string.Join(' ', words.Split(' ', StringSplitOptions.RemoveEmptyEntries).Where(w => Things.IsNear(w, index)));

    /// <summary>The request of the clause, with what the rest of the story says of it.</summary>
    public static Request With(Request clause, Request all)
    {
        var filters = WishChange.Merge(all.Filters, clause.Filters);
        var wish = new Wish(clause.Words, filters);
        var rest = all.Words.Split(' ', StringSplitOptions.RemoveEmptyEntries).Except(clause.Words.Split(' ')).ToArray();
        var words = clause.Words.Length > 0 && ChangeReader.IsMet(wish, clause.Index) ? Add(wish, rest, clause.Index).Kept : clause.Words;
        return clause with { Words = words, Filters = filters, Sort = clause.Sort == SearchSort.Relevance ? all.Sort : clause.Sort };
    }

    /// <summary>A wish with more words said of it: those that products have together with it; the rest is set aside.</summary>
    public static (Wish Wish, string Unmet) Join(Wish wish, Request request)
    {
        var merged = WishChange.Merge(wish, request);
        if (request.Words.Length == 0 && request.Filters.Attributes.Count > 0 && !ChangeReader.IsMet(merged, request.Index) && AsWords(wish, request) is { } asWords)
        {
            return (asWords, request.Unmet);
        }

        if (request.Words.Length == 0 || ChangeReader.IsMet(merged, request.Index))
        {
            return (merged, request.Unmet);
        }

        if (Core(wish.Words, request.Index) is { Length: > 0 } thing && thing != wish.Words && WishChange.Merge(wish with { Words = thing }, request) is var instead && ChangeReader.IsMet(instead, request.Index))
        {
            return (instead, request.Unmet); // "what about compression ones?" after running socks: socks
        }

        var alone = WishChange.Merge(wish, request with { Words = "" });
        var (kept, unmet) = Add(alone, request.Words.Split(' ', StringSplitOptions.RemoveEmptyEntries), request.Index);
        return (merged with { Words = kept }, $"{unmet} {request.Unmet}".Trim());
    }

    /// <summary>"For kids" of duvet covers, where none has that property and some say it in words; null where none does.</summary>
    private static Wish? AsWords(Wish wish, Request request) =>
        request.Filters.Attributes.All(a => !a.Excluded && a.Values.Count > 0)
        && WishChange.Merge(wish, request with { Words = string.Join(' ', request.Filters.Attributes.Select(a => Utterance.Of(a.Values[0], Language.English).Plain)), Filters = request.Filters with { Attributes = [] } }) is var said
        && ChangeReader.IsMet(said, request.Index) && Coverage.IsCalled(Things.MainWord(wish.Words), request.Index.Search(new SearchQuery { Text = said.Words, Filters = said.Filters, Limit = 1, Explain = true }, CancellationToken.None)) ? said : null;

    /// <summary>The words of the wish with those of the others, in the order said, that some product has together with them.</summary>
    private static (string Kept, string Unmet) Add(Wish wish, string[] words, CatalogIndex index)
    {
        var known = wish.Words.Split(' ', StringSplitOptions.RemoveEmptyEntries).ToHashSet(StringComparer.Ordinal);
        var unmet = new List<string>();
        var tried = 0;
        foreach (var word in words.Where(w => !known.Contains(w) && !Connectives.IsEmpty(w)))
        {
            if (tried++ < MostTried && Have(wish with { Words = $"{wish.Words} {word}".Trim() }, word, index))
            {
                wish = wish with { Words = $"{wish.Words} {word}".Trim() };
                known.Add(word);
            }
            else
            {
                unmet.Add(word);
            }
        }

        // As they were said: "running shoes", and not "shoes running".
        var order = words.Where(known.Contains).ToList();
        return (string.Join(' ', [.. wish.Words.Split(' ', StringSplitOptions.RemoveEmptyEntries).Where(w => !order.Contains(w)), .. order]), string.Join(' ', unmet.Where(w => !Connectives.IsEmpty(w))));
    }
}
