using Aisle.Assistant.Tools;
using Aisle.Catalog;
using Aisle.Catalog.Store;

namespace Aisle.Assistant.Tests.Tools;

/// <summary>Pages as long as a real shop's, where many paragraphs have the words of the question.</summary>
public sealed class PolicyToolTests
{
    private static readonly Policy[] Pages =
    [
        new()
        {
            Id = "shipping", Title = "Shipping and delivery",
            Sections =
            [
                new("Cost and time", "• Standard: 3 to 5 business days, $4.99. Free for orders of $49 or more.\n• Express: next business day if ordered before 2 pm, $12.99.\nBusiness days are Monday to Friday, except federal holidays."),
                new("Large items", "Sofas and other items over 70 lb come by two-person delivery within 7 to 12 business days for $59. The team takes the packaging with it."),
                new("Where we ship", "To all 50 states and Puerto Rico. To Alaska and Hawaii standard delivery takes 6 to 10 business days and costs $14.99. We do not ship to other countries yet."),
            ],
        },
        new()
        {
            Id = "payment", Title = "Payment",
            Sections =
            [
                new("Ways to pay", "We take Visa, Mastercard, PayPal, Apple Pay, our own gift cards, and bank transfer for orders over $200. We do not take checks."),
                new("When you are charged", "Cards are charged when the parcel leaves us. PayPal and bank transfers are charged at once."),
                new("Security", "Card numbers go straight to our payment partner and are never stored on our servers. We never ask for your full card number."),
            ],
        },
    ];

    [Theory]
    [InlineData("how long does shipping take?", "3 to 5 business days")]
    [InlineData("when will it arrive?", "3 to 5 business days")]
    [InlineData("what payment methods do you accept?", "Visa")]
    [InlineData("can I pay with PayPal?", "PayPal, Apple Pay")]
    [InlineData("do you take gift cards?", "gift cards")]
    [InlineData("do you ship to Canada?", "other countries")]
    public async Task Run_SeveralParagraphsAreOnTheTopic_TheOneThatAnswersIsFirst(string question, string says)
    {
        var folder = Directory.CreateTempSubdirectory("aisle-policies-").FullName;
        await using (var store = await SqliteCatalogStore.OpenAsync(Path.Combine(folder, "shop.db"), TestContext.Current.CancellationToken))
        {
            await using (var writer = await store.BeginWriteAsync(TestContext.Current.CancellationToken))
            {
                foreach (var page in Pages) await writer.WriteAsync(page, TestContext.Current.CancellationToken);
                await writer.CommitAsync(TestContext.Current.CancellationToken);
            }

            var result = await new PolicyTool(store).RunAsync(question, TestContext.Current.CancellationToken);

            Assert.Contains(says, result.Items[0].Text, StringComparison.Ordinal);
        }

        Directory.Delete(folder, recursive: true);
    }
}
