using System.Runtime.CompilerServices;
using Aisle.Insight.Evidence;

namespace Aisle.Server.Commands.Evaluations;

/// <summary>The candidates of each question, ranked: <c>{"id": "question", "ranking": ["candidate", ...], "abstain": false}</c>.</summary>
internal sealed class RankingEvaluation(string name, string description) : IEvaluation
{
    public string Name => name;

    public string Description => description;

    public string Data => JudgedQuestions.Data;

    public async IAsyncEnumerable<object> PredictAsync(string data, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        foreach (var (id, asked) in await JudgedQuestions.ReadAsync(data, cancellationToken))
        {
            var ranking = EvidenceFinder.Rank(asked.Question, asked.Candidates, cancellationToken);
            yield return new { id, ranking = ranking.Best.Select(r => asked.Candidates[r.Candidate].SourceId), abstain = !ranking.Answers };
        }
    }
}
