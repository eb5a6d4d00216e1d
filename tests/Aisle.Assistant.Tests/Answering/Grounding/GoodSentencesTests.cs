using Aisle.Assistant.Answering.Grounding;
using Aisle.Assistant.Tests.Shop;

namespace Aisle.Assistant.Tests.Answering.Grounding;

/// <summary>What the check costs a good model: docs/concepts/grounding.md tells the share.</summary>
public sealed class GoodSentencesTests(OpenShop shop)
{
    private const string Cut = "cut: ";

    [Fact]
    public void Read_WhatAGoodModelWrites_IsKeptAsListed()
    {
        var check = new CheckUnderTest(shop, "good headphones for my commute by train, under 400");
        check.Sheet.AddDropped(["Color: Pink"]);
        check.Sheet.Counts.UnionWith([2, 3]);
        var sentences = File.ReadAllLines(Path.Combine(AppContext.BaseDirectory, "good-sentences.txt")).Where(l => l.Length > 0 && l[0] != '#').ToList();

        var read = sentences.Select(s => s.StartsWith(Cut, StringComparison.Ordinal) ? s[Cut.Length..] : s).Select(s => check.Read(s) is Checked.Cut ? Cut + s : s).ToList();

        Assert.Equal(sentences, read);
        Assert.Equal((40, 31), (read.Count, read.Count(s => !s.StartsWith(Cut, StringComparison.Ordinal))));
    }
}
