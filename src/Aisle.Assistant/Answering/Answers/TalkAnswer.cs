using Aisle.Assistant.Conversations;
using Aisle.Assistant.Understanding;

namespace Aisle.Assistant.Answering.Answers;

/// <summary>Small talk, and the calm refusal of what is not the shop's business.</summary>
internal static class TalkAnswer
{
    public static IEnumerable<AnswerEvent> Answer(Intent.Talk intent, Turn turn)
    {
        if (intent.Kind == SmallTalk.StartedOver)
        {
            turn.Next = ConversationState.New with { Language = turn.Utterance.Language };
        }

        return turn.Say(turn.Wording.Talk(intent.Kind)).Append(Turn.FollowUps(
            turn.Scene.State.Wish is not null && intent.Kind is not SmallTalk.StartedOver
                ? turn.Wording.AfterFind(turn.Scene.Shown.Count, false, turn.Scene.Shown.Any(p => p.Rating is not null))
                : turn.Wording.AfterNothing(turn.Tools.Index)));
    }

    public static IEnumerable<AnswerEvent> Answer(Intent.OutOfScope intent, Turn turn)
    {
        turn.Answered = false;
        return turn.Say(turn.Wording.Beyond(intent.What)).Append(Turn.FollowUps(turn.Wording.AfterNothing(turn.Tools.Index)));
    }

    /// <summary>It is not clear what is wanted at all.</summary>
    public static IEnumerable<AnswerEvent> AskWhat(string words, Turn turn)
    {
        turn.Answered = false;
        turn.Traces("asks", "what is meant");
        return turn.Say(turn.Wording.NotUnderstood(Slot.Said(words.Length <= 60 ? words : words[..60]))).Append(Turn.FollowUps(turn.Wording.AfterNothing(turn.Tools.Index)));
    }

    /// <summary>It is not clear which product is meant, or it is past the last one shown.</summary>
    public static IEnumerable<AnswerEvent> AskWhich(References about, Turn turn)
    {
        turn.Answered = false;
        turn.Traces("asks", "which product");
        var shown = turn.Scene.Shown.Count;
        return turn.Say(about.Kind == ReferenceKind.BeyondShown ? turn.Wording.BeyondShown(Slot.Count(shown), shown) : turn.Wording.WhichProduct())
            .Append(Turn.FollowUps(turn.Wording.AfterNothing(turn.Tools.Index)));
    }
}
