using System.Runtime.CompilerServices;
using Aisle.Assistant.Understanding;
using Aisle.Catalog;
using Aisle.Insight.Evidence;

namespace Aisle.Assistant.Answering.Answers;

/// <summary>A question on a product: leads with yes or no where it can, quotes what says so, and says when the data does not tell.</summary>
internal static class AskAnswer
{
    private const int MostProducts = 4;

    /// <summary>A near miss below this is not worth showing.</summary>
    private const double NearMiss = 0.25;

    private static readonly Cue Overview = new(
        "(tell|show|give) me (more|about|more about|details|everything).*|(more )?(details|info|information|specs|specifications)( .*)?|describe .*|what (is|are) (it|this|that|the features|its features|the specs)( about)?|features|what can you tell me.*|i want to know more.*|what does it (do|come with)$|whats (it|this|that)( about)?",
        "介绍(一下)?|详细|参数|规格|是什么$|有什么功能|说说");

    public static async IAsyncEnumerable<AnswerEvent> AnswerAsync(Intent.Ask intent, Turn turn, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var products = intent.About.Products.Take(MostProducts).ToList();
        if (products.Count == 1 && Overview.Match(turn.Utterance) is { Success: true } overview && overview.Length * 3 >= turn.Utterance.Plain.Length * 2)
        {
            turn.FocusOn(products[0]);
            foreach (var said in OverviewAnswer.Of(products[0], turn))
            {
                yield return said;
            }

            yield break;
        }

        var answered = false;
        foreach (var product in products)
        {
            var result = await turn.Tools.Evidence.RunAsync(product, intent.Question, cancellationToken);
            turn.Traces("tool", $"evidence: {product.Id}; {(result.Answers ? "answers" : "does not say")}, confidence {result.Confidence:0.00}");
            if (!result.Answers && products.Count == 1 && PolicyReader.IsOnPolicy(turn.Utterance))
            {
                turn.FocusOn(product);
                await foreach (var policy in PolicyAnswer.AnswerAsync(new Intent.Policies(intent.Question, intent.About), turn, cancellationToken))
                {
                    yield return policy;
                }

                yield break;
            }

            answered |= Says(result);
            foreach (var said in turn.Say(Text(product, result, products.Count > 1, turn)))
            {
                yield return said;
            }
        }

        turn.Answered = answered;
        if (products.Count == 1)
        {
            turn.FocusOn(products[0]);
        }
        else
        {
            turn.Next = turn.Next with { Compared = [.. products.Select(p => p.Id)] };
        }

        yield return Turn.FollowUps(turn.Wording.AfterAsk(products.Count == 1, products.Exists(p => p.Rating is not null)));
    }

    private static bool Says(EvidenceResult result) => result.Answers && result.Verdict != YesNo.Unknown;

    private static AnswerText Text(Product product, EvidenceResult result, bool several, Turn turn)
    {
        var wording = turn.Wording;
        var title = turn.Evidence.Title(product);
        var parts = new List<AnswerText>();
        if (several)
        {
            parts.Add(wording.Heading(title));
        }

        if (!Says(result))
        {
            parts.Add(wording.DoesNotSay(title, LookedAt(result.LookedAt, wording), several));
            if (result.Items is [{ } near, ..] && near.Score >= NearMiss && near.Kind != EvidenceKind.Title)
            {
                var item = turn.Evidence.Add(near);
                parts.Add(wording.NearestIs(Slot.Fact(item.Title, item), Slot.Quote(item), item.Kind));
            }
        }
        else
        {
            var item = turn.Evidence.Add(result.Items[0]);
            parts.Add(wording.Answer(result.Verdict, title, Slot.Fact(item.Title, item), Slot.Quote(item), item.Kind, several));
        }

        if (result.Reviewers is { } vote && vote.Yes.Count + vote.No.Count > 0)
        {
            parts.Add(wording.Vote(Slot.Count(vote.Yes.Count), Slot.Count(vote.No.Count), vote.Yes.Count, vote.No.Count));
        }

        return wording.Sentences(parts);
    }

    private static AnswerText LookedAt(LookedAt at, Wordings.Wording wording) => wording.LookedAt(
        [(Wordings.Looked.Attributes, at.Attributes), (Wordings.Looked.Sentences, at.Bullets + at.Sentences), (Wordings.Looked.Questions, at.Questions), (Wordings.Looked.Reviews, at.Reviews)]);
}
