using System.Runtime.CompilerServices;
using Aisle.Catalog;
using Aisle.Insight.Evidence;

namespace Aisle.Server.Commands.Evaluations;

/// <summary>The sentence of a review that answers a question, or none: <c>{"id": "q_review_id", "sentence": "..."}</c>.</summary>
internal sealed class SpansEvaluation : IEvaluation
{
    /// <summary>Stands at the end of a review that answers nothing.</summary>
    private const string NoAnswer = "ANSWERNOTFOUND";

    public string Name => "spans";

    public string Description => "Finds the sentence of a review that answers a question.";

    public string Data => "A CSV or TSV file with columns q_review_id, question, review.";

    public async IAsyncEnumerable<object> PredictAsync(string data, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var row in JudgedTable.ReadAsync(data, ["q_review_id", "question", "review"], cancellationToken))
        {
            var review = new Review { Id = row["q_review_id"], ProductId = "", Text = row["review"].Replace(NoAnswer, "", StringComparison.Ordinal) };
            EvidenceCandidate[] sentences = [.. EvidenceCandidate.OfReview(review)];
            var ranking = EvidenceFinder.Rank(row["question"], sentences, cancellationToken);
            yield return new { id = review.Id, sentence = ranking.Answers ? sentences[ranking.Best[0].Candidate].Text : null };
        }
    }
}
