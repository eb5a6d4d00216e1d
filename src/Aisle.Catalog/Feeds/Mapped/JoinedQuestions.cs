using Aisle.Catalog.Feeds.Values;

namespace Aisle.Catalog.Feeds.Mapped;

/// <summary>Exports repeat a question for each of its answers, one row after another: these are one question.</summary>
internal sealed class JoinedQuestions
{
    private ProductQuestion? _open;
    private FeedRow? _row;

    public IEnumerable<FeedRecord> Add(ProductQuestion question, FeedRow row)
    {
        if (row.IsRefused)
        {
            return row.Yield(null);
        }

        if (_open is { } open && open.Id == question.Id)
        {
            _open = open with { Answers = [.. open.Answers, .. question.Answers] };
            return row.Yield(null);
        }

        var before = Rest();
        (_open, _row) = (question, row);
        return before;
    }

    public List<FeedRecord> Rest() => _open is null || _row is null ? [] : [.. _row.Yield(new FeedRecord.OfQuestion(_open))];
}
