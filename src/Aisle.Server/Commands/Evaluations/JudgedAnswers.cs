using Aisle.Insight.Evidence;
using Aisle.Insight.Evidence.Ranking;

namespace Aisle.Server.Commands.Evaluations;

/// <summary>Questions with a text that answers each, a row each. What answers other questions on the same product is taken to not answer this one.</summary>
internal static class JudgedAnswers
{
    public const string Data = "A CSV or TSV file with columns ASIN, question, candidate, source: texts that answer.";

    private const int MostOthers = 12;

    public static async Task<IReadOnlyList<JudgedQuestion>> ReadAsync(string path, CancellationToken cancellationToken)
    {
        var rows = new List<(string Product, string Question, EvidenceCandidate Candidate)>();
        await foreach (var row in JudgedTable.ReadAsync(path, ["ASIN", "question", "candidate", "source"], cancellationToken))
        {
            rows.Add((row["ASIN"], row["question"], JudgedCandidate.Read(row["ASIN"], row["candidate"], row["source"])));
        }

        return [.. rows.GroupBy(r => r.Product).SelectMany(product => product.GroupBy(r => r.Question).Select(question => Judged(product.Key, question.Key, [.. product])))];
    }

    private static JudgedQuestion Judged(string product, string question, (string Product, string Question, EvidenceCandidate Candidate)[] all)
    {
        EvidenceCandidate[] answers = [.. all.Where(r => r.Question == question).Select(r => r.Candidate).Distinct()];
        EvidenceCandidate[] others = [.. all.Select(r => r.Candidate).Distinct().Where(c => !Array.Exists(answers, a => a.Text == c.Text)).Take(MostOthers)];
        return new JudgedQuestion(product, question, [.. answers, .. others], [.. answers.Select(_ => true), .. others.Select(_ => false)]);
    }
}
