using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using Aisle.Assistant.Conversations;
using Aisle.Assistant.Understanding;
using Aisle.Catalog;
using Aisle.Insight.Evidence;

namespace Aisle.Assistant.Answering.Answers;

/// <summary>"Which of them can mop?": asks it of each in sight and names those whose data says yes, with what says so. Nothing where none does.</summary>
internal static partial class WhichAnswer
{
    private const int MostProducts = 8;

    /// <summary>The question put to one product, "can it mop"; null where it asks which in no such way.</summary>
    public static string? PutToOne(string plain) =>
        Form().Match(plain) is not { Success: true } match ? null
        : match.Groups["verb"].Value switch
        {
            "has" or "have" or "got" or "comes with" or "come with" => $"does it have {match.Groups["rest"].Value}?",
            "is" or "are" => $"is it {match.Groups["rest"].Value}?",
            "can" or "does" or "do" or "will" or "would" => $"{match.Groups["verb"].Value} it {match.Groups["rest"].Value}?",
            var verb => $"does it {verb} {match.Groups["rest"].Value}?",
        };

    public static async IAsyncEnumerable<AnswerEvent> AnswerAsync(
        IReadOnlyList<Product> products, string question, Turn turn, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var yes = new List<(Product Product, EvidenceItem Item)>();
        foreach (var product in products.Take(MostProducts))
        {
            var result = await turn.Tools.Evidence.RunAsync(product, question, cancellationToken);
            if (result is { Answers: true, Verdict: YesNo.Yes, Items: [var item, ..] })
            {
                yes.Add((product, item));
            }
        }

        turn.Traces("tool", $"evidence: of {Math.Min(products.Count, MostProducts)}; {yes.Count} say yes");
        if (yes.Count == 0)
        {
            yield break;
        }

        var named = yes.Select(y => (Title: turn.Evidence.Title(y.Product), Item: turn.Evidence.Add(y.Item)));
        foreach (var said in turn.Say(turn.Wording.TheseDo(Slot.Count(yes.Count), Slot.Count(Math.Min(products.Count, MostProducts)), yes.Count, named.Select(n => (n.Title, Slot.Fact(n.Item.Title, n.Item), Slot.Quote(n.Item, 100), n.Item.Kind)))))
        {
            yield return said;
        }

        if (yes.Count == 1)
        {
            turn.FocusOn(yes[0].Product);
        }
        else
        {
            turn.Next = turn.Next with { Compared = [.. yes.Select(y => y.Product.Id)] };
        }

        yield return new ProductsEvent([.. yes.Select(y => ProductCards.Of(y.Product, turn.VariantShown(y.Product), ProductCards.Reasons(y.Product, [], turn.Wording, variantId: turn.VariantShown(y.Product))))], yes.Count, [], []);
        yield return Turn.FollowUps(turn.Wording.AfterAsk(yes.Count == 1, yes.Exists(y => y.Product.Rating is not null)));
    }

    [GeneratedRegex(@"^(?:so |and |then |but )*(?:which(?: ones?| product)?|what (?:ones?|products?))(?: of (?:them|these|those|the \w+))? (?<verb>has|have|got|comes? with|is|are|can|does|do|will|would|[a-z]{3,12}s?) (?<rest>.{3,80})$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Form();
}
