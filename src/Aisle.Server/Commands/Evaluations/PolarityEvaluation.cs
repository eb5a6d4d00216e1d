using System.Runtime.CompilerServices;
using Aisle.Catalog;
using Aisle.Insight.Reviews;

namespace Aisle.Server.Commands.Evaluations;

/// <summary>Whether each review is good or bad as a whole: <c>{"id": 0, "polarity": "positive"}</c>, the id being the row's number from 0.</summary>
internal sealed class PolarityEvaluation : IEvaluation
{
    public string Name => "polarity";

    public string Description => "Tells good reviews from bad ones by their words.";

    public string Data => "A CSV or TSV file with a column review.";

    public async IAsyncEnumerable<object> PredictAsync(string data, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var row in JudgedTable.ReadAsync(data, ["review"], cancellationToken))
        {
            var polarity = ReviewReader.PolarityOf(new Review { Id = "", ProductId = "", Text = row["review"] });
            yield return new { id = row.Number, polarity = polarity.ToString().ToLowerInvariant() };
        }
    }
}
