namespace Aisle.Catalog.Search.Reading;

/// <summary>A request that may ask for several things.</summary>
/// <param name="Items">One for each thing, in the order of the text; at least one.</param>
/// <param name="Budget">What all of them together may cost; null where the request does not say.</param>
public sealed record ReadRequest(IReadOnlyList<ReadQuery> Items, decimal? Budget);
