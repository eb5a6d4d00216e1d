using System.Text.RegularExpressions;
using Aisle.Assistant.Answering;
using Aisle.Assistant.Answering.Grounding;
using Aisle.Assistant.Tests.Shop;
using CsCheck;

namespace Aisle.Assistant.Tests.Answering.Grounding;

/// <summary>What holds of any text that a model may write, and of any way in which it may come.</summary>
public sealed partial class GroundingPropertyTests(OpenShop shop)
{
    /// <summary>What models write, true and untrue, and what breaks readers.</summary>
    private static readonly Gen<string> Fragment = OneOf(
        "The ", "{{p1.title}}", "{{p2.title}}", "{{p3.title}}", "{{p1.price}}", "{{p2.price}}", "{{p2.stars}}", "{{n1}}", "{{q1}}", "{{q2}}", "{{p1.a2}}", "{{p9.price}}", "{{p1.text}}",
        " costs ", " is ", " has ", " and ", " or ", " at ", ". ", "! ", "? ", ".", ", ", "\n", "。", "$", "€", "%", "-", "+", "0", "7", "349", "12.50", "1,000", "５", "½", "Ⅷ", "²", "three ", "dozen ", "三百元",
        "Sony ", "Bose ", "WH-1000XM5 ", "Acme ", "waterproof ", "sturdy ", "free ", "Bluetooth ", "Yes, ", "cheaper ", "review ", "{", "}", "{{", "}}", "<b>", "**", "- ", "1. ", "e.g. ", "\u200b", "\ud83d", "😀", "under 400 ", "I ", "you ");

    private static readonly Gen<string> Text = Gen.OneOf(Fragment.Array[1, 25].Select(string.Concat), Gen.String);

    [Fact]
    public void Text_HoweverItIsCutIntoPieces_ComesOutTheSame()
    {
        Gen.Select(Text, Gen.Int[1, 9].Array[1, 40]).Sample(
            (text, lengths) =>
            {
                var pieces = new List<string>();
                for (int at = 0, i = 0; at < text.Length; i++)
                {
                    var length = Math.Min(lengths[i % lengths.Length], text.Length - at);
                    pieces.Add(text.Substring(at, length));
                    at += length;
                }

                return new CheckUnderTest(shop).Stream(pieces) == new CheckUnderTest(shop).Stream([text]);
            },
            iter: 500);
    }

    [Fact]
    public void Text_WhateverIsKept_HasNoNumberThatIsNoSlot()
    {
        Text.Sample(
            text =>
            {
                var check = new CheckUnderTest(shop);
                foreach (var sentence in new SentenceStream().Add(text + "\n").ToList())
                {
                    if (check.Read(sentence) is Checked.Kept kept)
                    {
                        AssertNumbersAreSlots(kept);
                    }
                }
            },
            iter: 1_500);
    }

    [Fact]
    public void Sentence_WithAnyNumberTyped_IsCut()
    {
        var number = Gen.OneOf(
            Gen.Decimal[0, 100_000].Select(d => d.ToString("0.##", System.Globalization.CultureInfo.InvariantCulture)),
            Gen.Int[0, 1_000_000].Select(i => i.ToString("N0", System.Globalization.CultureInfo.InvariantCulture)),
            Gen.Int[0, 9].Select(i => ((char)('０' + i)).ToString()),
            OneOf("fifty", "Two hundred", "a dozen", "twice", "½", "٣", "XIV2"));
        var around = OneOf("The {{p1.title}} costs @.", "It is @ dollars.", "@ people like the {{p2.title}}.", "The {{p1.title}} is {{p1.price}}, not @.", "Save @% today.", "Rated @ stars", "{{p1.price}}@", "@{{p1.price}}");

        Gen.Select(number, around).Sample(
            (n, a) => Assert.IsType<Checked.Cut>(new CheckUnderTest(shop, "headphones please").Read(a.Replace("@", n, StringComparison.Ordinal))), iter: 500);
    }

    private static Gen<string> OneOf(params string[] texts) => Gen.Int[0, texts.Length - 1].Select(i => texts[i]);

    private static void AssertNumbersAreSlots(Checked.Kept kept)
    {
        var slots = kept.Facts.Select(f => f.Value).ToHashSet(StringComparer.Ordinal);
        foreach (var (piece, fact) in kept.Parts)
        {
            if (fact is null)
            {
                // What is left to type is a model's name in a title, and the shopper's own words.
                var typed = Own().Replace(piece.Text, "");
                Assert.False(typed.Any(char.IsNumber), $"'{typed}' in '{piece.Text}'");
            }
        }

        Assert.All(kept.Fill(new EvidenceLedger()).ToEvent().Citations, c => Assert.True(c.Length > 0));
    }

    [GeneratedRegex("WH-1000XM5|under 400|WH-CH520")]
    private static partial Regex Own();
}
