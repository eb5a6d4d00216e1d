using Aisle.Catalog;

namespace Aisle.Assistant.Understanding;

/// <summary>Which of a few products an utterance names: by brand, by words that tell its title from the others', by an option such as a colour.</summary>
internal static class NameReader
{
    private static readonly HashSet<string> Empty = new(StringComparer.Ordinal)
    {
        "the", "a", "an", "and", "or", "of", "for", "with", "in", "on", "to", "one", "ones", "it", "this", "that", "is", "are", "does", "do", "has", "have", "what",
        "which", "how", "much", "many", "compare", "between", "me", "my", "i", "you", "can", "about", "reviews", "price", "people", "say", "think", "show", "tell",
        "set", "pack", "than", "from", "by", "at", "be", "size", "new", "good", "any", "not", "only",
    };

    /// <summary>In the order in which they are named; empty where none is, or where the words fit all alike.</summary>
    public static List<Product> Find(Utterance utterance, IReadOnlyList<Product> among)
    {
        var said = utterance.Words;
        var pointed = Pointed(said);
        var found = new List<(int At, Product Product)>();
        foreach (var product in among)
        {
            if (PlaceOf(product, said, pointed, among, utterance) is { } at)
            {
                found.Add((at, product));
            }
        }

        return found.Count == among.Count && among.Count > 1 && found.DistinctBy(f => f.At).Count() == 1
            ? []
            : [.. found.OrderBy(f => f.At).Select(f => f.Product)];
    }

    /// <summary>Whether every word left is of the product's name, brand or options.</summary>
    public static bool Covers(Product product, Utterance rest)
    {
        var own = TitleWords(product);
        own.UnionWith(Values(product));
        own.UnionWith(Utterance.Of(product.Brand ?? "", Language.English).Words.Select(Plural.Strip));
        return rest.Words.All(w => own.Contains(Plural.Strip(w)) || own.Contains(w));
    }

    /// <summary>The question with "it" for the product's name: "does the Sony one have bluetooth?" asks "does it have bluetooth?".</summary>
    public static string PutIt(string question, Product product)
    {
        var own = TitleWords(product);
        var brand = Utterance.Of(product.Brand ?? "", Language.English).Words;
        own.UnionWith(brand.Select(Plural.Strip));
        var said = question.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        for (var i = 0; i < said.Length; i++)
        {
            var from = said[i].ToLowerInvariant() is "the" or "that" or "this" ? i + 1 : i;
            var to = from;
            while (to < said.Length && Plain(said[to]) is var word && (to == from || Plain(said[to - 1]) != "one") && !IsQuality(word) && (own.Contains(Plural.Strip(word)) || (to > from && (word == "one" || (word.Length == 1 && product.Title.Contains($" {word} ", StringComparison.Ordinal))))))
            {
                to++;
            }

            if (to > from && (from > i || brand.Contains(Plain(said[from]))))
            {
                var end = said[to - 1][^1] is '?' or ',' ? said[to - 1][^1].ToString() : "";
                return string.Join(' ', [.. said[..i], "it" + end, .. said[to..]]);
            }
        }

        return question;
    }

    /// <summary>"Is the rain jacket waterproof?" asks for it, though the title says it.</summary>
    private static bool IsQuality(string word) => Things.Knows(word) && !Things.IsThing(word);

    private static string Plain(string word) => Utterance.Of(word, Language.English).Plain;

    /// <summary>Where in the utterance the product is named; null where it isn't.</summary>
    private static int? PlaceOf(Product product, string[] said, HashSet<int> pointed, IReadOnlyList<Product> among, Utterance utterance)
    {
        if (NamesOtherModel(product, said))
        {
            return null;
        }

        if (product.Brand is { Length: > 1 } brand && Brands.PlaceIn(utterance, brand) is { } byBrand && TellsApart(brand, product, among, said))
        {
            return byBrand;
        }

        var own = TitleWords(product);
        var others = among.Where(p => p.Id != product.Id).ToList();
        int? first = null;
        var hits = 0;
        for (var i = 0; i < said.Length; i++)
        {
            var word = Plural.Strip(said[i]);
            if (Empty.Contains(word) || !own.Contains(word))
            {
                continue;
            }

            var alone = others.TrueForAll(o => !TitleWords(o).Contains(word));
            if (pointed.Contains(i) && (alone || others.Count == 0))
            {
                first ??= i;
                hits += 2;
            }
            else if (alone && word.Any(char.IsAsciiDigit) && word.Any(char.IsAsciiLetter))
            {
                first ??= i; // a model number, such as m185
                hits += 2;
            }
            else
            {
                hits += alone ? 1 : 0;
            }
        }

        return hits >= 2 ? first ?? 0 : ByOption(product, said, pointed, others);
    }

    /// <summary>"The red one": an option or attribute value that only this product has, where a product is pointed at.</summary>
    private static int? ByOption(Product product, string[] said, HashSet<int> pointed, List<Product> others)
    {
        foreach (var i in pointed.Order())
        {
            if (!Empty.Contains(said[i]) && Values(product).Contains(said[i]) && others.TrueForAll(o => !Values(o).Contains(said[i])))
            {
                return i;
            }
        }

        return null;
    }

    /// <summary>"The Sony WH-1000XM5" is not the Sony WH-CH520.</summary>
    private static bool NamesOtherModel(Product product, string[] said)
    {
        var own = TitleWords(product);
        var brand = Utterance.Of(product.Brand ?? "", Language.English).Words;
        return said.Index().Any(w => w.Index > 0 && brand.Contains(said[w.Index - 1])
            && w.Item.Length >= 4 && w.Item.Any(char.IsAsciiDigit) && w.Item.Any(char.IsAsciiLetter) && !own.Contains(w.Item) && !own.Contains(Plural.Strip(w.Item)));
    }

    /// <summary>A brand that several of them share names none alone, unless other words of its title stand by it.</summary>
    private static bool TellsApart(string brand, Product product, IReadOnlyList<Product> among, string[] said)
    {
        var same = among.Where(p => string.Equals(p.Brand, brand, StringComparison.OrdinalIgnoreCase)).ToList();
        if (same.Count < 2)
        {
            return true;
        }

        int Fit(Product p) => said.Count(w => TitleWords(p).Contains(Plural.Strip(w)));
        return same[0] == product ? same.TrueForAll(p => Fit(p) <= Fit(product)) : same.TrueForAll(p => p == product || Fit(p) < Fit(product));
    }

    /// <summary>The places of words after "the", "that", "this" and before "one": where a product may be named.</summary>
    private static HashSet<int> Pointed(string[] said)
    {
        var places = new HashSet<int>();
        for (var i = 0; i < said.Length; i++)
        {
            if (said[i] is "the" or "that" or "this" or "and" or "with" or "vs" or "versus" or "to" or "or" or "compare")
            {
                for (var j = i + 1; j < Math.Min(i + 6, said.Length) && !Ends(said[j]); j++)
                {
                    places.Add(j);
                }
            }
        }

        return places;
    }

    private static bool Ends(string word) => word is "is" or "are" or "has" or "have" or "does" or "do" or "with" or "come" or "and" or "in" or "of" or "for" or "cost" or "the";

    private static HashSet<string> TitleWords(Product product) =>
        Utterance.Of(product.Title, Language.English).Words.Select(Plural.Strip).Where(w => w.Length > 1).ToHashSet(StringComparer.Ordinal);

    private static HashSet<string> Values(Product product) =>
        product.Variants.SelectMany(v => v.Options).Select(o => o.Value)
            .Concat(product.Attributes.Select(a => a.Value).OfType<AttributeValue.Text>().Select(t => t.Value))
            .Concat(product.Attributes.Where(a => a.Value is AttributeValue.YesNo { Value: true }).Select(a => a.Name))
            .Where(v => v.Length <= 30)
            .SelectMany(v => v.ToLowerInvariant().Split([' ', '/', ','], StringSplitOptions.RemoveEmptyEntries))
            .ToHashSet(StringComparer.Ordinal);
}
