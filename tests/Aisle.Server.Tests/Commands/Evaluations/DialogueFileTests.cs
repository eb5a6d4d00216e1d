using Aisle.Server.Commands.Evaluations.Dialogues;

namespace Aisle.Server.Tests.Commands.Evaluations;

public sealed class DialogueFileTests
{
    [Fact]
    public void Script_WellFormed_IsReadWithItsPlaces()
    {
        var (dialogues, faults) = DialogueFile.Read("a.txt", ["# for readers", "== tents", "@ product solo", "find> a tent", "  shows: tent", "  atmost: 50", "", "talk> thanks"]);

        Assert.Empty(faults);
        var turns = Assert.Single(dialogues).Turns;
        Assert.Equal([("find", "a tent", 4, 2), ("talk", "thanks", 8, 0)], turns.Select(t => (t.Kind, t.Text, t.Line, t.Expected.Count)));
        Assert.All(turns, t => Assert.Equal("solo", t.Page?.ProductId));
    }

    [Theory]
    [InlineData("find> a tent", "before the first dialogue")]
    [InlineData("== a|find> a tent|  shows: (", "no regular expression")]
    [InlineData("== a|find> a tent|  atmost: cheap", "needs a number")]
    [InlineData("== a|find> a tent|  smells: nice", "not known")]
    [InlineData("== a|what is this", "neither a turn")]
    public void Script_WithAFault_SaysWhereAndWhat(string lines, string fault)
    {
        var read = lines.Split('|');

        var (_, faults) = DialogueFile.Read("a.txt", read);

        var told = Assert.Single(faults);
        Assert.StartsWith($"a.txt:{read.Length}: ", told, StringComparison.Ordinal);
        Assert.Contains(fault, told, StringComparison.Ordinal);
    }

    [Fact]
    public void Script_OfAnyLines_IsReadOrRefusedWithoutAnException()
    {
        string[] starts = ["", "== ", "@ ", "@ product ", "@ list ", "find> ", "  shows: ", "  count: ", "#", "\t"];
        var random = new Random(7);
        for (var i = 0; i < 2_000; i++)
        {
            string[] lines = [.. Enumerable.Range(0, random.Next(8)).Select(_ => starts[random.Next(starts.Length)] + new string([.. Enumerable.Range(0, random.Next(12)).Select(_ => (char)random.Next(32, 0x3000))]))];

            var (dialogues, faults) = DialogueFile.Read("a.txt", lines);

            Assert.True(dialogues.Count + faults.Count <= lines.Length);
        }
    }
}
