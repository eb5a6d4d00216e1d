using System.Globalization;
using Aisle.Catalog;
using Aisle.Server.Demo.Writing;

namespace Aisle.Server.Demo;

/// <summary>What shoppers asked of each product, and what the shop or other shoppers answered.</summary>
internal static class QuestionWriter
{
    public static List<ProductQuestion> Write(IReadOnlyList<DemoProduct> products, SharedContent shared) =>
        [.. products.SelectMany(product => Of(product, shared))];

    private static IEnumerable<ProductQuestion> Of(DemoProduct product, SharedContent shared)
    {
        var dice = new Dice("questions " + product.Product.Id);
        var asked = new HashSet<string>();
        foreach (var phrase in product.Family.Questions)
        {
            if (!dice.Chance(0.7) || phrase.Question.Write(product.Facts, dice) is not { } text || !asked.Add(text))
            {
                continue;
            }

            var answers = phrase.Answers.Select(answer => answer.Write(product.Facts, dice)).OfType<string>().ToList();
            if (phrase.Answers.Count > 0 && answers.Count == 0)
            {
                continue; // only what nobody can know goes unanswered
            }

            var age = (int)(SharedContent.Today - product.Product.ReleasedAt!.Value).TotalDays;
            var at = SharedContent.Today.AddMinutes(-1440 * (20 + dice.Below(Math.Min(600, age - 30))) - dice.Below(1440));
            yield return new ProductQuestion
            {
                Id = string.Create(CultureInfo.InvariantCulture, $"q-{product.Product.Id}-{asked.Count}"),
                ProductId = product.Product.Id,
                Text = text,
                AskedAt = at,
                Answers = [.. answers.Select((answer, i) => new ProductAnswer(
                    answer,
                    i == 0 && dice.Chance(0.4) ? "Tallybrook team" : $"{dice.Pick(shared.Names)} {(char)('A' + dice.Below(25))}.",
                    at.AddMinutes(60 + dice.Below(20000))))],
            };
        }
    }
}
