using Aisle.Catalog;

namespace Aisle.Assistant.Understanding;

/// <summary>A question on a product: a question's form, and a product it can be about.</summary>
internal static class QuestionReader
{
    private static readonly Cue Form = new(
        @"^(from|up to|until|for|in|on|with|at|by) (which|what|how) .*|^(does|do|did|is|are|was|will|would|can|could|has|have|should|how|what|whats|which|where|wheres|who|why|when|am|hows|tell me|explain|describe)(?![\w-]).*|^(more|any) (info|information|details).*|.*(tell me|know) (more )?(about|if|whether|what|how).*|^(and|what about|how about) (its|the|their) .*|^(details|specs|specifications|dimensions|features|description)( .*)?|^(its|the) (weight|size|dimensions|colou?r|material|capacity|battery( life)?|features|specs)( .*)?",
        "吗|么$|[能会可有][\u4e00-\u9fff]{0,6}不$|是不是|有没有|能不能|可不可以|可以.*(吗|不)|多(重|大|长|宽|高|久|少|厚|深)|什么|几|怎么|如何|哪|尺寸|重量|材质|参数|规格|介绍");

    /// <summary>Questions that look for something: "do you have tents?", "what laptops do you sell?"</summary>
    private static readonly Cue Finds = new(
        @"^(do|have|would|did) (you|u) (happen to )?(guys )?(have|got|sell|carry|stock|offer|know where|know of)(?! (it|this|that|them)\b).*|^(is|are) there (a|an|any|some|something|anything)? ?.*|^(can|could|would|will) (you|u) (please )?(find|show|get|give|recommend|suggest|help|search|look|bring|list|offer|send|be able to recommend).*|^(can|could|may) i (see|have|get|find|buy) (a|an|some|any|your|the list).*|^(what|which) .*(do|would|can|could) (you|u) (have|sell|carry|recommend|suggest|offer|got).*|^where (can|do|could|would) i (find|get|buy|see).*|^what (kind|sort|type)s? of .* (do you|you|have).*|^(what|how) about (?!(it|this|that|the|its|their)\b).*|^(what|which) (is|are|s) (a|some|your|the best|good) .*|^any .*",
        "^(你们)?(店里)?有(没有)?(什么|卖|哪些)|有(没有)?卖|有什么推荐|推荐.*(吗|什么)|^(你们)?有[^它这那]*吗|^有没有");

    private static readonly Cue Them = new("(which|what|do|does|are|is) (one|ones|of them|of these|they|these|those|any of them|either|both|all)( .*)?", "哪[个款一些]|它们");

    public static Intent? Read(Utterance utterance, Scene scene)
    {
        var asks = Form.In(utterance) || utterance.EndsInQuestionMark;
        if (!asks)
        {
            return null;
        }

        var about = ReferenceReader.Read(utterance, scene);
        if (about.Kind == ReferenceKind.BeyondShown)
        {
            return new Intent.Ask(about, utterance.Asked);
        }

        if (Finds.In(utterance) && !(about.Kind is ReferenceKind.Ordinal or ReferenceKind.Pronoun && !FindReader.HasLead(utterance)))
        {
            return null;
        }

        if (utterance.Words is ["what" or "which", ..] && about.Kind is ReferenceKind.Implied or ReferenceKind.None && !ReferenceReader.HasPronoun(utterance) && Occasions.Read(utterance.Plain, scene.Index).Categories.Count > 0)
        {
            return null; // "what can I sit on?"
        }

        if (about.Kind is ReferenceKind.Implied or ReferenceKind.None && WhichThing.Match(utterance) is { Success: true } which && Things.NameAnother(which.Groups["thing"].Value, scene))
        {
            return null; // "which laptop bag fits a 15 inch notebook?"
        }

        if (utterance.IsChinese && Finds.In(utterance) && !ReferenceReader.HasPronoun(utterance) && about.Kind is not ReferenceKind.Ordinal)
        {
            return scene.Focus is null || FindReader.HasLead(utterance) ? null : new Intent.Ask(about, utterance.Asked);
        }

        if (about is { Kind: ReferenceKind.Implied, Products: [var implied, ..] } && NamesAnotherThing(utterance, implied, scene))
        {
            return null;
        }

        if (about.Products.Count > 0 && (about.IsExplicit || Form.In(utterance)))
        {
            return new Intent.Ask(about, utterance.Asked);
        }

        // Nothing in sight, so a product may be named: "does the Logitech M185 have bluetooth?"
        return about.Kind == ReferenceKind.None && Form.In(utterance) ? new Intent.Ask(about, utterance.Asked) : null;
    }

    private static readonly Cue WhichThing = new(@"^(which|what)( kind| type| sort)?s?( of)? (?<thing>[a-z][\w -]{2,40}?) (fits?|is|are|would|will|can|could|has|have|does|do|works?|goes|suits?|should|comes?)(?![\w-]).*");

    /// <summary>"Which vacuum is good for dog hair?" while a stroller is in focus.</summary>
    private static bool NamesAnotherThing(Utterance utterance, Product implied, Scene scene)
    {
        var own = Utterance.Of($"{implied.Title} {string.Join(' ', implied.Categories.Select(c => c.Leaf))}", Language.English).Words.Select(Plural.Strip).ToHashSet(StringComparer.Ordinal);
        return utterance.Words is ["what" or "which" or "whats" or "do" or "i" or "we" or "my", ..] && !ReferenceReader.HasPronoun(utterance)
            && utterance.Words.Any(w => w.Length > 3 && !own.Contains(Plural.Strip(w)) && Things.IsCategory(w, scene.Index));
    }

    public static bool AsksWhich(Utterance utterance) => Them.In(utterance);
}
