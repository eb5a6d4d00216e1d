using System.Globalization;
using System.Text.RegularExpressions;
using Aisle.Assistant.Answering;
using Aisle.Assistant.Conversations;
using Aisle.Assistant.Tests.Shop;
using Aisle.Insight.Reviews;
using CsCheck;

namespace Aisle.Assistant.Tests.Answering;

/// <summary>What holds for every answer, whatever is said.</summary>
public sealed partial class GroundingTests(OpenShop shop)
{
    private static readonly string[] Phrases =
    [
        "wireless mouse under 50", "headphones", "tent", "rain jacket", "cheaper", "only Sony", "not Sony", "in black", "any brand", "more", "compare the first two",
        "the second one", "how much is it?", "is it waterproof?", "what do people say about the battery?", "is it any good?", "can I return it?", "how long does shipping take?",
        "what colours does it come in?", "do you have it in red, size M?", "I'll take it", "anything similar?", "accessories", "which is the cheapest?", "tell me more about it",
        "thanks", "hello", "便宜一点", "它有蓝牙吗", "比较前两个", "评价怎么样", "无线鼠标", "多少钱", "<script>alert(1)</script>", "'; DROP TABLE products; --", "((((((", "a\0b", "😀😀", "the the the the",
    ];

    [Fact]
    public async Task Answer_ToAnyTalk_EndsWithDoneAndHasNoNumberOfItsOwn()
    {
        var phrase = Gen.Int[0, Phrases.Length - 1].Select(i => Phrases[i]);
        var talk = Gen.OneOf(
            phrase,
            Gen.Select(phrase, Gen.Int[0, 40], Gen.Char).Select((p, at, c) => p.Insert(Math.Min(at, p.Length), c.ToString())),
            Gen.Select(phrase, phrase).Select((a, b) => $"{a} {b}"),
            Gen.String).Array[1, 5];
        await talk.SampleAsync(
            async said =>
            {
                var conversation = OpenShop.Start();
                foreach (var text in said)
                {
                    var answer = new Answer(await shop.EventsAsync(conversation, text), conversation);
                    Assert.IsType<DoneEvent>(answer.Events[^1]);
                    Assert.Single(answer.Events.OfType<DoneEvent>());
                    AssertGrounded(answer, said);
                }
            },
            iter: 150, threads: 1);
    }

    [Fact]
    public async Task Answer_ToAVeryLongText_IsBounded()
    {
        var answer = await shop.SayAsync(string.Concat(Enumerable.Repeat("wireless mouse (under 50) and ", 3_000)));

        Assert.True(answer.Text.Length < 1_000);
        Assert.IsType<DoneEvent>(answer.Events[^1]);
    }

    [Fact]
    public async Task Answer_FollowUpsAndChoices_AreUnderstoodWhenSaid()
    {
        foreach (var phrase in Phrases.Take(28))
        {
            var start = await shop.SayAsync("headphones", phrase);
            var suggestions = start.Events.OfType<FollowUpsEvent>().SelectMany(f => f.Suggestions)
                .Concat(start.Events.OfType<ChoicesEvent>().SelectMany(c => c.Choices).Select(c => c.Say));
            foreach (var said in suggestions)
            {
                var next = await shop.SayAsync("headphones", phrase, said);
                Assert.True(next.Intent is not "outofscope" && (next.Done.Answered || !next.Text.Contains($"“{said}”", StringComparison.Ordinal)), $"after '{phrase}', '{said}': {next}");
            }
        }
    }

    /// <summary>A number is cited, or counted in an event of the turn, or the shopper's own.</summary>
    private static void AssertGrounded(Answer answer, string[] said)
    {
        var evidence = answer.Evidence.ToDictionary(e => e.Id);
        var own = string.Join(' ', said) + string.Concat(said.Select(s => s.Normalize(System.Text.NormalizationForm.FormKC)));
        var counted = Counts(answer);
        foreach (var text in answer.Events.OfType<TextEvent>())
        {
            Assert.All(text.Citations, c => Assert.True(evidence.TryGetValue(c.EvidenceId, out var e)
                && (e.Text + e.Title).Contains(text.Text.Substring(c.Start, c.Length), StringComparison.Ordinal)));
            foreach (Match number in Number().Matches(text.Text))
            {
                var cited = text.Citations.Any(c => number.Index >= c.Start && number.Index + number.Length <= c.Start + c.Length);
                Assert.True(cited || counted.Contains(number.Value) || own.Contains(number.Value, StringComparison.Ordinal), $"'{number.Value}' in '{text.Text}'");
            }
        }
    }

    private static HashSet<string> Counts(Answer answer)
    {
        var counts = answer.Events.OfType<ProductsEvent>().SelectMany(p => new[] { p.Total, p.Products.Count })
            .Concat(answer.Events.OfType<ReviewDigestEvent>().SelectMany(d => d.Digest.Aspects.SelectMany(a => new[] { a.Mentions, a.Positive, a.Negative, a.Mixed }).Append(d.Digest.Reviews)))
            .Concat(answer.Events.OfType<ReviewDigestEvent>().SelectMany(d => d.Digest.Aspects).Select(a => a.Change).OfType<AspectChange>()
                .SelectMany(c => new[] { c.PositiveSince, c.SidesSince, c.PositiveBefore, c.SidesBefore, c.Since.Year, c.Since.Month }))
            .Concat(Enumerable.Range(0, 30)) // what was looked at: attributes, sentences, reviews, pages of this shop
            .Select(n => n.ToString(CultureInfo.InvariantCulture));
        var labels = answer.Events.OfType<ProductsEvent>().SelectMany(p => p.Dropped).SelectMany(c => Number().Matches(c.Label)).Select(m => m.Value);
        return [.. counts, .. labels];
    }

    [GeneratedRegex(@"\d[\d.,]*\d|\d")]
    private static partial Regex Number();
}
