using Aisle.Catalog;
using Aisle.Catalog.Search;

namespace Aisle.Assistant.Understanding;

/// <summary>"Which is the lightest?" picks among those in sight; "something lighter" changes what is looked for.</summary>
internal static class MeasureReader
{
    private static readonly Cue Picks = new(
        "(which|what)( one| ones| of (them|these|those))?( is| are| s| has| have| got| boils?| charges?)?( the)?|whichs|whats( the)?|(and )?the( one| ones)?|of (these|those|them|the two|the three)|give me|show me|(that )?(youve|you have|you)( got)?|i want|id like|so|ones?|has|have|it|model",
        "哪[个款一]?|的|是|那个|它们");

    private static readonly Cue Around = new(
        @"(some|any)thing|ones?|i|need|want|would|like|prefer|a|an|the|but|is there|do you have|have you|show me|can i (get|have)|in|with|please|bit|than|there|little|much|much too|too|for me|my|it|them|than (it|this|that|these|those)|should be|must be|has to be|make it|rather|maybe|are there|any|got|and|even",
        "有没有|有|要|的|吗|想要|再|点|更");

    public static Intent? ReadLeading(Utterance utterance, Scene scene) =>
        scene.Shown.Count + scene.Compared.Count > 1 && (Measurable.Leading(utterance, scene.Index) ?? Which(utterance)) is var (by, rest) && Picks.Without(rest).Words.Length <= 1 && !Things.NameAnother(Picks.Without(rest).Plain, scene)
            ? new Intent.Lead(Among(rest, scene), by)
            : null;

    /// <summary>"Which is lighter?", "the smaller of the two": a comparative that picks.</summary>
    private static (Measurable By, Utterance Left)? Which(Utterance utterance) => Of.In(utterance) ? Measurable.Compared(utterance) : null;

    private static readonly Cue Of = new("^(and |so |but |tell me |ok )*(which|what)( one| of (them|these|those))?( is| are| has| have|s)?( the| a)?|of (the two|the three|them|these|those|both)$", "哪[个款]");

    /// <summary>Measured against the one talked of, else the best match; null where that one does not tell the property.</summary>
    public static Intent? ReadCompared(Utterance utterance, Scene scene)
    {
        if (scene.State.Wish is not { } wish || Measurable.Compared(utterance) is not var (by, rest) || utterance.Words is ["which" or "does" or "why" or "how", ..] or ["is" or "are", not "there", ..])
        {
            return null;
        }

        var pointed = ReferenceReader.Read(rest, scene) is { Kind: ReferenceKind.Ordinal, Products: [var place, ..] } ? place : null;
        var around = Around.Without(FindReader.Strip(pointed is null ? rest : ReferenceReader.WithoutPlaces(rest)));
        var asked = RequestReader.Read(around.Plain, scene.Index);
        var known = wish.Words.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(Plural.Strip).ToHashSet(StringComparer.Ordinal);
        var same = asked.Words.Split(' ', StringSplitOptions.RemoveEmptyEntries).All(w => known.Contains(Plural.Strip(w)));
        if (!same && around.Words.Length > 3)
        {
            return null; // "a bigger tent for six people with a porch" says what it wants by itself
        }

        var against = pointed ?? (scene.State.FocusIsTalkedOf && scene.Focus is { } focus ? focus : scene.Shown.Count > 0 ? scene.Shown[0] : null);
        if (against is null || by.Past(against, scene.Index) is not { } filter)
        {
            return null;
        }

        var others = wish.Filters.Attributes.Where(a => !WishCondition.Same(a.Name, filter.Name) || a.Values.Count > 0);
        var filters = WishChange.Merge(wish.Filters with { Attributes = [.. others, filter] }, asked.Filters);
        var bounded = wish with { Filters = filters };
        return ChangeReader.IsMet(bounded, scene.Index) || scene.Shown.Count < 2
            ? new Intent.Find(bounded, Refines: true)
            : new Intent.Lead(new(scene.Shown, ReferenceKind.All), by); // none goes further: the one that goes furthest
    }

    private static References Among(Utterance rest, Scene scene)
    {
        var named = ReferenceReader.Read(rest, scene);
        return named is { Kind: ReferenceKind.Ordinal or ReferenceKind.Name or ReferenceKind.All, Products.Count: > 1 } ? named : new(scene.Compared.Count > 1 ? scene.Compared : scene.Shown, ReferenceKind.All);
    }
}
