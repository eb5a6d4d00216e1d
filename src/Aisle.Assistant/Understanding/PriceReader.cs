namespace Aisle.Assistant.Understanding;

internal static class PriceReader
{
    private static readonly Cue Asks = new(
        @"how much( (is|are|does|do|would|will|for|was|did|be|to pay|s).*)?|hows much.*|whats the (price|cost).*|what (is|are|s) (the|its|their) (prices?|costs?).*|what (does|do|would) .{1,60} cost.*|(the )?(price|cost|pricing)( of .*)?|(price|cost) (please|check)|is (it|this|that) expensive|on sale|any (discount|deal|offer)s? on .*|(is|are) .{1,40} (below|under|over|above|more than|less than) .{0,3}\d.*",
        "多少钱|什么价|价格是?(多少)?|价钱|几块|怎么卖|贵吗|卖多少");

    // "How much does it weigh", "how much memory": a measure, not a price.
    private static readonly Cue Measures = new(
        @"how much (?!cost|costs|is|are|does|do|would|will|for|was|did|be|s\b|to pay|cheaper|more expensive)\w+.*|how much (is|are) (the )?(shipping|delivery|postage).*|how much (does|do|can|will|would|is|are) .{1,60} (weigh|hold|carry|charge|last|fit|support|consume|use|store).*|how much (for|is) (the )?(shipping|delivery).*",
        "多重|运费");

    public static Intent? Read(Utterance utterance, Scene scene)
    {
        if (!Asks.In(utterance) || Measures.In(utterance))
        {
            return null;
        }

        return new Intent.Price(ReferenceReader.Read(utterance, scene), utterance.Asked);
    }
}
