using System.Runtime.CompilerServices;
using Aisle.Assistant.Understanding;

namespace Aisle.Assistant.Answering.Answers;

/// <summary>What the shop's own pages say, quoted with their name; where no page does, says so.</summary>
internal static class PolicyAnswer
{
    private const int MostQuoted = 2;

    public static async IAsyncEnumerable<AnswerEvent> AnswerAsync(Intent.Policies intent, Turn turn, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var result = await turn.Tools.Policies.RunAsync(intent.Question, cancellationToken);
        turn.Traces("tool", $"policy: {result.Items.Count} found in {result.LookedAt} pages");
        if (result.Items.Count == 0)
        {
            turn.Answered = false;
            foreach (var said in turn.Say(turn.Wording.NoPolicy(Slot.Count(result.LookedAt), result.LookedAt)))
            {
                yield return said;
            }
        }
        else
        {
            foreach (var page in result.Items.Take(MostQuoted).Select(turn.Evidence.Add).GroupBy(i => i.Title))
            {
                foreach (var said in turn.Say(turn.Wording.PolicySays(Slot.Fact(page.Key, page.First()), page.Select(i => Slot.Quote(i, 600)))))
                {
                    yield return said;
                }
            }
        }

        yield return Turn.FollowUps(turn.Wording.AfterPolicy(turn.Scene.Focus is not null));
    }
}
