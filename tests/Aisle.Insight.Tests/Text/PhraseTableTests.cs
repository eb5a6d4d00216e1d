using Aisle.Insight.Text;
using CsCheck;

namespace Aisle.Insight.Tests.Text;

public sealed class PhraseTableTests
{
    private static readonly string[] Vocabulary = ["mobile", "mobiles", "phone", "phones", "arrived", "arrive", "box"];

    [Theory]
    [InlineData("mobile", 1, "mobile")]
    [InlineData("mobiles", 0, null)]
    [InlineData("mobile phone", 2, "mobile phone")]
    [InlineData("mobiles phones", 2, "mobile phone")]
    [InlineData("mobile phones arrived", 3, "arrival")]
    [InlineData("mobile box", 1, "mobile")]
    public void Longest_FormAsWrittenBeginsALongerOneByStem_FindsBoth(string text, int count, string? value)
    {
        var table = new PhraseTable<string>();
        table.Add("=mobile", "mobile");
        table.Add("mobile phone", "mobile phone");
        table.Add("mobile phone arrived", "arrival");

        Assert.Equal(count, table.Longest(Words.Of(text).ToArray(), 0, out var found));
        if (value is not null) Assert.Equal(value, found);
    }

    [Fact]
    public void Longest_AnyPhrases_IsTheLongestThatMatchesWordByWord() =>
        Gen.Select(Gen.Select(Gen.Bool, Gen.Int[0, 6].Select(i => Vocabulary[i]).Array[1, 3]).Array[0, 8], Gen.Int[0, 6].Select(i => Vocabulary[i]).Array[1, 6]).Sample((phrases, text) =>
        {
            var table = new PhraseTable<int>();
            foreach (var (i, (exact, phrase)) in phrases.Index()) table.Add((exact ? "=" : "") + string.Join(' ', phrase), i);
            var words = Words.Of(string.Join(' ', text)).ToArray();

            var count = table.Longest(words, 0, out var found);

            var longest = phrases.Where(p => Matches(p.Item1, p.Item2, words)).Select(p => p.Item2.Length).DefaultIfEmpty().Max();
            Assert.Equal(longest, count);
            if (count > 0) Assert.True(Matches(phrases[found].Item1, phrases[found].Item2, words));
        });

    private static bool Matches(bool exact, string[] phrase, Word[] words) =>
        phrase.Length <= words.Length && phrase.Zip(words).All(p => exact ? p.First == p.Second.Term.Text : Term.Of(p.First).Stem == p.Second.Term.Stem);
}
