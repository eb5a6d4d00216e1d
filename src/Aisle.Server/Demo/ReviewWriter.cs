using System.Globalization;
using Aisle.Catalog;
using Aisle.Server.Demo.Families;
using Aisle.Server.Demo.Writing;

namespace Aisle.Server.Demo;

/// <summary>
/// Writes what shoppers say. A reviewer picks a few aspects, finds each about as good as it truly is, words that from the written
/// pools, and gives the stars that follow. No two reviews are alike but the few that are copied on purpose.
/// </summary>
internal sealed class ReviewWriter(SharedContent shared)
{
    /// <summary>A sentence may come this often in the reviews of one product.</summary>
    public const int MostRepeats = 3;

    private readonly HashSet<string> _written = new(StringComparer.Ordinal);

    public List<Review> Write(IReadOnlyList<DemoProduct> products)
    {
        var reviews = products.SelectMany(Of).ToList();
        AddOddities(reviews, products);
        return reviews;
    }

    private List<Review> Of(DemoProduct product)
    {
        var dice = new Dice("reviews " + product.Product.Id);
        var said = new Dictionary<string, int>(StringComparer.Ordinal);
        // Few products have hundreds, most a handful, some none: one over a fraction is heavy-tailed, here between 0 and 393.
        var count = (int)(5.1 / (dice.Fraction() + 0.0128)) - 5;
        if (product.Product.AllOffers().All(offer => offer.Availability == Availability.PreOrder))
        {
            count = 0;
        }

        return [.. Enumerable.Range(1, count).Select(number => One(product, number, said, dice)).OfType<Review>().OrderBy(review => review.WrittenAt)];
    }

    /// <summary>Null where all has been said.</summary>
    private Review? One(DemoProduct product, int number, Dictionary<string, int> said, Dice dice)
    {
        var span = (int)Math.Min(730, (SharedContent.Today - product.Product.ReleasedAt!.Value).TotalDays - 14);
        var at = SharedContent.Today.AddMinutes(-1440 * dice.Below(span) - 1 - dice.Below(1439));
        var variant = product.Product.Variants is { Count: > 0 } variants ? dice.Pick(variants) : null;
        var facts = FactsFor(product, variant, dice);
        var found = Findings(product, at, dice);
        var stars = Stars(found, dice);
        var text = "";
        for (var attempt = 0; attempt < 8 && (text.Length == 0 || !_written.Add(text)); attempt++)
        {
            text = attempt == 7 ? "" : Text(product, found, stars, facts, said, dice, longer: attempt > 3);
        }

        if (text.Length == 0)
        {
            return null;
        }

        return new Review
        {
            Id = string.Create(CultureInfo.InvariantCulture, $"r-{product.Product.Id}-{number}"),
            ProductId = product.Product.Id,
            VariantId = variant?.Id,
            Stars = stars,
            Title = dice.Chance(0.12) ? "" : Title(found, stars, facts, dice),
            Text = text,
            Author = Author(dice),
            WrittenAt = at,
            Verified = dice.Chance(0.87),
            HelpfulVotes = dice.Chance(0.65) ? 0 : (int)(0.6 / (dice.Fraction() + 0.012)),
        };
    }

    /// <summary>Which aspects this reviewer speaks of, those that stand out first, and how each was found.</summary>
    private static List<(Aspect Aspect, double Value)> Findings(DemoProduct product, DateTimeOffset at, Dice dice)
    {
        var count = 1 + dice.Weighted([0.2, 0.32, 0.28, 0.2]);
        var left = product.Qualities.ToList();
        var found = new List<(Aspect, double)>();
        while (found.Count < count && left.Count > 0)
        {
            var pick = left[dice.Weighted([.. left.Select(q => q.Aspect.Weight * (0.45 + Math.Abs(q.At(at))))])];
            left.Remove(pick);
            found.Add((pick.Aspect, Math.Clamp(pick.At(at) + dice.Normal() * 0.33, -1, 1)));
        }

        return found;
    }

    private static int Stars(List<(Aspect, double Value)> found, Dice dice)
    {
        // One bad fault weighs more than the mean of all.
        var feeling = 0.7 * found.Average(f => f.Value) + 0.3 * found.Min(f => f.Value);
        return (int)Math.Clamp(Math.Round(3.6 + 2.6 * feeling + dice.Normal() * 0.35), 1, found.All(f => f.Value < 0) ? 3 : 5);
    }

    private string Text(
        DemoProduct product, List<(Aspect Aspect, double Value)> found, int stars, Facts facts, Dictionary<string, int> said, Dice dice, bool longer)
    {
        var sentences = new List<string>();
        var kind = stars switch { >= 4 => "good", 3 => "mixed", _ => "bad" };
        if (longer || dice.Chance(0.5))
        {
            Say("context");
        }

        if (longer || dice.Chance(0.2))
        {
            Say("verdict " + kind);
        }

        var before = 0;
        foreach (var (aspect, value) in found)
        {
            var sign = Math.Sign(value);
            var opinion = Opinion(product, aspect, value, facts, said, dice);
            if (opinion is null)
            {
                continue;
            }

            var turn = before != 0 && sign != before && dice.Chance(0.6) ? dice.Pick(shared.Phrases("turns")).Text : "";
            sentences.Add(turn.Length > 0 ? turn + " " + Lowered(opinion) : opinion);
            before = sign;
            if (dice.Chance(0.25) && Opinion(product, aspect, value, facts, said, dice) is { } more && more != opinion)
            {
                sentences.Add(more);
            }
        }

        if (longer || dice.Chance(0.38))
        {
            Say("closing " + kind);
        }

        if (dice.Chance(0.05))
        {
            Say("service");
        }

        var text = string.Join(' ', sentences);
        return sentences.Count > 4 ? text.Replace(sentences[2] + " ", sentences[2] + "\n", StringComparison.Ordinal) : text;

        void Say(string section)
        {
            if (Once(shared.Phrases(section), facts, said, dice) is { } sentence)
            {
                sentences.Add(sentence);
            }
        }
    }

    private static string? Opinion(DemoProduct product, Aspect aspect, double value, Facts facts, Dictionary<string, int> said, Dice dice)
    {
        Verdict[] wanted = value switch
        {
            > 0.72 => [Verdict.Superb, Verdict.Good],
            > 0.12 => [Verdict.Good, Verdict.Superb],
            > -0.12 => [Verdict.Mixed, value > 0 ? Verdict.Good : Verdict.Poor],
            > -0.65 => [Verdict.Poor, Verdict.Awful],
            _ => [Verdict.Awful, Verdict.Poor],
        };
        if (value < -0.8 && aspect.Opinions.TryGetValue(Verdict.Danger, out var dangers) && dice.Chance(0.12))
        {
            return Once(dangers, facts, said, dice);
        }

        return wanted
            .Where(aspect.Opinions.ContainsKey)
            .Select(verdict => Once(aspect.Opinions[verdict], facts, said, dice))
            .FirstOrDefault(sentence => sentence is not null);
    }

    /// <summary>A sentence of the pool that fits and that this product's reviews have not said too often; null if a dozen tries find none.</summary>
    private static string? Once(IReadOnlyList<Phrase> pool, Facts facts, Dictionary<string, int> said, Dice dice)
    {
        for (var attempt = 0; attempt < 12; attempt++)
        {
            if (dice.Pick(pool).Write(facts, dice) is { } sentence && said.GetValueOrDefault(sentence) < MostRepeats)
            {
                said[sentence] = said.GetValueOrDefault(sentence) + 1;
                return sentence;
            }
        }

        return null;
    }

    private string Title(List<(Aspect Aspect, double Value)> found, int stars, Facts facts, Dice dice)
    {
        var main = found.MaxBy(f => Math.Abs(f.Value));
        var told = new Facts(facts).Set("aspect", main.Aspect.Name);
        var agrees = main.Value > 0 == stars >= 3.5;
        var section = agrees && dice.Chance(0.4) ? (main.Value > 0 ? "titles praise" : "titles complaint")
            : string.Create(CultureInfo.InvariantCulture, $"titles {stars}");
        return dice.Pick(shared.Phrases(section)).Write(told, dice) ?? "";
    }

    private Facts FactsFor(DemoProduct product, Variant? variant, Dice dice)
    {
        var facts = new Facts(product.Facts);
        foreach (var option in variant?.Options ?? [])
        {
            facts.Set(option.Name, option.Name == "Color" ? option.Value.ToLowerInvariant() : option.Value);
        }

        if (product.Family.Uses.Count > 0)
        {
            facts.Set("use", dice.Pick(product.Family.Uses));
        }

        return facts.Set("person", dice.Pick(shared.Phrases("people")).Text);
    }

    private string Author(Dice dice) => $"{dice.Pick(shared.Names)} {(char)('A' + dice.Below(25))}.";

    private static string Lowered(string sentence) =>
        sentence.Length > 1 && (sentence[0] == 'I' && !char.IsAsciiLetterLower(sentence[1]) || char.IsUpper(sentence[1])) ? sentence : char.ToLowerInvariant(sentence[0]) + sentence[1..];

    /// <summary>What real review files hold too: copies, talk of the delivery only, other languages, and text that tries to give orders.</summary>
    private void AddOddities(List<Review> reviews, IReadOnlyList<DemoProduct> products)
    {
        var dice = new Dice("oddities");
        var byId = products.ToDictionary(p => p.Product.Id);
        var number = 0;
        foreach (var original in reviews.Where(_ => dice.Chance(0.004)).ToList())
        {
            Add(original with { Author = Author(dice), VariantId = null, Verified = false, HelpfulVotes = 0 });
        }

        foreach (var like in reviews.Where(_ => dice.Chance(0.02)).ToList())
        {
            var good = dice.Chance(0.4);
            Foreign(like, good ? "delivery good" : "delivery bad", good ? 5 : 1 + dice.Below(2));
        }

        foreach (var (section, stars, share) in new[] { ("spanish good", 5, 0.008), ("spanish bad", 2, 0.004), ("chinese good", 5, 0.008), ("chinese bad", 2, 0.004) })
        {
            foreach (var like in reviews.Where(_ => dice.Chance(share)).ToList())
            {
                Foreign(like, section, stars);
            }
        }

        foreach (var phrase in shared.Phrases("injections"))
        {
            var like = dice.Pick(reviews);
            Add(like with { Title = "", Text = phrase.Write(byId[like.ProductId].Facts, dice)!, Author = Author(dice), Verified = false, Stars = dice.Chance(0.5) ? 5 : 1, HelpfulVotes = 0 });
        }

        void Foreign(Review like, string section, int stars)
        {
            for (var attempt = 0; attempt < 8; attempt++)
            {
                if (dice.Pick(shared.Phrases(section)).Write(byId[like.ProductId].Facts, dice) is { } text && _written.Add(text))
                {
                    Add(like with { Title = "", Text = text, Stars = stars, Author = Author(dice), HelpfulVotes = 0 });
                    return;
                }
            }
        }

        void Add(Review review) => reviews.Add(review with
        {
            Id = string.Create(CultureInfo.InvariantCulture, $"r-{review.ProductId}-x{++number}"),
            WrittenAt = review.WrittenAt!.Value.AddMinutes(-dice.Below(20000)),
        });
    }
}
