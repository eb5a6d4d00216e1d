using System.Collections.Frozen;
using Aisle.Catalog;
using Aisle.Catalog.Index;
using Aisle.Catalog.Search.Synonyms;

namespace Aisle.Assistant.Understanding;

/// <summary>Which words name a kind of product, by the shop's categories and the thesaurus: "tents" after "jackets" is a new search, "waterproof" is not.</summary>
internal static class Things
{
    /// <summary>What the thesaurus holds that a thing has and is not.</summary>
    private static readonly FrozenSet<string> Properties = (
        "wireless cordless wired bluetooth waterproof water-proof watertight water-resistant waterproofing windproof insulated lightweight light heavy portable foldable folding " +
        "winter summer spring autumn fall season rainy cold hot home office outdoor indoor travel work school color colour colors colours size sizes weight price brand can may rechargeable organic vegan natural leather cotton wool wooden metal plastic steel aluminium aluminum glass ceramic silk linen denim men mens women womens kids " +
        "children child kid boy girl man woman person boys girls unisex baby small medium large big mini compact slim cheap expensive used refurbished new gaming gift present gifts presents fast quiet silent soft warm " +
        "free noise-cancelling safe proof resistant friendly ready 无线 蓝牙 防水 轻便 便携 男 女 男士 女士 儿童 大 小 便宜 礼物 送礼 黑 白 红 蓝 绿 纯棉 真皮").Split(' ').ToFrozenSet(StringComparer.Ordinal);

    private static readonly Lazy<FrozenSet<string>> Named = new(() => Thesaurus.Retail.Groups
        .SelectMany(g => g.Same.Concat(g.Narrower))
        .Select(Last)
        .Where(w => w.Length > 1 && !Properties.Contains(w))
        .ToFrozenSet(StringComparer.Ordinal));

    /// <summary>The names of kinds of thing that the thesaurus knows.</summary>
    public static IEnumerable<string> All => Named.Value;

    /// <summary>Whether the phrase's main word is what one of the shop's categories is called; in a shop without categories, what its products are.</summary>
    public static bool IsCategory(string phrase, CatalogIndex index)
    {
        if (index.Vocabulary.Categories.Count == 0)
        {
            return Main(ChineseWords.Translate(phrase, index)) is var thing && !Properties.Contains(Last(thing)) && index.NamesAThing(thing);
        }

        var word = Last(Main(phrase));
        return word.Length > 1 && index.Vocabulary.Categories.Any(c => Last(c.Path.Leaf.ToLowerInvariant()) == word);
    }

    /// <summary>Whether the thesaurus names a kind of thing so, and no property.</summary>
    public static bool IsThing(string word) => Named.Value.Contains(Plural.Strip(word)) && !Properties.Contains(word);

    /// <summary>Whether the thesaurus names a thing or a property so.</summary>
    public static bool Knows(string word) => Named.Value.Contains(Plural.Strip(word)) || Properties.Contains(word);

    /// <summary>Whether it says what a thing is like: "waterproof", "black", "4k".</summary>
    public static bool IsProperty(string word, CatalogIndex index) => Properties.Contains(word) || index.Vocabulary.FindValues(word).Count > 0 || index.Vocabulary.FindAttribute(word) is not null;

    /// <summary>Whether the word stands in a category's name or names a kind of product.</summary>
    public static bool IsNear(string word, CatalogIndex index) =>
        (word.Length > 2 || word is "pc" or "tv") && !Properties.Contains(word) && (Named.Value.Contains(Plural.Strip(word))
            || index.Vocabulary.Categories.Any(c => c.Path.Leaf.ToLowerInvariant().Split(' ').Any(w => Plural.Strip(w) == Plural.Strip(word))));

    /// <summary>The word of a request that says what the thing is.</summary>
    public static string MainWord(string phrase) => Main(phrase).Split(' ', StringSplitOptions.RemoveEmptyEntries) is [.., var last] ? last : "";

    /// <summary>The phrase up to what is said of the thing: "headphones wireless" is about headphones.</summary>
    private static string Main(string phrase)
    {
        var words = UpToPlace(phrase).Split(' ', StringSplitOptions.RemoveEmptyEntries).ToList();
        var thing = words.FindLastIndex(IsThing);
        return thing >= 0 && words.Skip(thing + 1).All(w => Properties.Contains(w) || char.IsAsciiDigit(w[0])) ? string.Join(' ', words.Take(thing + 1)) : string.Join(' ', words);
    }

    internal static string UpToPlace(string phrase) => phrase.Split([" for ", " with ", " in ", " from ", " that ", " thats ", " which ", " who ", " under ", " without "], 2, StringSplitOptions.None)[0];

    /// <summary>Whether it names a kind of thing that nothing in sight is called: "help me choose a tent", where chairs are.</summary>
    public static bool NameAnother(string phrase, Scene scene) =>
        Name(phrase, scene.Index) && !scene.Shown.Concat(scene.Compared).Append(scene.Focus).OfType<Product>().Any(p => Coverage.Has(MainWord(phrase), p).Length > 0);

    /// <summary>Whether the phrase's main word names a kind of product.</summary>
    public static bool Name(string phrase, CatalogIndex index)
    {
        var main = Main(phrase);
        if (index.Vocabulary.Categories.Count == 0 && IsCategory(phrase, index))
        {
            return true;
        }

        if (main.Any(Utterance.IsHan))
        {
            return main.Length > 0 && Named.Value.Any(n => Utterance.IsHan(n[0]) && n.Length > 1 && main.EndsWith(n, StringComparison.Ordinal)) && index.Vocabulary.FindValues(main).Count == 0;
        }

        var word = Last(main);
        return word.Length > 1
            && !Properties.Contains(word)
            && index.Vocabulary.FindValues(word).Count == 0
            && (Named.Value.Contains(word) || IsCategory(main, index));
    }

    private static string Last(string phrase) => Plural.Strip(phrase.Split(' ', StringSplitOptions.RemoveEmptyEntries) is [.., var last] ? last : "");
}
