using System.Globalization;
using System.Runtime.CompilerServices;
using Aisle.Insight.Evidence;

namespace Aisle.Server.Commands.Evaluations;

/// <summary>
/// The candidates of each question, ranked: <c>{"id": "question", "ranking": ["candidate", ...], "abstain": false}</c>. A question is known
/// by its qid, else by its text; a candidate by its qa_pair_id, else by its row's number from 0.
/// </summary>
internal sealed class RankingEvaluation(string name, string description) : IEvaluation
{
    public string Name => name;

    public string Description => description;

    public string Data => "A CSV or TSV file with a candidate a row: columns question, candidate or evidence; qid, qa_pair_id and source where there are.";

    public async IAsyncEnumerable<object> PredictAsync(string data, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var questions = new Dictionary<string, Asked>(StringComparer.Ordinal);
        var order = new List<string>();
        await foreach (var row in JudgedTable.ReadAsync(data, ["question", "candidate|evidence"], cancellationToken))
        {
            var id = row.FirstOf("qid", "question");
            if (!questions.TryGetValue(id, out var asked))
            {
                order.Add(id);
                questions.Add(id, asked = new Asked(row["question"], []));
            }

            var source = row["source"] is { Length: > 0 } named ? named : "attribute";
            var item = row["qa_pair_id"] is { Length: > 0 } pair ? pair : row.Number.ToString(CultureInfo.InvariantCulture);
            asked.Candidates.Add(JudgedCandidate.Read(item, row.FirstOf("candidate", "evidence"), source));
        }

        foreach (var id in order)
        {
            var (question, candidates) = questions[id];
            var ranking = EvidenceFinder.Rank(question, candidates, cancellationToken);
            yield return new { id, ranking = ranking.Best.Select(r => candidates[r.Candidate].SourceId), abstain = !ranking.Answers };
        }
    }

    private sealed record Asked(string Question, List<EvidenceCandidate> Candidates);
}
