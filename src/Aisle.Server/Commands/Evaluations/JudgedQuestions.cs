using System.Globalization;
using Aisle.Insight.Evidence;

namespace Aisle.Server.Commands.Evaluations;

/// <summary>
/// Questions with their candidates, a candidate a row. A question is known by its qid, else by its text; a candidate by its qa_pair_id,
/// else by its row's number from 0.
/// </summary>
internal static class JudgedQuestions
{
    public const string Data = "A CSV or TSV file with a candidate a row: columns question, candidate or evidence; qid, qa_pair_id and source where there are.";

    /// <summary>In the order of the file, by the question's id; labels are read for training and never shown to what is evaluated.</summary>
    public static async Task<OrderedDictionary<string, Asked>> ReadAsync(string path, CancellationToken cancellationToken)
    {
        var questions = new OrderedDictionary<string, Asked>(StringComparer.Ordinal);
        await foreach (var row in JudgedTable.ReadAsync(path, ["question", "candidate|evidence"], cancellationToken))
        {
            var id = row.FirstOf("qid", "question");
            if (!questions.TryGetValue(id, out var asked))
            {
                questions.Add(id, asked = new Asked(row["question"], row["ASIN"], [], []));
            }

            var source = row["source"] is { Length: > 0 } named ? named : "attribute";
            var item = row["qa_pair_id"] is { Length: > 0 } pair ? pair : row.Number.ToString(CultureInfo.InvariantCulture);
            asked.Candidates.Add(JudgedCandidate.Read(item, row.FirstOf("candidate", "evidence"), source));
            asked.Labels.Add(double.TryParse(row["label"], CultureInfo.InvariantCulture, out var label) && label > 0);
        }

        return questions;
    }

    /// <param name="Question">Its text.</param>
    /// <param name="ProductId">Empty where the file does not say.</param>
    /// <param name="Candidates">Each with its id as its source's.</param>
    /// <param name="Labels">Whether people say that each answers.</param>
    public sealed record Asked(string Question, string ProductId, List<EvidenceCandidate> Candidates, List<bool> Labels);
}
