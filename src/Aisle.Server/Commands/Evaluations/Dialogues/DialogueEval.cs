using Aisle.Assistant;
using Aisle.Assistant.Answering;
using Aisle.Assistant.Conversations;

namespace Aisle.Server.Commands.Evaluations.Dialogues;

/// <param name="Dialogue">Where the turn stands.</param>
/// <param name="Turn">What was said and expected.</param>
/// <param name="Answer">What came.</param>
/// <param name="Missed">What was expected and is not so; empty where the turn is right.</param>
internal sealed record JudgedTurn(Dialogue Dialogue, ScriptedTurn Turn, Answer Answer, IReadOnlyList<string> Missed)
{
    public bool IsRight => Missed.Count == 0;
}

/// <summary>Holds scripted dialogues with the assistant and judges each turn. A turn that goes wrong does not end its dialogue.</summary>
internal static class DialogueEval
{
    public static async Task<IReadOnlyList<JudgedTurn>> RunAsync(ShopAssistant assistant, IEnumerable<Dialogue> dialogues, CancellationToken cancellationToken)
    {
        var judged = new List<JudgedTurn>();
        var conversations = new Conversations(TimeProvider.System);
        foreach (var dialogue in dialogues)
        {
            var conversation = conversations.Start();
            foreach (var turn in dialogue.Turns)
            {
                var events = new List<AnswerEvent>();
                await foreach (var e in assistant.AnswerAsync(conversation, new TurnRequest(turn.Text, turn.Page), cancellationToken))
                {
                    events.Add(e);
                }

                var answer = new Answer(events);
                judged.Add(new JudgedTurn(dialogue, turn, answer,
                    [.. turn.Expected.Where(e => !Expectations.Holds(e, answer)).Select(e => $"{e.Name}: {e.Value}"), .. answer.Faults()]));
            }
        }

        return judged;
    }
}
