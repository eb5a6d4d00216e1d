using Aisle.Assistant.Answering;
using Aisle.Assistant.Conversations;
using Aisle.Assistant.Tests.Shop;
using Aisle.Insight.Evidence;

namespace Aisle.Assistant.Tests.Answering;

public sealed class ProductQuestionTests(OpenShop shop)
{
    [Theory]
    [InlineData("Logitech MX mouse", "does it have bluetooth?", "Yes", EvidenceKind.Attribute, "mouse-mx")]
    [InlineData("rain jacket", "is it waterproof?", "Yes", EvidenceKind.Attribute, "jacket-storm")]
    [InlineData("down jacket", "is it waterproof?", "No", EvidenceKind.Attribute, "jacket-puff")]
    [InlineData("cast iron pan", "is it dishwasher safe?", "No", EvidenceKind.Attribute, "pan-iron")]
    [InlineData("lamp", "the trail lamp, is it waterproof?", "Yes", EvidenceKind.Attribute, "lamp-trail")]
    [InlineData("electric kettle", "what is the capacity?", "1.7 l", EvidenceKind.Attribute, "kettle-fast")]
    [InlineData("cast iron pan", "how much does it weigh?", "2.3 kg", EvidenceKind.Attribute, "pan-iron")]
    [InlineData("rain jacket", "what is it made of?", "Nylon", EvidenceKind.Attribute, "jacket-storm")]
    [InlineData("Bose headphones", "how long does the battery last?", "24 hours", EvidenceKind.Attribute, "head-qc")]
    [InlineData("electric kettle", "capacity of the first one?", "1.7 l", EvidenceKind.Attribute, "kettle-fast")]
    [InlineData("Microsoft mouse", "它有蓝牙吗", "是", EvidenceKind.Attribute, "mouse-arc")]
    [InlineData("Microsoft mouse", "它多重", "83 g", EvidenceKind.Attribute, "mouse-arc")]
    public async Task Ask_TheDataSays_AnswersWithItsEvidence(string find, string question, string says, EvidenceKind kind, string source)
    {
        var answer = await shop.SayAsync(find, question);

        Assert.Contains(says, answer.Text, StringComparison.Ordinal);
        Assert.True(answer.Done.Answered, answer.ToString());
        Assert.Contains(answer.Evidence, e => e.Kind == kind && e.SourceId == source);
    }

    [Theory]
    [InlineData("how long does the battery last?")]
    [InlineData("how long does it last on a charge?")]
    public async Task Ask_HowLongItLasts_IsNoQuestionOnTheLastProduct(string question)
    {
        var first = (await shop.SayAsync("headphones")).Ids[0];
        var answer = await shop.SayAsync("headphones", question);

        Assert.All(answer.Evidence, e => Assert.Equal(first, e.ProductId));
    }

    [Theory]
    [InlineData("does it have a built-in radio?")]
    [InlineData("can I use it under water with a helicopter?")]
    public async Task Ask_TheDataDoesNotSay_SaysSoAndWhatWasLookedAt(string question)
    {
        var answer = await shop.SayAsync("rain jacket", question);

        Assert.False(answer.Done.Answered, answer.ToString());
        Assert.Contains("don’t know", answer.Text, StringComparison.Ordinal);
        Assert.Contains("attributes", answer.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("how heavy is the second one?")]
    [InlineData("how heavy is the last one?")]
    public async Task Ask_AboutOneByItsPlace_AnswersAboutThatOne(string question)
    {
        var conversation = OpenShop.Start();
        var shown = new Answer(await shop.EventsAsync(conversation, "wireless mouse in black"), conversation);
        var answer = new Answer(await shop.EventsAsync(conversation, question), conversation);

        Assert.Equal(2, shown.Ids.Count);
        Assert.Contains(answer.Evidence, e => e.ProductId == shown.Ids[1] && e.Title == "Weight");
        Assert.DoesNotContain(answer.Evidence, e => e.ProductId == shown.Ids[0]);
    }

    [Fact]
    public async Task Ask_AboutABrandAmongThoseShown_AnswersAboutIt()
    {
        var answer = await shop.SayAsync("wireless mouse", "does the Microsoft one have bluetooth?");

        Assert.All(answer.Evidence, e => Assert.Equal("mouse-arc", e.ProductId));
        Assert.StartsWith("Yes", answer.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Ask_AboutTheProductInView_AnswersAboutIt()
    {
        var answer = await shop.SayAsync(new PageContext("pan-steel"), "is it dishwasher safe?");

        Assert.StartsWith("Yes", answer.Text, StringComparison.Ordinal);
        Assert.All(answer.Evidence, e => Assert.Equal("pan-steel", e.ProductId));
    }

    [Fact]
    public async Task Ask_WithNothingInSightAndAProductNamed_FindsIt()
    {
        var answer = await shop.SayAsync("does the Bose QuietComfort have bluetooth?");

        Assert.Contains(answer.Evidence, e => e.ProductId == "head-qc");
        Assert.StartsWith("Yes", answer.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Ask_PastTheLastShown_SaysHowManyWereShown()
    {
        var answer = await shop.SayAsync("wireless mouse in black", "how heavy is the fifth one?");

        Assert.Contains("only 2", answer.Text, StringComparison.Ordinal);
        Assert.False(answer.Done.Answered);
    }

    [Theory]
    [InlineData("rain jacket", "how much is it in black, size L?", "$85.00")]
    [InlineData("rain jacket", "how much is the red one?", "$69.00")]
    [InlineData("electric kettle", "how much is it?", "$27.50")]
    [InlineData("electric kettle", "多少钱", "$27.50")]
    [InlineData("headphones", "how much is the Bose?", "$299.00")]
    public async Task Price_OfAProductOrVariant_IsItsOffer(string find, string question, string price)
    {
        var answer = await shop.SayAsync(find, question);

        Assert.Contains(price, answer.Text, StringComparison.Ordinal);
        Assert.Contains(answer.Evidence, e => e.Kind == EvidenceKind.Offer && e.Text == price);
    }

    [Theory]
    [InlineData("rain jacket", "do you have it in black, size M?", "No.", "out of stock")]
    [InlineData("rain jacket", "is it available in red?", "Yes.", "in stock")]
    [InlineData("rain jacket", "do you have it in purple?", "No,", "Black and Red")]
    [InlineData("rain jacket", "what colours does it come in?", "The Stormline", "Black and Red")]
    [InlineData("Razer mouse", "is it in stock?", "No.", "out of stock")]
    [InlineData("hello", "is the Logitech M185 in stock?", "Yes.", "in stock")]
    [InlineData("electric kettle", "有货吗", "有的", "有货")]
    public async Task Stock_OfAProductOrVariant_LeadsWithYesOrNo(string find, string question, string leads, string says)
    {
        var answer = await shop.SayAsync(find, question);

        Assert.StartsWith(leads, answer.Text, StringComparison.Ordinal);
        Assert.Contains(says, answer.Text, StringComparison.Ordinal);
        Assert.True(answer.Done.Answered);
    }

    [Fact]
    public async Task Buy_AVariant_ProposesAndDoesNothing()
    {
        var answer = await shop.SayAsync("rain jacket", "I'll take it in black size L");

        var action = Assert.Single(answer.Events.OfType<ActionEvent>());
        Assert.Equal(("add_to_cart", "jacket-storm", "jacket-storm-black-l"), (action.Action, action.ProductId, action.VariantId));
    }
}
