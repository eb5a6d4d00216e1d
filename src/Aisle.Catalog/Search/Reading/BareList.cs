using System.Text.RegularExpressions;
using Aisle.Catalog.Index;

namespace Aisle.Catalog.Search.Reading;

/// <summary>
/// "Tent, sleeping bag and stove": a list with no other mark than commas. It is one only where every piece names a thing of the catalogue
/// and no title has the words of all, so that "table and chairs" stays what is sold together.
/// </summary>
internal static partial class BareList
{
    private const int LongestName = 4;

    /// <summary>The pieces; the whole as the only one where it is no list.</summary>
    public static IReadOnlyList<string> Of(string text, CatalogIndex index)
    {
        var pieces = Separator().Split(text).Where(p => !string.IsNullOrWhiteSpace(p)).ToArray();
        if (pieces.Length < 2 || pieces[..^1].Any(Has().IsMatch))
        {
            return [text];
        }

        var names = pieces.Select(piece => QueryReader.Read(piece, index).Text).ToArray();
        return names.All(name => Space().Count(name) < LongestName && index.NamesAThing(name)) && !index.HasTitle(string.Join(' ', names))
            ? pieces : [text];
    }

    [GeneratedRegex(@"\s*[,;+，；、]\s*(?:(?:and|plus)\s+)?|\s+(?:and|plus|as well as|&|\+)\s+|和|以及", RegexOptions.IgnoreCase)]
    private static partial Regex Separator();

    /// <summary>What a thing has may go on: "a jacket with hood and zip".</summary>
    [GeneratedRegex(@"\b(?:with|has|have|having|featuring|including|includes|made of)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Has();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Space();
}
