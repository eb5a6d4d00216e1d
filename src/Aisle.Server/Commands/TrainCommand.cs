using System.CommandLine;
using System.Globalization;
using Aisle.Insight.Evidence;
using Aisle.Server.Commands.Evaluations;

namespace Aisle.Server.Commands;

/// <summary>
/// <c>aisle train evidence</c>: the weights by which evidence is ranked, from questions that people judged, with what they score on
/// products left out of the training. docs/decisions/0005 has the recipe of the weights that ship.
/// </summary>
internal sealed class TrainCommand : Command
{
    public TrainCommand(Terminal terminal)
        : base("train", "Trains what ships trained, from judged data.") => Add(new EvidenceCommand(terminal));

    private sealed class EvidenceCommand : Command
    {
        private readonly Terminal _terminal;
        private readonly Option<string[]> _data = new("--data") { Description = JudgedQuestions.Data + " Column label, above 0 where it answers.", HelpName = "FILE", Required = true };
        private readonly Option<string> _out = new("--out") { Description = "Where the weights go.", HelpName = "FILE", Required = true };

        public EvidenceCommand(Terminal terminal)
            : base("evidence", "Trains the ranking of evidence.")
        {
            _terminal = terminal;
            Add(_data);
            Add(_out);
            SetAction(RunAsync);
        }

        private async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
        {
            try
            {
                var files = parsed.GetValue(_data)!;
                var byFile = new List<IReadOnlyList<JudgedQuestion>>();
                foreach (var file in files)
                {
                    byFile.Add([.. (await JudgedQuestions.ReadAsync(file, cancellationToken)).Values.Select(Judged)]);
                }

                JudgedQuestion[] all = [.. byFile.SelectMany(questions => questions)];
                var head = new List<string> { "# Weights of evidence features. Written by `aisle train evidence`; docs/decisions/0005 has the recipe.", "# Cross-validated over products:" };
                for (var i = 0; i < files.Length; i++)
                {
                    var score = EvidenceTrainer.CrossValidate(all, byFile[i]);
                    head.Add(string.Create(CultureInfo.InvariantCulture, $"# {Path.GetFileName(files[i])}: P@1 {score.FirstRight:0.000}, MAP {score.MeanAveragePrecision:0.000}, answerable {score.AnswerableAccuracy:0.000}, {score.Questions} questions"));
                    await _terminal.Output.WriteLineAsync(head[^1][2..]);
                }

                var weights = EvidenceTrainer.Train(all).Weights.OrderBy(w => w.Key, StringComparer.Ordinal);
                await File.WriteAllLinesAsync(parsed.GetValue(_out)!, head.Concat(weights.Select(w => string.Create(CultureInfo.InvariantCulture, $"{w.Key}\t{w.Value}"))), cancellationToken);
                return ExitCodes.Done;
            }
            catch (JudgedDataException e)
            {
                return _terminal.Fail(e.Message);
            }
        }

        /// <summary>Where the file does not name products, the same attributes are the same product.</summary>
        private static JudgedQuestion Judged(JudgedQuestions.Asked asked) => new(
            asked.ProductId is { Length: > 0 } product ? product : string.Join('|', asked.Candidates.Select(c => $"{c.Title}={c.Text}").Order(StringComparer.Ordinal)),
            asked.Question,
            asked.Candidates,
            asked.Labels);
    }
}
