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

    /// <exception cref="ModelFaultException">maxResults is no number from 1 to 1,000.</exception>
    public static BedrockPage<T> Of<T>(IReadOnlyList<T> all, IQueryCollection query, Func<T, string> key)
    {
        var limit = Largest;
        if (query["maxResults"].ToString() is { Length: > 0 } text && (!int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out limit) || limit is < 1 or > Largest))
        {
            throw new ModelFaultException(new ModelFault(ModelFaultKind.InvalidRequest, $"maxResults must be a whole number from 1 to {Largest}.", Parameter: "maxResults"));
        }

        var after = query["nextToken"].ToString();
        var rest = after.Length == 0 ? all : [.. all.SkipWhile(item => key(item) != after).Skip(1)];
        var items = rest.Take(limit).ToList();
        return new BedrockPage<T>(items, items.Count < rest.Count ? key(items[^1]) : null);
    }
}
