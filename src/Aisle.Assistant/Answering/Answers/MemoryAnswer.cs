using System.Globalization;
using Aisle.Assistant.Memory;
using Aisle.Assistant.Understanding;
using Aisle.Insight.Evidence;

namespace Aisle.Assistant.Answering.Answers;

/// <summary>Keeps, shows and forgets what the shopper asked to be remembered; each entry cites that memory.</summary>
internal static class MemoryAnswer
{
    public static IEnumerable<AnswerEvent> Answer(Intent.Memory intent, Turn turn)
    {
        var before = turn.Scene.State.Memory;
        var memory = intent.After;
        turn.Traces("memory", intent.Act.ToString().ToLowerInvariant());
        turn.Next = turn.Next with { Memory = memory };
        turn.Answered = intent.Act != MemoryAct.Remember || memory != before;
        var text = intent.Act switch
        {
            MemoryAct.Remember when memory == before => turn.Wording.CanRemember(),
            MemoryAct.Remember => turn.Wording.Remembers(turn.Wording.List(Entries(memory, turn)), turn.Scene.IsKept),
            MemoryAct.ForgetAll or MemoryAct.Forget when memory.IsNothing => turn.Wording.Forgot(),
            MemoryAct.Forget => turn.Wording.ForgotThat(turn.Wording.List(Entries(memory, turn))),
            _ when memory.IsNothing => turn.Wording.KnowsNothing(),
            _ => turn.Wording.Knows(turn.Wording.List(Entries(memory, turn)), turn.Scene.IsKept),
        };
        return turn.Say(text).Append(Turn.FollowUps(memory.IsNothing ? turn.Wording.AfterNothing(turn.Tools.Index) : turn.Wording.AfterMemory));
    }

    /// <summary>Each entry in words, citing the memory.</summary>
    public static IEnumerable<AnswerText> Entries(ShopperMemory memory, Turn turn)
    {
        var wording = turn.Wording;
        return memory.Sizes.Select(s => wording.RememberedSize(Slot(s.Size), s.Of.Length > 0 ? Slot(s.Of) : null, s.For.Length > 0 ? Slot(s.For) : null))
            .Concat(memory.Likes.Select(b => wording.RememberedBrand(Slot(b), true)))
            .Concat(memory.Dislikes.Select(b => wording.RememberedBrand(Slot(b), false)))
            .Concat(memory.Tastes.Select(t => wording.RememberedTaste(Slot(t.For), Slot(t.Brand), !t.Dislikes)))
            .Concat(memory.Budget is { } budget ? [wording.RememberedBudget(Slot(budget.ToString("0.##", CultureInfo.InvariantCulture)))] : [])
            .Concat(memory.People.Where(p => !memory.Sizes.Any(s => s.For == p) && !memory.Tastes.Any(t => t.For == p)).Select(p => wording.RememberedPerson(Slot(p))));

        Slot Slot(string text) => Answering.Slot.Fact(text, turn.Evidence.Add(new EvidenceItem
        {
            Id = "",
            Kind = EvidenceKind.Attribute,
            SourceId = "memory",
            Title = "Remembered",
            Text = text,
            Score = 1,
        }));
    }
}
