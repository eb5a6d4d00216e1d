using System.Globalization;
using Aisle.Catalog.Index;
using Aisle.Catalog.Search.Synonyms;

namespace Aisle.Server.Commands;

/// <summary>A shop's settings of its search, as the command line has them.</summary>
internal static class SearchOptions
{
    /// <param name="synonyms">A file that has no <see cref="Fault"/>; null for none.</param>
    /// <param name="rates">Each good by <see cref="TryParseRate"/>.</param>
    public static IndexOptions Read(string? synonyms, IEnumerable<string>? rates) => new()
    {
        Synonyms = synonyms is null ? Thesaurus.Retail : Thesaurus.Retail.With(Parse(synonyms)),
        Rates = (rates ?? []).Select(text => TryParseRate(text, out var rate) ? rate : throw new FormatException(text)).ToDictionary(r => r.Currency, r => r.Amount),
    };

    /// <summary>What is wrong with a file of synonyms, in one line; null for nothing.</summary>
    public static string? Fault(string? synonyms)
    {
        try
        {
            return synonyms is not null && Parse(synonyms) is null ? "" : null;
        }
        catch (Exception e) when (e is FormatException or IOException or UnauthorizedAccessException)
        {
            return e.Message;
        }
    }

    public static bool TryParseRate(string text, out (string Currency, decimal Amount) rate)
    {
        rate = default;
        var parts = text.Split('=', 2, StringSplitOptions.TrimEntries);
        if (parts.Length != 2 || parts[0].Length != 3 || !parts[0].All(char.IsAsciiLetterUpper)
            || !decimal.TryParse(parts[1], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var amount) || amount <= 0)
        {
            return false;
        }

        rate = (parts[0], amount);
        return true;
    }

    private static Thesaurus Parse(string file)
    {
        using var reader = File.OpenText(file);
        return Thesaurus.Parse(reader, file);
    }
}
