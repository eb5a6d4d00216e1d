using Aisle.Assistant.Rungs;

namespace Aisle.Assistant.Conversations;

/// <summary>What shoppers thought of answers, kept beside the conversations: one opinion a turn, the last one given. Bounded in rows and age.</summary>
public sealed class TurnFeedbacks(ConversationFile file, TimeProvider time)
{
    /// <summary>Turns of one conversation that can be judged, so that one visitor can't push out the others' opinions.</summary>
    private const int MostOfAConversation = 100;

    /// <summary>Keeps it in the place of what was said of the turn before; false where the conversation has had its share. Of the comment, personal data is hidden first.</summary>
    public bool Keep(Conversation conversation, string turn, TurnOpinion opinion)
    {
        ArgumentNullException.ThrowIfNull(conversation);
        ArgumentNullException.ThrowIfNull(opinion);
        var comment = string.IsNullOrWhiteSpace(opinion.Comment) ? null : PersonalData.Hide(opinion.Comment.Trim());
        return file.WriteFeedback(new TurnFeedback(conversation.Id, turn, opinion with { Comment = comment }, time.GetUtcNow()), MostOfAConversation);
    }

    /// <summary>Whether there was one.</summary>
    public bool TakeBack(Conversation conversation, string turn)
    {
        ArgumentNullException.ThrowIfNull(conversation);
        return file.EraseFeedback(conversation.Id, turn);
    }

    /// <summary>The newest first.</summary>
    public IReadOnlyList<TurnFeedback> Latest(int count) => file.ReadFeedback(count);
}
