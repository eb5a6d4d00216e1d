using Aisle.Insight.Evidence;
using Aisle.Insight.Evidence.Ranking;

namespace Aisle.Insight.Tests.Evidence;

public sealed class EvidenceTrainerTests
{
    [Fact]
    public void Train_AWordThatPeopleLinkToAnAttribute_SpeaksForItAfterwards()
    {
        var model = EvidenceTrainer.Train(Judged(), []);

        Assert.True(model.Linear.Weights["night>caffein"] > 0);
        Assert.All(model.Linear.Weights.Where(w => w.Key.Contains('>', StringComparison.Ordinal)), w => Assert.True(w.Value > 0, w.Key));
    }

    [Fact]
    public void Train_TheSameDataTwice_GivesTheSameWeights() =>
        Assert.Equal(EvidenceTrainer.Train(Judged(), []).Lines(), EvidenceTrainer.Train(Judged(), []).Lines());

    [Fact]
    public void Parse_TheLinesOfAModel_GivesTheSameModel()
    {
        var model = EvidenceTrainer.Train(Judged(), Judged());

        Assert.NotEmpty(model.Trees.Trees);
        Assert.Equal(model.Lines(), EvidenceModel.Parse(model.Lines()).Lines());
    }

    private static JudgedQuestion[] Judged() =>
    [
        .. Enumerable.Range(0, 12).Select(i => new JudgedQuestion(
            $"product {i}",
            "should I drink this at night?",
            [new(EvidenceKind.Attribute, "a", "Flavor", "Mint"), new(EvidenceKind.Attribute, "b", "Caffeine content", "Free")],
            [false, true])),
    ];
}
