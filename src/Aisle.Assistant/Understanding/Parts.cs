using System.Text.RegularExpressions;

namespace Aisle.Assistant.Understanding;

/// <summary>
/// The things asked in one utterance: "how much is it, and can I return it?" asks two. It is cut where a sentence or a question
/// begins, and stays whole unless the pieces ask for different things: a need told in three sentences is one need.
/// </summary>
internal static partial class Parts
{
    /// <summary>More than these are not answered apart.</summary>
    private const int Most = 3;

    private const int MostPieces = 8;

    public static IReadOnlyList<Utterance> Of(Utterance utterance, Scene scene)
    {
        var pieces = Begin().Split(utterance.Text).Select(t => t.Trim()).Where(t => t.Length > 0).ToList();
        if (pieces.Count is < 2 or > MostPieces)
        {
            return Several(utterance, scene);
        }

        var parts = new List<(string Text, Intent Intent)>();
        var isPasted = false;
        foreach (var piece in pieces)
        {
            var said = Utterance.Of(piece, utterance.Language);
            var intent = IntentReader.Read(said, scene);
            var isOrder = intent is Intent.OutOfScope { What: Beyond.Instruction } || TalkReader.HasInstruction(said);
            isPasted |= isOrder;
            if (isOrder || intent is Intent.Talk || said.Words.Length == 0 || (isPasted && !said.EndsInQuestionMark && !FindReader.HasLead(said)))
            {
                continue; // a greeting beside a question, or orders in pasted text and what they claim
            }

            if (parts.Count > 0 && Belongs(parts[^1].Intent, intent, said) && !(intent is Intent.Find && said.EndsInQuestionMark && parts[^1].Text.EndsWith('?')))
            {
                parts[^1] = ($"{parts[^1].Text} {piece}", parts[^1].Intent);
            }
            else
            {
                parts.Add((piece, intent));
            }
        }

        return parts.Count is 0 or > Most || (parts.Count == 1 && pieces.Count == 1) ? [utterance]
            : [.. parts.SelectMany(p => p.Intent is Intent.Find ? Several(Utterance.Of(p.Text, utterance.Language), scene) : [Utterance.Of(p.Text, utterance.Language)]).Take(Items.Most)];
    }

    /// <summary>"A yoga mat and a pair of dumbbells": two kinds of thing are two searches.</summary>
    private static IReadOnlyList<Utterance> Several(Utterance utterance, Scene scene) =>
        (!utterance.EndsInQuestionMark || FindReader.HasLead(utterance)) && Items.Of(utterance, scene.Index) is { Count: > 1 } items
            && IntentReader.Read(utterance, scene) is Intent.Find or Intent.Ask { About.Kind: ReferenceKind.None or ReferenceKind.Implied } ? items : [utterance];

    /// <summary>Whether it goes on with what was said just before it.</summary>
    private static bool Belongs(Intent before, Intent intent, Utterance said) =>
        (before is Intent.Find && intent is Intent.Find or Intent.Choose or Intent.Lead or Intent.More or Intent.Buy)
        || (before is Intent.Find && intent is Intent.Ask { About.Kind: ReferenceKind.None or ReferenceKind.Implied } && !ReferenceReader.HasPronoun(said) && !said.Words.Contains("they"))
        || (before.GetType() == intent.GetType() && intent is Intent.Policies or Intent.OutOfScope or Intent.Care or Intent.Memory)
        || (before is Intent.Care or Intent.OutOfScope && intent is Intent.Find or Intent.Ask { About.Kind: ReferenceKind.None });

    /// <summary>After a sentence's end, or before "and how", "and do": not after "P.S.", "e.g." or "no.".</summary>
    [GeneratedRegex(@"(?<=[a-z0-9)""”'][a-z0-9)""”']+[.?!;]+[""”']?)\s+|(?<=[。？！；])|\s*[,，]?\s+(?:and|plus|but|also)\s+(?=(?:also\s+)?(?:how|what|whats|what's|which|where|when|who|why|do|does|did|is|are|can|could|will|would|has (?:it|the|this|that)|have (?:you|they|the)|tell me|show me|compare)\b)", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Begin();
}
