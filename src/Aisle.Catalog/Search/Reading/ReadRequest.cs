namespace Aisle.Catalog.Search.Reading;

/// <summary>
/// A request that may ask for several things. Search each item's <see cref="ReadItem.Query"/> by itself, as <c>/v1/search</c> does: a product
/// that has words of two items answers neither.
/// </summary>
/// <param name="Items">One for each thing, in the order of the text; at least one.</param>
/// <param name="Budget">What all of them together may cost, in the shop's currency; null where the request does not say.</param>
public sealed record ReadRequest(IReadOnlyList<ReadItem> Items, decimal? Budget);

/// <param name="Source">What the request says of the thing, its count and conditions with it.</param>
/// <param name="Count">How many are asked for: 2 of "two towels", else 1.</param>
/// <param name="Query">What it was read to mean; the count is no longer in its text.</param>
public sealed record ReadItem(string Source, int Count, ReadQuery Query);
