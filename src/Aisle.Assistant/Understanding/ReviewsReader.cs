namespace Aisle.Assistant.Understanding;

internal static class ReviewsReader
{
    private static readonly Cue Asks = new(
        @"reviews?|reviewers?|(the )?worst (things?|part)( that)?( (people|reviewers|customers|they))?( (say|said|mention))?|downsides?|(what|how) did (people|they|reviewers|customers) (dislike|hate)|(what|how) (do|did|are|have) (the |other )?(people|customers?|buyers?|users?|others?|owners?|everyone|they|shoppers?|(?!you|i|we|it)\w{3,12}) (say|saying|said|think|like|dislike|hate|love|complain|feel)( (about|of))?|(do|did) (people|customers?|buyers?|users?|others?|owners?|parents?|mums?|moms?|dads?|kids?|runners?|gamers?|women|men) (say|like|love|hate|complain|recommend|think|mention|find)|opinions?|feedback|testimonials|complaints?|complain(ing)?( about)?|pros and cons|drawbacks|whats (bad|wrong|good) (about|with)|what is (bad|wrong|good) (about|with)|ratings?|rated|stars|well received|(is|are) (it|this|that|they|these|the .{1,40}) (any )?(good|worth|decent|great|reliable|recommended)( (one|product|buy|value|it|the money|the price|buying|for the (money|price)))?$|(is|are) (it|this|that|they|the .{1,40}) worth .*|worth (it|the money|buying|the price)|worth to buy.*|any good|should i buy (it|this|that|the .*)|would you recommend (it|this|that|the .*)|(do you|would you) (recommend|like) (it|this|that)",
        "有什么不好|哪里不好|吐槽|评价|评论|口碑|好用吗|好不好(用)?|怎么样|值得(买|入手)?吗?|大家(怎么)?(说|觉得|看)|买家|用户反馈|优缺点|缺点|优点|差评|好评|评分");

    private static readonly Cue Complains = new(
        "complain(ts?|ing|ed|s)?|dislikes?|disliked|hates?|hated|worst( things?| part)?|(bad|negative|critical|1[- ]star|one[- ]star)( reviews?)?|downsides?|drawbacks?|disadvantages?|cons|problems?|issues?|faults?|flaws?|whats wrong( with)?|what is wrong( with)?",
        "差评|缺点|不好|吐槽|抱怨|问题|毛病");

    private static readonly Cue Praises = new("pros|good|like|love|positive|upsides?", "优|好不好|好评|优缺点");

    private static readonly Cue Filler = new(
        "(what|how|which|is|are|was|do|does|did|the|a|an|any|of|on|for|about|with|to|in|me|show|tell|give|see|read|summari[sz]e|summary|sum up|can|could|you|i|im|its|it|this|that|these|they|one|ones|product|item|people|customers?|buyers?|users?|others?|owners?|everyone|shoppers?|say|saying|said|think|mention|feel|find|like|love|hate|and|or|from|there|have|has|got|good|bad|best|worst|most|many|much|overall|general|generally|it|all|whats|hows|say|rest|be|been|my|other|real|actual|critics|out|wrong|recommend|should|buy|would|so|really|very|complain(ing)?|5|five|please)",
        "它|这个|那个|这款|那款|第.[个款件]|的|吗|呢|么|有|什么|怎么|看看|如何|大家|用户|买家|觉得|说|是|看|对|关于|评论|都|一下|总结|主要|人|了|没|方面|哪些|告诉我|请");

    public static Intent? Read(Utterance utterance, Scene scene)
    {
        if (!Asks.In(utterance))
        {
            return null;
        }

        var about = ReferenceReader.Read(utterance, scene);
        var complaints = Complains.In(utterance) && !Praises.In(utterance);
        return about.Kind != ReferenceKind.None ? new Intent.Reviews(about, Aspect(utterance, about)) { Complaints = complaints }
            : complaints ? new Intent.Reviews(about, null) { Complaints = true } // of a product that is named, and not in sight
            : null;
    }

    /// <summary>What is left when the question, the fillers and the product's own name are taken away: "battery".</summary>
    public static string? Aspect(Utterance utterance, References about)
    {
        var rest = Filler.Without(Asks.Without(ReferenceReader.WithoutPlaces(Complains.Without(utterance))));
        var names = about.Products.SelectMany(p => Utterance.Of($"{p.Title} {p.Brand}", Language.English).Words).Select(Plural.Strip).ToHashSet(StringComparer.Ordinal);
        var named = about.Kind == ReferenceKind.Name;
        var words = rest.Words.Where(w => !named || !names.Contains(Plural.Strip(w))).ToList();
        return words.Count is 0 or > 6 ? null : string.Join(' ', words);
    }
}
