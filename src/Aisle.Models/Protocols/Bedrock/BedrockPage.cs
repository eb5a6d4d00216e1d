using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace Aisle.Models.Protocols.Bedrock;

/// <summary>One page of a listing by maxResults and nextToken; the token is the last item's key, so that a listing that changes loses nothing.</summary>
internal sealed record BedrockPage<T>(IReadOnlyList<T> Items, string? NextToken)
{
    public void WriteNextToken(Utf8JsonWriter json)
    {
        if (NextToken is not null)
        {
            json.WriteString("nextToken", NextToken);
        }
    }
}

internal static class BedrockPage
{
    private const int Largest = 1_000;

    /// <exception cref="ModelFaultException">maxResults is no number from 1 to 1,000, or the token is not of this listing.</exception>
    public static BedrockPage<T> Of<T>(IReadOnlyList<T> all, IQueryCollection query, Func<T, string> key)
    {
        var limit = Largest;
        if (query["maxResults"].ToString() is { Length: > 0 } text && (!int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out limit) || limit is < 1 or > Largest))
        {
            throw BedrockQuery.Wrong("maxResults", $"must be a whole number from 1 to {Largest}");
        }

        var after = query["nextToken"].ToString();
        var from = after.Length == 0 ? 0 : all.Index().Where(item => key(item.Item) == after).Select(item => item.Index + 1).FirstOrDefault(-1);
        var rest = from < 0 ? throw BedrockQuery.Wrong("nextToken", "is none of this listing, or its item is gone; begin anew") : all.Skip(from).ToList();
        var items = rest.Take(limit).ToList();
        return new BedrockPage<T>(items, items.Count < rest.Count ? key(items[^1]) : null);
    }
}
