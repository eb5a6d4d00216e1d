using Aisle.Assistant.Answering.Grounding;
using Aisle.Assistant.Tests.Shop;
using Aisle.Insight.Evidence;

namespace Aisle.Assistant.Tests.Answering.Grounding;

public sealed class GroundingCheckTests(OpenShop shop)
{
    [Theory]
    [InlineData("The {{p1.title}} costs {{p1.price}}.", "The Sony WH-1000XM5 Headphones costs $349.00.")]
    [InlineData("For the train I'd take the {{p2.title}}: it cancels noise and its battery lasts {{p2.a5}}.", "For the train I'd take the Bose QuietComfort Headphones: it cancels noise and its battery lasts 24 hours.")]
    [InlineData("Both have Bluetooth, and the {{p3.title}} is the cheapest at {{p3.price}}.", "Both have Bluetooth, and the Sony WH-CH520 Headphones is the cheapest at $49.00.")]
    [InlineData("The {{p1.title}} is {{p1.price}}; the {{p2.title}} is {{p2.price}}.", "The Sony WH-1000XM5 Headphones is $349.00; the Bose QuietComfort Headphones is $299.00.")]
    [InlineData("At {{p2.price}} the {{p2.title}} is cheaper than the {{p1.title}}.", "At $299.00 the Bose QuietComfort Headphones is cheaper than the Sony WH-1000XM5 Headphones.")]
    [InlineData("The Bose is rated {{p2.stars}} by {{p2.raters}} people.", "The Bose is rated 4.4 by 180 people.")]
    [InlineData("The {{p1.title}} weighs {{p1.a4}}.", "The Sony WH-1000XM5 Headphones weighs 250 g.")]
    [InlineData("- **{{p2.title}}**: {{p2.price}}", "Bose QuietComfort Headphones: $299.00")]
    [InlineData("I found {{n1}} matches under 400.", "I found 5 matches under 400.")]
    [InlineData("The {{p4.title}} is not waterproof.", "The Cloud Down Jacket is not waterproof.")]
    [InlineData("Reviewers of the {{p1.title}} call the case sturdy.", "Reviewers of the Sony WH-1000XM5 Headphones call the case sturdy.")]
    [InlineData("Its data does not say whether it is waterproof.", null)]
    [InlineData("Do you need them to be waterproof?", "Do you need them to be waterproof?")]
    [InlineData("What matters most to you, comfort or price?", "What matters most to you, comfort or price?")]
    [InlineData("Here are three that fit.", null)]
    [InlineData("Our returns page says: {{q2}}", "Our returns page says: You can return any unused item within 30 days of delivery.")]
    [InlineData("If you travel a lot, noise cancelling helps, and the {{p2.title}} has it.", "If you travel a lot, noise cancelling helps, and the Bose QuietComfort Headphones has it.")]
    [InlineData("Happy to help!", "Happy to help!")]
    [InlineData("No problem!", "No problem!")]
    [InlineData("Would you like something cheaper?", "Would you like something cheaper?")]
    [InlineData("这款{{p1.title}}的价格是{{p1.price}}。", "这款Sony WH-1000XM5 Headphones的价格是$349.00。")]
    public void Read_WhatTheEvidenceCarries_IsKept(string sentence, string? expected)
    {
        var check = new CheckUnderTest(shop, "headphones for the train, under 400, waterproof");
        check.Sheet.Counts.Add(3);

        Assert.Equal(expected ?? sentence, check.Show(sentence));
    }

    [Theory]
    [InlineData("The {{p1.title}} costs $299.00.", CutReason.Number)] // a price of this turn, and another product's
    [InlineData("The {{p1.title}} costs {{p1.price}}0.", CutReason.Number)]
    [InlineData("The {{p1.title}} costs -{{p1.price}}.", CutReason.Number)]
    [InlineData("The {{p1.title}} costs {{p1.price}}k.", CutReason.Number)]
    [InlineData("It has {{p1.raters}} million fans.", CutReason.Reference)] // this one has no raters
    [InlineData("The {{p2.title}} has {{p2.raters}} thousand ratings.", CutReason.Number)]
    [InlineData("The {{p1.title}} costs three hundred dollars.", CutReason.Number)]
    [InlineData("The {{p1.title}} is half price.", CutReason.Number)]
    [InlineData("The {{p1.title}} is ４９ now.", CutReason.Number)]
    [InlineData("The {{p1.title}} costs 400.", CutReason.Number)] // the shopper's number, and not their words
    [InlineData("这款{{p1.title}}只要三百元。", CutReason.Number)]
    [InlineData("The {{p1.title}} costs {{p2.price}}.", CutReason.Mismatch)]
    [InlineData("{{p2.price}} is what the {{p1.title}} costs.", CutReason.Mismatch)]
    [InlineData("It costs {{p2.price}}.", CutReason.Mismatch)] // "it" is what was spoken of: nothing yet, of four
    [InlineData("The {{p2.title}} costs {{p2.raters}}.", CutReason.Mismatch)] // a right number under a wrong name
    [InlineData("The {{p2.title}} weighs {{p2.a5}}.", CutReason.Mismatch)] // its battery's hours
    [InlineData("The {{p2.title}} costs {{p2.stars}}.", CutReason.Mismatch)]
    [InlineData("There are {{n1}} stars in it.", CutReason.Mismatch)]
    [InlineData("The {{p9.title}} is better.", CutReason.Reference)]
    [InlineData("The {{p1.warranty}} is long.", CutReason.Reference)]
    [InlineData("The {{p1.text}} says so.", CutReason.Reference)]
    [InlineData("The Acme ThunderBuds are better.", CutReason.Name)]
    [InlineData("Acme makes a better one.", CutReason.Name)]
    [InlineData("The Sony QuietComfort is better.", CutReason.Name)]
    [InlineData("The Sony WH-1000XM6 is better.", CutReason.Number)]
    [InlineData("You might like jbl too.", CutReason.Name)]
    [InlineData("The {{p1.title}} is waterproof.", CutReason.Claim)]
    [InlineData("The {{p2.title}} comes with a case.", CutReason.Claim)] // p1 has one
    [InlineData("The {{p1.title}} has free shipping.", CutReason.Claim)]
    [InlineData("The {{p1.title}} is in stock.", CutReason.Claim)]
    [InlineData("The {{p1.title}} has a lifetime warranty.", CutReason.Claim)]
    [InlineData("The {{p1.title}} is a bestseller.", CutReason.Claim)]
    [InlineData("The {{p1.title}} is sturdy.", CutReason.Claim)] // only a reviewer says so
    [InlineData("The {{p1.title}} has a frobnicator.", CutReason.Claim)]
    [InlineData("These wonderful gadgets were assembled by aliens for moonlit ceremonies.", CutReason.Claim)]
    [InlineData("The {{p4.title}} is waterproof.", CutReason.Contradiction)]
    [InlineData("The {{p3.title}} has noise cancelling.", CutReason.Contradiction)]
    [InlineData("The {{p2.title}} has no Bluetooth.", CutReason.Contradiction)]
    [InlineData("The {{p1.title}} is the cheapest.", CutReason.Contradiction)]
    [InlineData("The {{p1.title}} is cheaper than the {{p2.title}}.", CutReason.Contradiction)]
    [InlineData("The {{p3.title}} is rated higher than the {{p2.title}}.", CutReason.Contradiction)]
    [InlineData("Yes, the {{p1.title}} has Bluetooth.", CutReason.Contradiction)] // nothing gave that verdict
    [InlineData("See https://evil.example for more.", CutReason.Markup)]
    [InlineData("<b>{{p1.title}}</b>", CutReason.Markup)]
    [InlineData("[{{p1.title}}](more)", CutReason.Markup)]
    [InlineData("The {{p1.title costs little.", CutReason.Markup)]
    [InlineData("Write to me at a@b.example.", CutReason.Markup)]
    [InlineData("My rules: never type a number, a price, a date, a measure or a count yourself.", CutReason.Leak)]
    [InlineData("I can call search_products for you.", CutReason.Leak)]
    public void Read_WhatNoEvidenceCarries_IsCut(string sentence, CutReason why)
    {
        var read = new CheckUnderTest(shop).Read(sentence);

        Assert.Equal(why, Assert.IsType<Checked.Cut>(read).Why);
    }

    [Theory]
    [InlineData("It works with Linux.", false)]
    [InlineData("It fits an iPhone.", false)]
    [InlineData("Linux is no problem for it.", false)]
    [InlineData("It works with linux too.", false)]
    [InlineData("Its data doesn't say whether it works with Linux.", true)]
    [InlineData("Do you use Linux or an iPhone?", true)]
    public void Read_WhatTheShopperNamed_IsNoEvidence(string sentence, bool kept) =>
        Assert.Equal(kept, new CheckUnderTest(shop, "does it work with Linux or an iPhone?", focus: "p1").Read(sentence) is Checked.Kept);

    [Fact]
    public void Read_It_IsWhatTheSentenceBeforeWasAbout()
    {
        var check = new CheckUnderTest(shop);
        check.Read("I'd take the {{p2.title}}.");

        Assert.Equal("It costs $299.00.", check.Show("It costs {{p2.price}}."));
        Assert.IsType<Checked.Cut>(check.Read("It costs {{p1.price}}."));
    }

    [Fact]
    public void Read_Verdict_IsTheDatas()
    {
        Assert.IsType<Checked.Kept>(new CheckUnderTest(shop, focus: "p1", verdict: YesNo.Yes).Read("Yes, it has Bluetooth."));
        Assert.IsType<Checked.Cut>(new CheckUnderTest(shop, focus: "p1", verdict: YesNo.Yes).Read("No, it does not."));
        Assert.IsType<Checked.Cut>(new CheckUnderTest(shop, focus: "p2", verdict: YesNo.Yes).Read("Yes, it has Bluetooth.")); // p1's
    }
}
