using Aisle.Assistant.Understanding;
using Aisle.Insight.Evidence;

namespace Aisle.Assistant.Answering.Answers;

/// <summary>What the shop's care policy says, word for word: nothing is searched, nothing is added.</summary>
internal static class CareAnswer
{
    public static IEnumerable<AnswerEvent> Answer(Intent.Care intent, Turn turn)
    {
        turn.Answered = false;
        turn.Traces("care", intent.Topic.Name);
        var says = intent.Topic.Says.GetValueOrDefault(turn.Utterance.Language) ?? intent.Topic.Says[Language.English];
        var item = turn.Evidence.Add(new EvidenceItem { Id = "", Kind = EvidenceKind.Policy, SourceId = $"care:{intent.Topic.Name}", Title = intent.Topic.Name, Text = says, Score = 1 });
        return turn.Say($"{Slot.Fact(says, item)}");
    }
}
