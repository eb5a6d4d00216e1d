using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using Aisle.Assistant.Understanding;
using Aisle.Catalog;
using Aisle.Insight.Evidence;

namespace Aisle.Assistant.Answering.Answers;

/// <summary>A question on a product: leads with yes or no where it can, quotes what says so, and says when the data does not tell.</summary>
internal static partial class AskAnswer
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
        if (products.Count == 1 && (intent.Question == Intent.Ask.Overview || AsksForAll(turn.Utterance)))
        {
            turn.FocusOn(products[0]);
            foreach (var said in OverviewAnswer.Of(products[0], turn))
            {
                yield return said;
            }

            yield break;
        }

        if (intent.About is { Kind: ReferenceKind.All, Products.Count: > 1 } && WhichAnswer.PutToOne(turn.Utterance.Plain) is { } one)
        {
            var any = false;
            await foreach (var said in WhichAnswer.AnswerAsync(intent.About.Products, one, turn, cancellationToken))
            {
                any = true;
                yield return said;
            }

            if (any)
            {
                yield break;
            }
        }

        var answered = false;
        foreach (var product in products)
        {
            var result = await FindAsync(product, NameReader.PutIt(LastClause(intent.Question), product), turn, cancellationToken);
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

    /// <summary>A question in Chinese is asked of English records in English too.</summary>
    private static async Task<EvidenceResult> FindAsync(Product product, string question, Turn turn, CancellationToken cancellationToken)
    {
        var result = await turn.Tools.Evidence.RunAsync(product, question, cancellationToken);
        if (Says(result) || !turn.Utterance.IsChinese || product.Title.Any(Utterance.IsHan))
        {
            return result;
        }

        var asked = ChineseQuestion().Replace(Utterance.Of(question, Language.Chinese).Plain, "does it have $1$2 ");
        return await turn.Tools.Evidence.RunAsync(product, ChineseWords.Translate(asked), cancellationToken);
    }

    [GeneratedRegex("^.*?(?:有没有|有)(.+?)(?:吗|么|功能)*$|^.*?(?:是|能|可以|支持)?([^是能有]+?)(?:的)?(?:吗|么)$", RegexOptions.CultureInvariant)]
    private static partial Regex ChineseQuestion();

    private static bool AsksForAll(Utterance utterance) =>
        Overview.Match(utterance) is { Success: true } overview && overview.Length * 3 >= utterance.Plain.Length * 2;

    /// <summary>"The trail lamp, is it waterproof?" asks "is it waterproof?".</summary>
    private static string LastClause(string question) =>
        question.LastIndexOfAny([',', '，', ';', ':']) is var at and > 0 && Clause().IsMatch(question.AsSpan(at + 1)) ? question[(at + 1)..].Trim() : question;

    [GeneratedRegex(@"^\s*(does|do|is|are|can|will|has|have|how|what|which|would|could|它|这)", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Clause();

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
