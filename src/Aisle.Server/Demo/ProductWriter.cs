using System.Globalization;
using Aisle.Catalog;
using Aisle.Server.Demo.Families;
using Aisle.Server.Demo.Writing;

namespace Aisle.Server.Demo;

/// <summary>Turns a row of a family's table into a product: variants, stock, prices, texts, pictures, and its hidden qualities.</summary>
internal static class ProductWriter
{
    public static DemoProduct Write(Family family, Model model, int row, SharedContent shared)
    {
        var id = Slug($"{model.Brand} {model.Name}");
        var dice = new Dice("product " + id);
        var whole = FactsOf(family, model, row, model.Attributes);
        var title = family.Titles.Select(t => t.Write(whole, dice)).FirstOrDefault(t => t is not null)
            ?? throw new InvalidDataException($"{family.Key}: no title fits {id}");
        title = InTitleCase(title);
        // Real catalogues have holes: now and then a later cell of the row is not told. What is written below follows what is left.
        IReadOnlyList<ProductAttribute> attributes = [.. model.Attributes.Where((_, i) => i < 3 || !dice.Chance(0.04))];
        if (family.WarrantyYears is { } years)
        {
            attributes = [.. attributes, new("Warranty", new AttributeValue.Measure(years, years == 1 ? "year" : "years"))];
        }

        var colors = Colors(family, model, dice);
        if (colors.Count == 1)
        {
            attributes = [.. attributes, new("Color", new AttributeValue.Text(colors[0]))];
        }

        var facts = FactsOf(family, model, row, attributes);
        var released = SharedContent.Today.AddDays(-90 - dice.Below(1200));
        var pictures = colors.ToDictionary(color => color, color => Pictures.Draw(family, whole, $"{title}, {color}", shared.Color(color), dice));
        var offers = new Pricing(model.Price, dice);
        var product = new Product
        {
            Id = id,
            Title = title,
            Brand = model.Brand,
            Categories = [family.Category],
            Description = Description(family, model, facts, dice),
            Bullets = [.. family.Bullets.Append(WarrantyBullet).Select(b => b.Write(facts, dice)).OfType<string>().Take(6)],
            Attributes = attributes,
            Mpn = Mpn(model, dice),
            ReleasedAt = released,
            Media = [Picture(id, colors[0], title)],
        };
        var combinations = Combinations(family, colors).ToList();
        product = combinations.Count == 1
            ? product with { Offers = [offers.Next([])], Gtins = [Gtin(dice)] }
            : product with
            {
                Variants = [.. combinations.Select(values => new Variant
                {
                    Id = id + "-" + Slug(string.Join(' ', values.Select(v => v.Option.Value))),
                    Options = [.. values.Select(v => v.Option)],
                    Offers = [offers.Next([.. values.Select(v => v.Value)])],
                    Gtin = Gtin(dice),
                    Media = values.FirstOrDefault(v => v.Option.Name == "Color").Option is { Value: var color } ? [Picture(id, color, title)] : [],
                })],
            };

        return new DemoProduct(
            product, family, facts, Qualities(family, model, shared, dice), pictures.ToDictionary(p => PictureName(id, p.Key), p => p.Value));
    }

    public static string Slug(string text) =>
        string.Join('-', new string([.. text.ToLowerInvariant().Select(c => char.IsAsciiLetterOrDigit(c) || c == '.' ? c : c is '\'' or '"' ? ' ' : '-')])
            .Replace(" ", "", StringComparison.Ordinal).Replace('.', '-').Split('-', StringSplitOptions.RemoveEmptyEntries));

    /// <summary>Longer words start with a capital, and a model named like its kind is not named twice: "Lakeside Hoodie Hoodie, Cotton".</summary>
    private static string InTitleCase(string title)
    {
        var words = title.Split(' ');
        return string.Join(' ', words
            .Where((word, i) => i + 1 == words.Length || words[i + 1].TrimEnd(',') != word)
            .Select(word => word.Length > 3 && word is not ("with" or "from") ? char.ToUpperInvariant(word[0]) + word[1..] : word));
    }

    private static Facts FactsOf(Family family, Model model, int row, IReadOnlyList<ProductAttribute> attributes)
    {
        var facts = new Facts()
            .Set("brand", model.Brand)
            .Set("name", model.Name)
            .Set("noun", family.Noun)
            .Set("nouns", family.Plural)
            .Set("chinese", family.Chinese)
            .Set(new ProductAttribute("price", new AttributeValue.Number(model.Price)))
            .Set(new ProductAttribute("style", new AttributeValue.Number(row % 3)));
        foreach (var (name, one, many) in Grammar)
        {
            facts.Set(name, family.IsPlural ? many : one);
        }

        foreach (var attribute in attributes)
        {
            facts.Set(attribute);
        }

        return facts;
    }

    private static readonly Phrase WarrantyBullet = new("Warranty", "<Warranty-> warranty");

    /// <summary>Words that follow the noun's number: a kettle works, headphones work.</summary>
    private static readonly (string Name, string One, string Many)[] Grammar =
    [
        ("it", "it", "they"), ("them", "it", "them"), ("is", "is", "are"), ("was", "was", "were"), ("has", "has", "have"), ("does", "does", "do"),
        ("this", "this", "these"), ("that", "that", "those"), ("s", "s", ""), ("es", "es", ""), ("its", "its", "their"), ("it's", "it's", "they're"), ("one", "one", "pair"),
        ("isn't", "isn't", "aren't"), ("doesn't", "doesn't", "don't"), ("wasn't", "wasn't", "weren't"), ("a", "a(n) ", "a pair of "),
    ];

    private static List<string> Colors(Family family, Model model, Dice dice)
    {
        if (model.Colors.Count > 0)
        {
            return [.. model.Colors];
        }

        var most = Math.Min(family.Colors.Count, 6);
        return [.. dice.Shuffled(family.Colors).Take(most < 2 ? most : 2 + dice.Below(most - 1))];
    }

    private static IEnumerable<List<(VariantOption Option, FamilyOptionValue Value)>> Combinations(Family family, List<string> colors)
    {
        IEnumerable<List<(VariantOption, FamilyOptionValue)>> all = [[]];
        if (colors.Count > 1)
        {
            all = colors.Select(List<(VariantOption, FamilyOptionValue)> (color) => [(new VariantOption("Color", color), new FamilyOptionValue(color))]);
        }

        foreach (var option in family.Options)
        {
            all = all.SelectMany(_ => option.Values, (one, value) => one.Append((new VariantOption(option.Name, value.Value), value)).ToList());
        }

        return all;
    }

    private static string Description(Family family, Model model, Facts facts, Dice dice)
    {
        List<string> sentences = [.. family.Description.Select(d => d.Write(facts, dice)).OfType<string>()];
        if (model.Pitch is { } pitch && Phrase.Parse(pitch).Write(facts, dice) is { } opening)
        {
            sentences.Insert(0, opening);
        }

        var half = (sentences.Count + 1) / 2;
        return string.Join('\n', new[] { sentences.Take(half), sentences.Skip(half) }.Select(part => string.Join(' ', part)).Where(part => part.Length > 0));
    }

    /// <summary>
    /// Most things that a shop keeps selling are rather good; one aspect of many stands out, one of many lets down, and of some an
    /// aspect changed with time.
    /// </summary>
    private static List<Quality> Qualities(Family family, Model model, SharedContent shared, Dice dice)
    {
        var dearer = (double)(model.Price / family.Models.Average(m => m.Price)) - 1;
        var overall = 0.34 + Math.Clamp(dearer * 0.12, -0.12, 0.15) + dice.Normal() * 0.2;
        var aspects = shared.AspectsOf(family);
        var own = family.Aspects.Count + family.Also.Count;
        var (best, worst) = (dice.Below(own), dice.Chance(0.75) ? dice.Below(own) : -1);
        var drifting = dice.Chance(0.12) ? dice.Below(own) : -1;
        return [.. aspects.Select((aspect, i) =>
        {
            var value = overall + dice.Normal() * 0.25 + (i == best ? 0.4 : 0) - (i == worst ? 0.85 : 0);
            var since = SharedContent.Today.AddDays(-120 - dice.Below(240));
            return new Quality(aspect, Math.Clamp(value, -1, 1), since, i == drifting ? (value > 0 ? -0.9 : 0.8) : 0);
        })];
    }

    private static Media Picture(string id, string color, string title) => new("/media/" + PictureName(id, color), MediaKind.Image, $"{title}, {color}");

    private static string PictureName(string id, string color) => $"{id}-{Slug(color)}.svg";

    private static string Mpn(Model model, Dice dice) =>
        string.Create(CultureInfo.InvariantCulture, $"{model.Brand[..2].ToUpperInvariant()}-{new string([.. model.Name.Where(char.IsAsciiLetterUpper)])}{100 + dice.Below(900)}");

    /// <summary>An EAN-13 from the range that GS1 leaves to shops themselves (prefix 20 to 29), so that it is no real product's.</summary>
    private static string Gtin(Dice dice)
    {
        var digits = "20" + string.Concat(Enumerable.Range(0, 10).Select(_ => (char)('0' + dice.Below(10))));
        var sum = digits.Select((digit, i) => (digit - '0') * (i % 2 == 0 ? 1 : 3)).Sum();
        return digits + (char)('0' + (10 - sum % 10) % 10);
    }
}
