using System.Globalization;

namespace Aisle.Server.Api;

/// <summary>Reads query parameters, and says of each one that can't be read which it is and what it may be.</summary>
internal sealed class ParameterReader
{
    private readonly Dictionary<string, string[]> _errors = new(StringComparer.Ordinal);

    public IDictionary<string, string[]> Errors => _errors;

    public int? Whole(string name, string? text, int least, int most)
    {
        if (string.IsNullOrEmpty(text)) return null;
        if (int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value) && value >= least && value <= most) return value;
        Refuse(name, text, most == int.MaxValue ? $"a whole number of at least {least}" : $"a whole number from {least} to {most}");
        return null;
    }

    public decimal? Amount(string name, string? text)
    {
        if (string.IsNullOrEmpty(text)) return null;
        if (decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value)) return value;
        Refuse(name, text, "an amount such as 49.90");
        return null;
    }

    public double? Stars(string name, string? text)
    {
        if (string.IsNullOrEmpty(text)) return null;
        if (double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value) && value <= 5) return value;
        Refuse(name, text, "a number from 0 to 5");
        return null;
    }

    public bool Flag(string name, string? text, bool absent = false)
    {
        if (string.IsNullOrEmpty(text)) return absent;
        if (bool.TryParse(text, out var value)) return value;
        Refuse(name, text, "true or false");
        return false;
    }

    public T? OneOf<T>(string name, string? text, IReadOnlyDictionary<string, T> values)
        where T : struct
    {
        if (string.IsNullOrEmpty(text)) return null;
        if (values.TryGetValue(text, out var value)) return value;
        Refuse(name, text, "one of " + string.Join(", ", values.Keys.Order(StringComparer.Ordinal)));
        return null;
    }

    public void Refuse(string name, string text, string expected) =>
        _errors[name] = [$"'{name}' must be {expected}, not '{(text.Length <= 60 ? text : text[..60] + "…")}'."];
}
