namespace Aisle.Assistant.Understanding;

/// <summary>A product pointed at and nothing asked of it: "the second one", "and the Sony?". Several: they are compared.</summary>
internal static class PointReader
{
    private static readonly Cue Filler = new("and|or|what about|how about|show( me)?|see|open|more|about|look at|tell me about|the|one|ones|product|item|please|i|id|like|prefer|want|lets see|me|details|of|for|with", "那|呢|看看|给我|介绍|一下|的|吧|怎么样");

    public static Intent? Read(Utterance utterance, Scene scene)
    {
        var about = ReferenceReader.Read(utterance, scene);
        var rest = Filler.Without(ReferenceReader.Without(utterance, about.Kind));
        var pointed = about.Kind is ReferenceKind.Ordinal or ReferenceKind.BeyondShown or ReferenceKind.All
            || (about.Kind == ReferenceKind.Leading && utterance.Words is ["the", ..]); // "cheaper" alone changes what is looked for
        if (pointed && rest.Plain.Length == 0)
        {
            return about.Products.Count > 1 ? new Intent.Compare(about, utterance.Asked) : new Intent.Ask(about, Intent.Ask.Overview);
        }

        // "The Sony": every word is of its name.
        return about is { Kind: ReferenceKind.Name, Products: [var only] } && utterance.Words is ["the" or "that" or "and" or "what" or "how", ..] && NameReader.Covers(only, rest)
            ? new Intent.Ask(about, Intent.Ask.Overview)
            : null;
    }
}
