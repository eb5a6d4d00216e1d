using System.Globalization;
using System.Runtime.CompilerServices;
using Aisle.Catalog;
using Aisle.Insight.Reviews;

namespace Aisle.Server.Commands.Evaluations;

/// <summary>
/// What each line of reviews speaks of: <c>{"id": 0, "aspects": [{"term": "...", "polarity": "positive"}]}</c>, the id being the line's
/// number from 0. The lines are read as the reviews of one product, since each such file is of one kind of product.
/// </summary>
internal sealed class AspectsEvaluation : IEvaluation
{
    public string Name => "aspects";

    public string Description => "Finds the aspects that reviews speak of and what they say of each.";

    public string Data => "A text file with a review a line, what people marked in it after a tab or ####.";

    public async IAsyncEnumerable<object> PredictAsync(string data, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var reviews = new List<Review>();
        await foreach (var line in File.ReadLinesAsync(data, cancellationToken))
        {
            if (!string.IsNullOrWhiteSpace(line))
            {
                reviews.Add(new Review { Id = reviews.Count.ToString(CultureInfo.InvariantCulture), ProductId = "", Text = TextOf(line) });
            }
        }

        var mentions = ReviewReader.Mentions(reviews, product: null, cancellationToken).ToLookup(mention => mention.ReviewId);
        for (var id = 0; id < reviews.Count; id++)
        {
            var aspects = mentions[reviews[id].Id].Select(mention => new { term = mention.Term, polarity = mention.Polarity.ToString().ToLowerInvariant() });
            yield return new { id, aspects };
        }
    }

    private static string TextOf(string line)
    {
        var marks = line.IndexOf("####", StringComparison.Ordinal);
        return marks >= 0 ? line[..marks] : line.Split('\t')[0];
    }
}
