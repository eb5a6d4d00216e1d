using Aisle.Catalog.Index;
using Aisle.Catalog.Search;
using Aisle.Catalog.Search.Reading;

namespace Aisle.Assistant.Understanding;

/// <summary>
/// The things that one request asks for, as search reads them (<see cref="QueryReader.ReadItems"/>): "a tent and two sleeping bags",
/// "a backpack, a bottle and a lamp". In talk, a piece counts as one only if it names a kind of thing, and another than the pieces before it.
/// </summary>
internal static class Items
{
    /// <summary>More are searched for as one.</summary>
    public const int Most = 4;

    /// <summary>One utterance for each thing; empty where one thing is asked for.</summary>
    public static IReadOnlyList<Utterance> Of(Utterance utterance, CatalogIndex index)
    {
        var read = QueryReader.ReadItems(utterance.Text, index).Items;
        var kinds = read.Select(i => Kind(i, utterance.Language, index)).ToList();
        return read.Count is > 1 and <= Most && kinds.TrueForAll(k => k is not null) && kinds.Distinct(StringComparer.Ordinal).Count() == kinds.Count
            ? [.. read.Select(i => Utterance.Of(utterance.IsChinese ? Said(i) : $"i need {Said(i)}", utterance.Language))]
            : [];
    }

    /// <summary>The thing without its count, and the bound that closed the list and holds for each.</summary>
    private static string Said(ReadItem item)
    {
        var bounds = item.Query.Conditions.Where(c => c.Source.Length > 0).Select(c => c.Source);
        return string.Join(' ', [item.Query.Text, .. bounds]);
    }

    private static string? Kind(ReadItem item, Language language, CatalogIndex index)
    {
        var name = Connectives.Trim(Narration.Strip(FindReader.Strip(Opening.Split(Utterance.Of(item.Query.Text, language)).Asked).Plain));
        return name.Length > 1 && (Things.Name(name, index) || Things.IsNear(Things.MainWord(name), index)) ? Plural.Strip(Things.MainWord(name)) : null;
    }
}
