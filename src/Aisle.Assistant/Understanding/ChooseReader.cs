namespace Aisle.Assistant.Understanding;

/// <summary>Which of those in sight leads: "which is the cheapest?", "the best rated one".</summary>
internal static class ChooseReader
{
    private static readonly (Superlative By, Cue Cue)[] Leads =
    [
        (Superlative.Cheapest, new("which.* (is|are|s|the) (the )?cheaper|(the )?(cheapest|least expensive|lowest[- ]priced?|most affordable)|costs? (the )?least", "最便宜|价格最低|哪[个款]更?便宜")),
        (Superlative.MostExpensive, new("(the )?(most expensive|priciest|dearest)|costs? (the )?most", "最贵")),
        (Superlative.MostReviewed, new("(the )?(most (popular|reviewed|reviews)|best ?sell(er|ing)|bestseller)", "最受欢迎|评价最多|最热门|销量最")),
        (Superlative.BestRated, new("(the )?(best|highest|top)[- ]?(rated|rating|reviewed|reviews|ratings|score)|(has|with) the (best|highest) (rating|reviews)s?|which (one |book |of (them|these|those) )?(got|has|have|gets) (the )?better (reviews|ratings?)|which( one| of (them|these|those))?( is| are)? (the )?better[- ](rated|reviewed)", "评分最高|评价最好|口碑最好|好评最多")),
    ];

    private static readonly Cue Overall = new("all|overall|everything|list|page|ones|here|you (have|got|sell)", "全部|所有|这些");

    private static readonly Cue Picks = new(
        "(tell me |show me |and |so )*(which|what)( one| of (them|these|those)| [a-z]+)?( is| are| s)?|whichs|whats|(the )?.* ?ones?|of (these|those|them)|(among|from) (these|those|them)|please take the .* option", "哪[个款一]|的那?[个款]?$|哪");
    private static readonly Cue Advice = new(
        "which (one )?(should i (buy|get|choose|pick|take)|(do|would) you (recommend|suggest|buy|pick|choose)|would be best)|what (do|would|should) (you|i) (recommend|suggest|pick|choose|buy)|help me (choose|decide|pick)|(your )?(best pick|top pick|recommendation)|pick one( for me)?|(can you )?choose (one )?for me|^pick one|which (one )?would you (take|pick|choose|buy|get)|what would you (take|pick|choose|buy)|which (one )?would you (go|opt) for|^(ok |so )*(just )?tell me which( one)?$|^(so |and |ok )*(which|what)( one| of (them|these|those))?( is|s| are| would be)? (the )?best( one)?( overall)?$|which (one )?(would|do|should|can) you recommend.*|which (one )?is (the )?best for .*|your favou?rite",
        "推荐哪[个一款]|该买哪[个一款]|选哪[个一款]|帮我选");

    public static Intent? Read(Utterance utterance, Scene scene)
    {
        if (scene.Shown.Count == 0 && scene.Compared.Count == 0)
        {
            return null;
        }

        if (Advice.In(utterance) && !Things.NameAnother(Connectives.Trim(FindReader.Strip(Advice.Without(utterance)).Plain), scene))
        {
            return new Intent.Choose(Among(utterance, scene), Superlative.BestRated);
        }

        foreach (var (by, cue) in Leads)
        {
            // A superlative with a thing of its own ("cheapest tent you have") looks for something; alone or with "one" it picks.
            if (cue.Match(utterance) is { Success: true } match
                && (Picks.In(cue.Without(utterance)) || match.Length == utterance.Plain.Length)
                && cue.Without(utterance).Words.Length <= 5)
            {
                return new Intent.Choose(OfKind(cue.Without(utterance), Among(cue.Without(utterance), scene), scene), by);
            }
        }

        return null;
    }

    /// <summary>"Which helmet": of several kinds in sight, those that are called so.</summary>
    private static References OfKind(Utterance rest, References among, Scene scene)
    {
        var kinds = rest.Words.Where(w => !Connectives.IsEmpty(w) && Things.IsNear(w, scene.Index)).Select(Plural.Strip).ToList();
        var called = among.Products.Where(p => kinds.Exists(k => Utterance.Of($"{p.Title} {string.Join(' ', p.Categories.Select(c => c.Leaf))}", Language.English).Words.Any(w => Plural.Strip(w) == k))).ToList();
        return kinds.Count == 0 || called.Count == 0 ? among : among with { Products = called };
    }

    private static References Among(Utterance rest, Scene scene)
    {
        var named = ReferenceReader.Read(rest, scene);
        return named is { Kind: ReferenceKind.Ordinal or ReferenceKind.Name or ReferenceKind.All, Products.Count: > 1 } ? named
            : new(scene.Compared.Count > 1 && !Overall.In(rest) || scene.Shown.Count == 0 ? scene.Compared : scene.Shown, ReferenceKind.All);
    }
}
