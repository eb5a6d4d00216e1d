namespace Aisle.Assistant.Understanding;

/// <summary>Why a product was shown or recommended, and whether someone pays for it: "why this one?", "are you just saying that?"</summary>
internal static class WhyReader
{
    private static readonly Cue Why = new(
        "(but |and |ok |so )?why( (this|that|it|these|those|the [a-z0-9]+))?( ones?)?( in particular| exactly| though)?|(but |and )?why (did|do|would|are) you (pick|picked|choose|chose|recommend(ing)?|suggest(ing)?|show(ing)?|tak(e|ing)|say(ing)?|prefer|put)( .*)?|why (should|would|do) i (buy|take|get|want|choose) (it|this|that|these|those|the .*)( one)?|why (is|was) (this|that|it|the [a-z0-9 ]{2,20}) (first|on top|the best|better|recommended|here|shown)( one| choice| for me)?|how (did|do) you (choose|pick|decide|rank|know)( .*)?|are you (just |only )?(saying|telling me|recommending) (this|that|it|these)?.*|(is|are) (this|that|it|these|they) (an? )?(ads?|advert(isement)?|sponsored|paid( for)?|promoted)( .*)?|(do|are) you (get )?(paid|commission).*|(whats|what is|give me) (the|your|a) reason.*",
        "为什么(要|会|是|选|推荐)?(推荐|选)?(这个|它|这款|那个)?.{0,6}|(推荐)?(的)?理由(是什么)?|凭什么|这是广告吗");

    private static readonly Cue Not = new("why not (?<other>.+)", "为什么不(选|推荐)?(?<other>.+)");

    /// <summary>What it costs is explained by what differs.</summary>
    private static readonly Cue Price = new("^(but |and )?why (is|are|does|do) .*(cheaper|cheap|less|more expensive|so expensive|pricier|cost (so )?much|cost more)( .*)?", "为什么.*(便宜|贵)");

    public static Intent? Read(Utterance utterance, Scene scene)
    {
        if (Not.Match(utterance) is { Success: true, Index: < 6 } && scene.Focus is { } chosen)
        {
            var other = ReferenceReader.Read(utterance, scene);
            return other.Products is [var one, ..] && one.Id != chosen.Id && other.IsExplicit
                ? new Intent.Compare(new References([chosen, one], ReferenceKind.Ordinal), utterance.Text)
                : null;
        }

        if (Price.In(utterance))
        {
            var priced = ReferenceReader.Read(utterance, scene);
            var beside = scene.Compared.Concat(scene.Shown).FirstOrDefault(p => priced.Products.Count > 0 && p.Id != priced.Products[0].Id);
            return priced.Products is not [var cheap, ..] ? null
                : beside is null ? new Intent.Why(priced)
                : new Intent.Compare(new References(priced.Products.Count > 1 ? priced.Products : [cheap, beside], ReferenceKind.Ordinal), utterance.Asked);
        }

        if (Why.Match(utterance) is not { Success: true } match || match.Length != utterance.Plain.Length)
        {
            return null;
        }

        var about = ReferenceReader.Read(utterance, scene);
        return about.Products.Count == 0 ? null : new Intent.Why(about);
    }
}
