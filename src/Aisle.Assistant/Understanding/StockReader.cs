namespace Aisle.Assistant.Understanding;

/// <summary>Whether a product can be had, and in what: "is it in stock?", "do you have it in blue, size M?", "what colours does it come in?"</summary>
internal static class StockReader
{
    private static readonly Cue Asks = new(
        @"when (will|is|are|does|do) (it|this|that|they) (be |come )?(back|available|restocked)( again| in stock)?|(is|are) .{0,60}(in stock|available|sold out|out of stock|left).*|in stock|availability|out of stock|sold out|(do|have) you (have|got|stock|sell|carry|get)? ?(it|this|that|them|these|those|this one|that one|the .{1,40}) ((left|available|in stock)|(in|as|with) .*)|(do|have) you (still )?(have|got|stock|sell|carry) (it|this|that|them|these|those|this one|that one)|(does|do|can|could) (it|this|that|they|these|those|i get (it|this|that)|the .{1,40}) (come|get|have|be had|order(ed)?)? ?in .*|how many (are|do you have|have you got) .*(left|stock|available|have).*|available in .*|(has|have|had) (it|this|that|they) got (a|an|any|the)? ?.*(versions?|colou?rs?|sizes?)|(it|this|that|they) (exists?|comes?|is available|are available) in .*|(have|do) you (have |got )?(it |them )?in size .*|(can|could) i (get|have|buy|order) (it|this|that|them|the .{1,40}) in .*|(what|which) (colou?rs?|sizes?|options?|variants?|versions?|styles?)( and sizes?| and colou?rs?| options?)? .*|what (other )?(colou?rs?|sizes?|options?|variants?)|any other (colou?rs?|sizes?)|(is|are) there (a|an|any) (other )?(\w+ )?(colou?rs?|sizes?|version)s?.*",
        "有货|现货|缺货|库存|还有吗|(它|这个|这款|那款|第.[个款])?有(没有)?[\\w]{0,6}(色|码|号)(的)?(吗|么)|什么颜色|哪些颜色|几种颜色|有哪些(颜色|尺码|尺寸)|什么尺码|[xsml]+码|有[\\w]{0,4}色吗");

    /// <summary>Whether that is all it asks: then the product may be one that is only known once the shop was searched for its name.</summary>
    private static readonly Cue AsksOnly = new("^(is|are) .* (in stock|available|sold out|out of stock)( (now|today|again|right now|at the moment))?$", "(有货|现货|缺货)(吗|么)?$");

    /// <summary>"In red?" of a product in view, where nothing is looked for.</summary>
    private static readonly Cue InWhat = new(@"^(and )?in (a |an )?(size )?[\w-]+( [\w-]+)?$", "^[\\w]{1,4}色(呢|的)?$");

    /// <summary>"In grey": of what is in view, where nothing else is said.</summary>
    public static bool AsksInWhat(Utterance utterance) => InWhat.In(utterance);

    public static Intent? Read(Utterance utterance, Scene scene)
    {
        if (!Asks.In(utterance) && !((scene.State.Wish is null || (scene.State.FocusIsTalkedOf && utterance.EndsInQuestionMark)) && scene.Focus is not null && InWhat.In(utterance)))
        {
            return null;
        }

        var about = ReferenceReader.Read(utterance, scene);
        return about.Kind == ReferenceKind.None && !AsksOnly.In(utterance) ? null : new Intent.Stock(about, utterance.Asked);
    }
}
