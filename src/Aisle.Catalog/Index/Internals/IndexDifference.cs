namespace Aisle.Catalog.Index.Internals;

/// <summary>What a store has otherwise than the index of an earlier state of it.</summary>
/// <param name="Changed">Documents whose product, or the rating that counts for it, is another.</param>
/// <param name="Gone">Documents whose product is no more.</param>
/// <param name="Came">Ids of products that are new.</param>
internal sealed record IndexDifference(IReadOnlyList<int> Changed, IReadOnlyList<int> Gone, IReadOnlyList<string> Came)
{
    public int Count => Changed.Count + Gone.Count + Came.Count;

    /// <param name="ids">Of the index.</param>
    /// <param name="known">The states that it was built from, by document.</param>
    /// <param name="rated">The ratings that it was built from.</param>
    /// <param name="states">Of the store, by id.</param>
    /// <param name="ratings">Of the store, by id.</param>
    public static IndexDifference Of(
        TextColumn ids, ReadOnlySpan<ulong> known, ReviewRatings rated, IReadOnlyDictionary<string, ulong> states, IReadOnlyDictionary<string, Rating> ratings)
    {
        var (changed, gone, came) = (new List<int>(), new List<int>(), new List<string>());
        for (var document = 0; document < known.Length; document++)
        {
            var id = ids[document];
            if (!states.TryGetValue(id, out var state))
            {
                gone.Add(document);
            }
            else if (state != known[document] || ratings.GetValueOrDefault(id) != rated.Of(document))
            {
                changed.Add(document);
            }
        }

        if (known.Length - gone.Count < states.Count)
        {
            came.AddRange(states.Keys.Where(id => ids.FindSorted(id) < 0));
        }

        return new IndexDifference(changed, gone, came);
    }
}
