using System.Globalization;
using System.Runtime.CompilerServices;
using Aisle.Catalog;
using Aisle.Insight.Reviews;

namespace Aisle.Server.Commands.Evaluations;

/// <summary>The summary of a product's reviews: <c>{"id": "group_id", "summary": "..."}</c>.</summary>
internal sealed class SummariesEvaluation : IEvaluation
{
    public string Name => "summaries";

    public string Description => "Sums up the reviews of each product.";

    public string Data => "A CSV or TSV file with columns group_id, rev1, rev2 and so on, and rating1, rating2 where there are.";

    public async IAsyncEnumerable<object> PredictAsync(string data, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var row in JudgedTable.ReadAsync(data, ["group_id", "rev1"], cancellationToken))
        {
            var id = row["group_id"];
            var reviews = new List<Review>();
            for (var n = 1; row.Cells.TryGetValue($"rev{n}", out var text); n++)
            {
                var isRated = double.TryParse(row[$"rating{n}"], CultureInfo.InvariantCulture, out var stars);
                reviews.Add(new Review { Id = n.ToString(CultureInfo.InvariantCulture), ProductId = id, Text = text, Stars = isRated ? stars : null });
            }

            var digest = ReviewReader.Digest(id, reviews, product: null, cancellationToken);
            yield return new { id, summary = string.Join(' ', digest.Summary.Select(sentence => sentence.Text)) };
        }
    }
}
