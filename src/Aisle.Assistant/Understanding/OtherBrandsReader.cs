namespace Aisle.Assistant.Understanding;

/// <summary>"Can you check other brands?", 有别的牌子吗: the same thing by others than the makers of what is in sight.</summary>
internal static class OtherBrandsReader
{
    private static readonly Cue Other = new(
        "^(can you |could you |do you |have you |would you )?(have |got |check |show( me)? |look at |see |is there |are there |what about |how about )?(any |some |anything from |something from |from )?(an)?(other|another|different) (brands?|makes?|makers?|manufacturers?)( please| then)?$",
        "^(你们)?(还)?(有没有|有|看看)?(别的|其他的?|另外的?)(牌子|品牌)的?(吗|呢|么)?$");

    public static Intent? Read(Utterance utterance, Scene scene)
    {
        // "Other brands are fine", and with a brand asked for "other brands", undo (UndoReader).
        if (scene.State.Wish is not { } wish || !Other.In(utterance) || (wish.Filters.Brands.Count > 0 && utterance.Words is ["other" or "another" or "different" or "any", ..]))
        {
            return null;
        }

        string[] seen = [.. wish.Filters.Brands.Concat(scene.Shown.Select(p => p.Brand).OfType<string>()).Distinct(StringComparer.OrdinalIgnoreCase)];
        var others = wish with { Filters = wish.Filters with { Brands = [], ExcludedBrands = [.. wish.Filters.ExcludedBrands.Union(seen, StringComparer.OrdinalIgnoreCase)] } };
        return seen.Length > 0 ? new Intent.Find(others, Refines: true) : null;
    }
}
