using Aisle.Assistant.Settings;
using Aisle.Assistant.Understanding;
using CsCheck;

namespace Aisle.Assistant.Tests.Settings;

public sealed class ShopSettingTests
{
    [Theory]
    [InlineData(ShopSetting.Synonyms, "couch = sofa\nalone", "line 2")]
    [InlineData(ShopSetting.Care, "== pets\nwords: dog\nsya: We sell no dogs.", "line 3")]
    [InlineData(ShopSetting.Care, "== pets\nwords: (dog\nsay: We sell no dogs.", "line 2")]
    [InlineData(ShopSetting.Care, "== pets\nwords: dog", "")]
    [InlineData(ShopSetting.Retention, "0", "")]
    [InlineData(ShopSetting.Retention, "a week", "")]
    [InlineData(ShopSetting.Look, """{"accent":"green"}""", "accent")]
    [InlineData(ShopSetting.Look, """{"accent":"#ffff00"}""", "accent")]
    [InlineData(ShopSetting.Look, """{"accentDark":"#000033"}""", "accentDark")]
    [InlineData(ShopSetting.Look, """{"radius":99}""", "radius")]
    [InlineData(ShopSetting.Look, """{"corner":"top"}""", "corner")]
    [InlineData(ShopSetting.Look, """{"texts":{"fr":{}}}""", "texts.fr")]
    [InlineData(ShopSetting.Look, """{"texts":{"en":{"nothing":"x"}}}""", "texts.en.nothing")]
    [InlineData(ShopSetting.Look, """{"texts":{"en":{"title":""}}}""", "texts.en.title")]
    [InlineData(ShopSetting.Look, "{", "")]
    [InlineData("policy:returns", "# Only a heading", "")]
    [InlineData("nothing", "x", "")]
    public void Faults_OfABadValue_SayWhereAndWhat(string name, string value, string where)
    {
        var fault = ShopSetting.Faults(name, value)[0];

        Assert.Equal(where, fault.Where);
        Assert.NotEmpty(fault.Reason);
    }

    [Theory]
    [InlineData(ShopSetting.Synonyms, "")]
    [InlineData(ShopSetting.Synonyms, "# ours\ncouch = sofa")]
    [InlineData(ShopSetting.Care, "== pets\nwords: dogs?\nsay: We sell no dogs.\nsay zh: 我们不卖狗。")]
    [InlineData(ShopSetting.Retention, "30")]
    [InlineData(ShopSetting.Look, """{"accent":"#0b5f4c","accentDark":"#5fd3b3","radius":8,"corner":"start","texts":{"en":{"title":"Ada"}}}""")]
    [InlineData("policy:returns", "# Returns\n\nWithin 30 days.")]
    public void Faults_OfAGoodValue_AreNone(string name, string value) => Assert.Empty(ShopSetting.Faults(name, value));

    [Fact]
    public void Faults_OfAnyText_AreToldAndNeverThrown() => Gen.Select(Gen.String, Gen.Int[0, 4]).Sample((text, which) =>
        Assert.NotNull(ShopSetting.Faults(new[] { ShopSetting.Look, ShopSetting.Synonyms, ShopSetting.Care, ShopSetting.Retention, "policy:p" }[which], text)));

    [Fact]
    public void OnAccent_OfAnyColour_CanBeReadOnIt() =>
        Gen.Int[0, 0xFFFFFF].Select(rgb => $"#{rgb:x6}").Sample(accent => Assert.True(ShopLook.Contrast(accent, ShopLook.On(accent)) >= 4.5));

    [Fact]
    public void Contrast_OfBlackAndWhite_IsTwentyOne() => Assert.Equal(21, ShopLook.Contrast("#000000", "#ffffff"), 6);

    [Fact]
    public void Try_AShopsOwnTopic_SaysWhatIsSaidThen()
    {
        var care = CarePolicy.Read("care", "== rivals\nwords: amazon|ebay\nsay: We speak of our own shop only.".Split('\n'));

        Assert.Equal("We speak of our own shop only.", care.Try("Is it cheaper on eBay?")?.Says["en"]);
        Assert.Null(care.Try("Is it cheaper here?"));
    }

    [Fact]
    public void Try_APatternThatNeverEnds_IsTakenAsNotSpokenOf()
    {
        var care = CarePolicy.Read("care", ["== slow", "words: (a+)+b", "say: Slow."]);

        Assert.Null(care.Try(new string('a', 500)));
    }
}
