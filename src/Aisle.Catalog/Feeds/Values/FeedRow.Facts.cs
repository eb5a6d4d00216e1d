using Aisle.Catalog.Feeds.Reading;

namespace Aisle.Catalog.Feeds.Values;

internal sealed partial class FeedRow
{
    /// <summary>An amount that came with its currency: neither may be wrong, or shoppers would be told a wrong price.</summary>
    public Money Known(string field, Money money)
    {
        if (money.Currency is null || !Currencies.IsKnown(money.Currency))
        {
            Refuse(field, $"'{PlainText.OneLine(money.Currency)}' is no currency in use; write its ISO 4217 code, such as USD.");
        }
        else if (money.Amount < 0)
        {
            Refuse(field, "The price is negative; correct it.");
        }

        return money;
    }

    /// <summary>Digits of a GTIN with a right check digit, or null: a wrong one would tie the product to another.</summary>
    public string? Gtin(string field, string? value)
    {
        if (Optional(field, value) is not { } text)
        {
            return null;
        }

        if (Values.Gtin.TryParse(text) is { } digits)
        {
            return digits;
        }

        LeaveOut(field, $"'{Short(text)}' is no GTIN: its length or check digit is wrong. The product went in without it.");
        return null;
    }

    public Rating? Rating(string field, Rating? rating)
    {
        if (rating is null or { Count: > 0, Average: >= 0 and <= 5 })
        {
            return rating;
        }

        if (rating.Count != 0)
        {
            LeaveOut(field, "The rating is not between 0 and 5 with a count; it was left out.");
        }

        return null;
    }

    /// <summary>Null, and told of, when not within 1 and 5.</summary>
    public double? Stars(string field, double stars)
    {
        if (stars is >= 1 and <= 5)
        {
            return stars;
        }

        LeaveOut(field, "The rating is not between 1 and 5 stars; the review went in without it.");
        return null;
    }

    /// <summary>An http(s) address or a path on the shop's host; anything else ("javascript:", "data:") is left out.</summary>
    public string? Url(string field, string? value)
    {
        var text = Optional(field, value);
        if (text is null || text[0] == '/' || !text.Contains(':', StringComparison.Ordinal))
        {
            return text;
        }

        if (Uri.TryCreate(text, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https")
        {
            return text;
        }

        LeaveOut(field, $"'{Short(text)}' is no http address; it was left out.");
        return null;
    }

    public string RequiredText(string field, string? value)
    {
        var text = Text(field, value);
        if (text.Length == 0)
        {
            Refuse(field, "The text is missing; every record needs one.");
        }

        return text;
    }

    private static string Short(string text) => text.Length <= 60 ? text : text[..60] + "…";
}
