using Aisle.Assistant.Journal;
using Aisle.Catalog.Search;

namespace Aisle.Server;

internal static class MissedSearches
{
    /// <summary>Keeps a search that found nothing, or not all that was asked, for the shop's people; later pages of one are no search of their own.</summary>
    public static void Missed(this TurnLog turns, SearchQuery query, FoundProducts found)
    {
        if (query.Offset == 0 && query.Text.Length > 0 && (found.Result.Total == 0 || found.Dropped.Count > 0 || found.Result.Unmet.Count > 0))
        {
            turns.Missed(query.Text, found.Dropped.Select(d => d.Source).Concat(found.Result.Unmet));
        }
    }
}
