namespace Aisle.Assistant.Understanding;

/// <summary>"Anything cheaper like this", "similar ones": other products for the same end as the one in focus.</summary>
internal static class AlternativesReader
{
    private static readonly Cue Similar = new(
        @"similar( (to|ones|products|items|options))?|alternatives?( to)?|(?<!dont )(?<!not )(?<!you )(?<!i )(?<!people )(like|comparable to|instead of) (this|it|that|the) ?(one)?|similar|in the same style|(a )?better[- ]rated one|anything like it|in stock instead|(what|anything|something)( else)?( do you have| have you got| is there| do you offer)? instead|instead (that|which) .*|better (one|ones|option|model|product)s? than (this|it|that|the .*)|(do you have|is there|have you got|got|show me|i want|i need) (a|any|some)(thing)? better( one| ones)?|(something|anything|others?|products|ones|more) like (this|it|that|the .+)",
        "类似|相似|同类|替代|差不多的|像这[个款]");
    private static readonly Cue Better = new("(better|best|higher)([- ]rated)?( one| ones)?( than .*)?", "更好");
    private static readonly Cue Available = new("in stock|available|(can|could) (i |we )?(get|have|buy)( it)? (now|today|right now|right away)|(get|have) now", "现货|有货");
    private static readonly Cue Cheaper = new("cheaper|less expensive|less pricey|lower[- ]priced?|more affordable|for less", "便宜|实惠");

    public static Intent? Read(Utterance utterance, Scene scene)
    {
        if (!Similar.In(utterance) || PolicyReader.IsOnPolicy(utterance)) // "can I return it if she doesn't like it?"
        {
            return null;
        }

        var to = ReferenceReader.Read(utterance, scene);
        return to.Products is not [var product, ..] ? null
            : new Intent.Alternatives(to, Cheaper.In(utterance), Better.In(utterance), Available.In(utterance.Text.ToLowerInvariant()), Measurable.Compared(utterance) is var (by, _) ? by.Past(product, scene.Index) : null);
    }
}
