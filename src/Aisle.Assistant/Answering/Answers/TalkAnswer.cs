using Aisle.Assistant.Conversations;
using Aisle.Assistant.Understanding;

namespace Aisle.Assistant.Answering.Answers;

/// <summary>Small talk, the calm refusal of what is not the shop's business, and questions back: these always show something meanwhile.</summary>
internal static class TalkAnswer
{
    public static IEnumerable<AnswerEvent> Answer(Intent.Talk intent, Turn turn)
    {
        if (intent.Kind == SmallTalk.StartedOver)
        {
            turn.Next = ConversationState.New with { Language = turn.Utterance.Language, Memory = turn.Scene.State.Memory };
        }

        var said = turn.Say(turn.Wording.Talk(intent.Kind));
        if (intent.Kind is SmallTalk.Greeting or SmallTalk.Help or SmallTalk.WhoAreYou or SmallTalk.StartedOver && Meanwhile.Departments(turn) is { } departments)
        {
            said = said.Append(departments);
        }

        return said.Append(Turn.FollowUps(
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
    public static IAsyncEnumerable<AnswerEvent> AskWhatAsync(string words, Turn turn, CancellationToken cancellationToken)
    {
        turn.Answered = false;
        turn.Traces("asks", "what is meant");
        return Meanwhile.ShowAsync(turn.Wording.NotUnderstood(Slot.Said(words.Length <= 60 ? words : words[..60])), turn, cancellationToken);
    }

    /// <summary>It is not clear which product is meant, or it is past the last one shown.</summary>
    public static IAsyncEnumerable<AnswerEvent> AskWhichAsync(References about, Turn turn, CancellationToken cancellationToken)
    {
        turn.Answered = false;
        turn.Traces("asks", "which product");
        var shown = turn.Scene.Shown.Count;
        return Meanwhile.ShowAsync(about.Kind == ReferenceKind.BeyondShown ? turn.Wording.BeyondShown(Slot.Count(shown), shown) : turn.Wording.WhichProduct(), turn, cancellationToken);
    }
}
