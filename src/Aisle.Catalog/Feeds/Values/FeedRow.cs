using Aisle.Catalog.Feeds.Reading;

namespace Aisle.Catalog.Feeds.Values;

/// <summary>
/// One row on its way in: turns the feed's raw values into typed ones, and keeps what is wrong with them. A value without which
/// the record would be wrong refuses the row; any other is left out and told of.
/// </summary>
/// <param name="file">The feed.</param>
/// <param name="line">Where the row starts, from 1.</param>
/// <param name="part">Which file of a folder; null for the feed's own.</param>
internal sealed partial class FeedRow(FeedFile file, long line, string? part = null)
{
    private List<FeedRecord>? _leftOut;
    private RefusedRow? _refusal;

    public bool IsRefused => _refusal is not null;

    /// <summary>For a row that carries two things: what is wrong with the one does not refuse the other.</summary>
    public FeedRow Fork() => new(file, line, part);

    /// <summary>The first reason stands.</summary>
    public void Refuse(string? field, string reason) => _refusal ??= Row(field, reason);

    public void LeaveOut(string? field, string reason) => (_leftOut ??= []).Add(new FeedRecord.LeftOut(Row(field, reason)));

    /// <summary>What the row comes to: what was left out and then the record, or the refusal alone.</summary>
    public IEnumerable<FeedRecord> Yield(FeedRecord? record)
    {
        if (_refusal is not null)
        {
            yield return new FeedRecord.Refused(_refusal) { ProductId = (record as FeedRecord.OfProduct)?.Product.Id };
            yield break;
        }

        foreach (var leftOut in _leftOut ?? [])
        {
            yield return leftOut;
        }

        if (record is not null)
        {
            yield return record with { Place = new(part, line) };
        }
    }

    /// <summary>A value without which there is no record: an id, a title.</summary>
    public string Required(string field, string? value)
    {
        var text = Name(field, value);
        if (text.Length == 0)
        {
            Refuse(field, "The value is missing; every record needs one.");
        }

        return text;
    }

    /// <summary>A short text on one line; "" for none.</summary>
    public string Name(string field, string? value)
    {
        var text = PlainText.OneLine(Bounded(field, value));
        if (text.Length > FeedLimits.NameChars)
        {
            Refuse(field, $"The value has {text.Length} characters, more than the {FeedLimits.NameChars} that a name or id may have; shorten it.");
        }

        return text;
    }

    /// <summary>As <see cref="Name"/>, null for none.</summary>
    public string? Optional(string field, string? value) => Name(field, value) is { Length: > 0 } text ? text : null;

    /// <summary>A long text, with or without HTML, as plain text; "" for none.</summary>
    public string Text(string field, string? value) => PlainText.Of(Bounded(field, value));

    private string? Bounded(string field, string? value)
    {
        if (value?.Length > FeedLimits.FieldChars)
        {
            Refuse(field, $"The value has {value.Length} characters, more than the {FeedLimits.FieldChars} that a field may have; shorten it.");
            return null;
        }

        return value;
    }

    private RefusedRow Row(string? field, string reason) => new(part is null ? file.Name : $"{file.Name}/{part}", line, field, reason);
}
