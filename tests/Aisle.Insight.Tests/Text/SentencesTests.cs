using Aisle.Insight.Text;
using CsCheck;

namespace Aisle.Insight.Tests.Text;

public sealed class SentencesTests
{
    [Theory]
    [InlineData("Great bag. I love it!", "Great bag.|I love it!")]
    [InlineData("It is 15.6 in. wide and v2.0 of it. Fine", "It is 15.6 in.|wide and v2.0 of it.|Fine")]
    [InlineData("I love the keys.Pros: light", "I love the keys.|Pros: light")]
    [InlineData("Well... it broke.", "Well...|it broke.")]
    [InlineData("Dr. Smith bought it, e.g. for work.", "Dr. Smith bought it, e.g. for work.")]
    [InlineData("电池很好。但是屏幕太小！", "电池很好。|但是屏幕太小！")]
    [InlineData("- one\n- two\n\n", "one|two")]
    [InlineData(" ... ", "")]
    public void Of_Text_IsCutAtSentenceEnds(string text, string expected) =>
        Assert.Equal(expected, string.Join('|', Sentences.Of(text).Select(s => s.In(text))));

    [Fact]
    public void Of_AnyText_GivesOrderedStretchesThatLoseNoLetter() => Gen.String.Sample(text =>
    {
        var at = 0;
        var kept = 0;
        foreach (var sentence in Sentences.Of(text))
        {
            Assert.True(sentence.Start >= at);
            at = sentence.End;
            kept += sentence.In(text).Count(char.IsLetterOrDigit);
        }

        Assert.True(at <= text.Length);
        Assert.Equal(text.Count(char.IsLetterOrDigit), kept);
    });
}
