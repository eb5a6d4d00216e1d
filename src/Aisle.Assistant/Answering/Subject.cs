using Aisle.Assistant.Tools;
using Aisle.Assistant.Understanding;
using Aisle.Catalog;
using Aisle.Catalog.Search;

namespace Aisle.Assistant.Answering;

/// <summary>Finds the product that a question names when it is not in sight: "how much is the Logitech M185?"</summary>
internal static class Subject
{
    private const int Tried = 5;
    private const int MostAlike = 3;

    private static readonly Cue Asking = new(
        "does|do|did|is|are|was|will|would|can|could|has|have|should|how|much|many|what|whats|which|where|who|why|when|the|a|an|of|for|it|its|this|that|price|cost|costs|reviews?|about|people|say|think|stock|available|tell|me|more|compare|and|with|between|vs|versus|difference|return|buy|any|good|come|comes|in|to|i|you",
        "多少钱|怎么样|评价|吗|有货|它|这个|有没有|的");

    private static readonly System.Text.RegularExpressions.Regex Between = new(@"\b(?:with|and|vs|versus|or|to|against|(?:better |cheaper |lighter )?than)\b|和|跟|与|比", System.Text.RegularExpressions.RegexOptions.CultureInvariant);

    private static readonly Cue The = new("(does|do|is|can|will|has|would) the (?<name>[\\w-]{3,}) (have|weigh|cost|come|work|need|fit|fold|last|take|use|support|hold|any|good|waterproof|in stock|available).*");

    /// <summary>The references, or the product named in the question where it names one that they do not hold; none where neither does.</summary>
    public static async Task<References> ResolveAsync(References about, string question, Turn turn, CancellationToken cancellationToken)
    {
        var asked = turn.Utterance with { Plain = Brands.Translate(Utterance.Of(question, turn.Utterance.Language).Plain) };
        if (about.IsExplicit || (about.Kind == ReferenceKind.Implied && !NamesAnotherBrand(asked, about, turn) && !NamesAnotherInCapitals(question, about) && NamedThe(asked, about, turn) is null && NamedInTitle(asked, about, turn) is null))
        {
            return about;
        }

        if (NamedInTitle(asked, about, turn) is { } title)
        {
            asked = asked.With(title);
        }

        var words = Asking.Without(asked).Words.Where(w => w.Length > 1 || char.IsAsciiDigit(w[0])).ToHashSet(StringComparer.Ordinal);
        if (words.Count == 0)
        {
            return about;
        }

        var wish = new Wish(string.Join(' ', words), SearchFilters.None);
        var found = await turn.Tools.Search.RunAsync(new SearchToolRequest(wish, 0, Tried), cancellationToken);
        var best = found.Products.Select(p => p.Product).MaxBy(p => Fit(p, words));
        var one = NamedThe(asked, about, turn);
        if (best is null || (Fit(best, words) < Math.Min(2, words.Count) && (one is null || Fit(best, [one]) != 1)) || (words.Count == 1 && one is null && asked.Plain.Contains(' ', StringComparison.Ordinal)))
        {
            return about;
        }

        // "The HP LaserJet", of which there are many: some of them, rather than one by chance.
        var alike = found.Products.Select(p => p.Product).Where(p => Fit(p, words) == Fit(best, words)).ToList();
        return new References(alike.Count == Tried ? [.. alike.Take(MostAlike)] : [best], ReferenceKind.Name);
    }

    /// <summary>The products named one after another, found by search: "compare the Brasko Simmer with the Glasshaus".</summary>
    public static async Task<References> NamedAsync(Turn turn, CancellationToken cancellationToken)
    {
        var products = new List<Product>();
        foreach (var part in Between.Split(Brands.Translate(turn.Utterance.Plain)))
        {
            var words = Asking.Without(turn.Utterance with { Plain = part }).Words;
            var wish = new Wish(string.Join(' ', words), SearchFilters.None);
            if (words.Length > 0 && !words.All(Connectives.IsEmpty)
                && await turn.Tools.Search.RunAsync(new SearchToolRequest(wish, 0, Tried), cancellationToken) is { Products: [_, ..] } found
                && found.Products.Select(p => p.Product).MaxBy(p => Fit(p, [.. words])) is { } best
                && Fit(best, [.. words]) >= Math.Min(2, words.Length)
                && !products.Contains(best))
            {
                products.Add(best);
            }
        }

        return new References(products, ReferenceKind.Name);
    }

    /// <summary>A brand of the catalogue is named that none of the products implied is of.</summary>
    private static bool NamesAnotherBrand(Utterance asked, References about, Turn turn) =>
        asked.Words.Any(w => turn.Tools.Index.Vocabulary.FindBrand(w) is { } brand
            && !about.Products.Any(p => string.Equals(p.Brand, brand.Label, StringComparison.OrdinalIgnoreCase) || p.Title.Contains(w, StringComparison.OrdinalIgnoreCase)));

    private static readonly System.Text.RegularExpressions.Regex Named = new(@"(?<![\w])(?:the|that) (?<name>[\w-]+(?: [\w-]+){0,3})", System.Text.RegularExpressions.RegexOptions.CultureInvariant);

    /// <summary>"How heavy is the picnic basket?" while a kettle is talked of: the words after "the", as many as a title has, of which nothing in sight has any.</summary>
    private static string? NamedInTitle(Utterance asked, References about, Turn turn)
    {
        if (about.Kind != ReferenceKind.Implied)
        {
            return null;
        }

        var own = about.Products.SelectMany(p => Utterance.Of($"{p.Title} {p.Description} {string.Join(' ', p.Bullets)} {string.Join(' ', p.Attributes.Select(a => $"{a.Name} {a.Value}"))} {string.Join(' ', p.Categories.Select(c => c.Leaf))}", Language.English).Words)
            .Select(Plural.Strip).ToHashSet(StringComparer.Ordinal);
        foreach (System.Text.RegularExpressions.Match match in Named.Matches(asked.Plain))
        {
            var words = match.Groups["name"].Value.Split(' ');
            for (var count = words.Length; count > 0; count--)
            {
                var name = string.Join(' ', words.Take(count));
                if (turn.Tools.Index.HasTitle(name) && !words.Take(count).Select(Plural.Strip).Any(own.Contains) && turn.Tools.Index.Vocabulary.FindAttribute(name) is null && turn.Tools.Index.NamesAThing(name))
                {
                    return name;
                }
            }
        }

        return null;
    }

    /// <summary>"How much does the solo weigh?": one word where a name stands, that nothing in sight has and that is no attribute's name.</summary>
    private static string? NamedThe(Utterance asked, References about, Turn turn) =>
        The.Match(asked) is { Success: true } match && match.Groups["name"].Value is var name
        && turn.Tools.Index.Vocabulary.FindAttribute(name) is null
        && !about.Products.Any(p => $"{p.Title} {p.Description} {string.Join(' ', p.Bullets)} {string.Join(' ', p.Attributes.Select(a => a.Name))}".Contains(name, StringComparison.OrdinalIgnoreCase))
            ? name : null;

    /// <summary>"Is the Ridge 2 easy to pitch?": a name in capitals that no product implied has.</summary>
    private static bool NamesAnotherInCapitals(string question, References about) =>
        question.Split(' ', StringSplitOptions.RemoveEmptyEntries).Skip(1).Select(w => w.Trim(',', '.', '?', '!', '"'))
            .Any(w => w.Length > 2 && char.IsUpper(w[0]) && w.Any(char.IsLower) && !about.Products.Any(p => p.Title.Contains(w, StringComparison.OrdinalIgnoreCase)));

    /// <summary>How many words of the question its title and brand have.</summary>
    private static int Fit(Product product, HashSet<string> words)
    {
        var own = Utterance.Of($"{product.Title} {product.Brand}", Language.English).Words.Select(Plural.Strip).ToHashSet(StringComparer.Ordinal);
        return words.Select(Plural.Strip).Distinct().Count(own.Contains);
    }
}
