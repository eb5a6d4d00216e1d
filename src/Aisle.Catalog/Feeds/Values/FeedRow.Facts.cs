using System.Globalization;

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

    /// <summary>A price, null for none. One that is wrong refuses the row: a shopper must not be told it.</summary>
    /// <param name="field">As the file names it.</param>
    /// <param name="value">With or without its currency.</param>
    /// <param name="currency">What another column says the currency is; null for the feed's default.</param>
    public Money? Price(string field, string? value, string? currency = null)
    {
        if (ReadPrice(field, value, currency, out var price) is { } trouble)
        {
            Refuse(field, trouble);
        }

        return price;
    }

    /// <summary>A price that is told beside the one to pay; a wrong one is left out.</summary>
    public Money? ListPrice(string field, string? value, Money? price, string? currency = null)
    {
        if (ReadPrice(field, value, currency, out var list) is { } trouble)
        {
            LeaveOut(field, trouble);
            return null;
        }

        return list is { } money && price is { } paid && money.Currency == paid.Currency && money > paid ? list : null;
    }

    private string? ReadPrice(string field, string? value, string? currency, out Money? price)
    {
        price = null;
        var code = currency is null or "" ? file.DefaultCurrency : currency.Trim().ToUpperInvariant();
        if (Optional(field, value) is not { } text)
        {
            return null;
        }

        if (Prices.TryParse(text, code, out var money) is { } trouble)
        {
            return trouble;
        }

        price = money;
        return null;
    }

    /// <summary>Unknown for none; a word that says nothing is told of.</summary>
    public Availability Availability(string field, string? value)
    {
        if (Optional(field, value) is not { } text)
        {
            return Catalog.Availability.Unknown;
        }

        if (Availabilities.TryParse(text) is { } availability)
        {
            return availability;
        }

        LeaveOut(field, $"'{Short(text)}' is no availability that Aisle knows; write in stock, out of stock, preorder, backorder or discontinued.");
        return Catalog.Availability.Unknown;
    }

    public int? Quantity(string field, string? value)
    {
        if (Optional(field, value) is not { } text)
        {
            return null;
        }

        if (decimal.TryParse(text, NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var count) && count is > int.MinValue and < int.MaxValue)
        {
            return Math.Max(0, (int)count); // oversold shelves are counted below zero
        }

        LeaveOut(field, $"'{Short(text)}' is no number of items; it was left out.");
        return null;
    }

    public DateTimeOffset? Date(string field, string? value)
    {
        if (Optional(field, value) is not { } text)
        {
            return null;
        }

        var date = Dates.TryParse(text);
        if (date is null)
        {
            LeaveOut(field, $"'{Short(text)}' is no date, or may be two; write it like 2024-03-31.");
        }

        return date;
    }

    /// <summary>An attribute of the value's own type; null for none.</summary>
    public ProductAttribute? Attribute(string field, string name, string? value) =>
        Text(field, value) is { Length: > 0 } text && Name(field, name) is { Length: > 0 } label ? new(label, AttributeValues.Of(text)) : null;

    public CategoryPath? Category(string field, string? value, string? separator = null) =>
        Optional(field, value) is { } text && Categories.Parse(text, separator) is { Leaf.Length: > 0 } path ? path : null;

    public Media? Image(string field, string? value, string? alt = null) => Url(field, value) is { } url ? new(url, Alt: Optional(field, alt)) : null;

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

    internal static string Short(string text) => text.Length <= 60 ? text : string.Concat(text.AsSpan(0, 60), "…");
}
