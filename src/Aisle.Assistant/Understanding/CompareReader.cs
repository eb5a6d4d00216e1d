namespace Aisle.Assistant.Understanding;

internal static class CompareReader
{
    private static readonly Cue Compares = new(
        @"compare|comparing|comparison|(whats|what is|what are|tell me|show me|any|explain)( the)? differences?( between| of| in)?|differences? between|how (do|does) .{1,60} (differ|compare)|which (one |of (them|these|those|the two) )?(is|are|would be|s) (better|best)|whichs better|(is|are) .{1,60} better than|versus|vs|better than|side by side|how much (more|less)( expensive)? (is|are|does|would) .*|how (the|these|those|they) .{0,30}differ",
        "比较|对比|区别|有什么不同|哪[一]?[个款]更?好|哪[个款]好|比一比");

    /// <summary>"Which is better rated?" picks by that.</summary>
    private static readonly Cue BetterIn = new("which .*better[- ](rated|reviewed|reviews|ratings?|battery)");

    public static Intent? Read(Utterance utterance, Scene scene)
    {
        if (!Compares.In(utterance) || BetterIn.In(utterance) || (PolicyReader.IsOnPolicy(utterance) && !ReferenceReader.Read(utterance, scene).IsExplicit))
        {
            return null;
        }

        var rest = Compares.Without(utterance);
        var about = ReferenceReader.Read(rest, scene);
        if (about.Kind == ReferenceKind.BeyondShown)
        {
            return new Intent.Compare(about, utterance.Asked);
        }

        if (about.Products.Count == 1 && about.IsExplicit && scene.Focus is { } focus && focus.Id != about.Products[0].Id)
        {
            about = about with { Products = [focus, about.Products[0]] };
        }

        // "Compare": of what is in sight, the first two.
        if (about.Products.Count < 2 && scene.Shown.Count > 1)
        {
            var first = about is { IsExplicit: true, Products.Count: 1 } ? about.Products[0] : scene.Shown[0];
            about = new References([first, scene.Shown.First(p => p.Id != first.Id)], ReferenceKind.Implied);
        }

        // Only one is left on the list: with the one talked of before.
        if (about is { IsExplicit: false } or { Kind: ReferenceKind.Ordinal } && about.Products.Count == 1 && (scene.FocusBefore ?? scene.Focus) is { } before && before.Id != about.Products[0].Id)
        {
            about = about with { Products = [about.Products[0], before] };
        }

        return new Intent.Compare(about, utterance.Asked);
    }
}
