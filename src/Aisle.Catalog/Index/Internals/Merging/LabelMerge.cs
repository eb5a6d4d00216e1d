namespace Aisle.Catalog.Index.Internals.Merging;

/// <summary>
/// Two tables of labels as one. A label keeps its spelling unless the products that came use it more often than those that stayed: how often each
/// spelling stands there is not kept. What nobody uses any more is gone, as it is after a build.
/// </summary>
/// <param name="Table">The merged one.</param>
/// <param name="OfFirst">By number in the first, the number in the merged; -1 for what is gone.</param>
/// <param name="OfSecond">The same for the second.</param>
internal sealed record LabelMerge(LabelTable Table, int[] OfFirst, int[] OfSecond)
{
    /// <param name="first">What stood there.</param>
    /// <param name="firstUses">How often what stays uses each.</param>
    /// <param name="second">What came.</param>
    /// <param name="secondUses">How often it uses each.</param>
    public static LabelMerge Of(LabelTable first, int[] firstUses, LabelTable second, int[] secondUses)
    {
        var (keys, labels) = (new TextColumnBuilder(), new TextColumnBuilder());
        var (ofFirst, ofSecond) = (new int[first.Count], new int[second.Count]);
        var secondOf = new int[first.Count];
        secondOf.AsSpan().Fill(-1);
        for (var number = 0; number < second.Count; number++)
        {
            ofSecond[number] = -1;
            if (first.FindKey(second.KeyCharacters(number)) is var same and >= 0)
            {
                secondOf[same] = number;
            }
        }

        for (var number = 0; number < first.Count; number++)
        {
            var other = secondOf[number];
            if (firstUses[number] == 0 && other < 0)
            {
                ofFirst[number] = -1;
                continue;
            }

            ofFirst[number] = keys.Count;
            keys.Add(first.KeyCharacters(number));
            labels.Add(other >= 0 && secondUses[other] > firstUses[number] ? second.LabelCharacters(other) : first.LabelCharacters(number));
            if (other >= 0)
            {
                ofSecond[other] = ofFirst[number];
            }
        }

        for (var number = 0; number < second.Count; number++)
        {
            if (ofSecond[number] < 0)
            {
                ofSecond[number] = keys.Count;
                keys.Add(second.KeyCharacters(number));
                labels.Add(second.LabelCharacters(number));
            }
        }

        return new LabelMerge(new LabelTable(TextTable.Of(keys.Build()), labels.Build()), ofFirst, ofSecond);
    }
}
