using System.CommandLine;
using System.Globalization;
using Aisle.Insight.Evidence.Ranking;
using Aisle.Server.Commands.Evaluations;

namespace Aisle.Server.Commands;

/// <summary>
/// <c>aisle train evidence</c>: the model by which evidence is ranked, from questions that people judged, with what they score on
/// products left out of the training. docs/decisions/0013 has the recipe of the model that ships.
/// </summary>
internal sealed class TrainCommand : Command
{
    public TrainCommand(Terminal terminal)
        : base("train", "Trains what ships trained, from judged data.") => Add(new EvidenceCommand(terminal));

    private sealed class EvidenceCommand : Command
    {
        private readonly Terminal _terminal;
        private readonly Option<string[]> _data = new("--data") { Description = JudgedQuestions.Data + " Column label, above 0 where it answers.", HelpName = "FILE", Required = true };
        private readonly Option<string[]> _answers = new("--answers") { Description = JudgedAnswers.Data, HelpName = "FILE" };
        private readonly Option<string> _out = new("--out") { Description = "Where the model goes.", HelpName = "FILE", Required = true };

        public EvidenceCommand(Terminal terminal)
            : base("evidence", "Trains the ranking of evidence.")
        {
            _terminal = terminal;
            Add(_data);
            Add(_answers);
            Add(_out);
            SetAction(RunAsync);
        }

        private async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
        {
            try
            {
                var files = parsed.GetValue(_data)!;
                var judged = new List<IReadOnlyList<JudgedQuestion>>();
                foreach (var file in files)
                {
                    judged.Add([.. (await JudgedQuestions.ReadAsync(file, cancellationToken)).Values.Select(Judged)]);
                }

                var answered = new List<JudgedQuestion>();
                foreach (var file in parsed.GetValue(_answers) ?? [])
                {
                    answered.AddRange(await JudgedAnswers.ReadAsync(file, cancellationToken));
                }

                var head = new List<string> { "# What ranks evidence. Written by `aisle train evidence`; docs/decisions/0013 has the recipe.", "# Cross-validated over products:" };
                foreach (var (file, score) in files.Zip(EvidenceTrainer.CrossValidate(judged, answered)))
                {
                    head.Add(string.Create(CultureInfo.InvariantCulture, $"# {Path.GetFileName(file)}: P@1 {score.FirstRight:0.000}, MAP {score.MeanAveragePrecision:0.000}, answerable {score.AnswerableAccuracy:0.000}, {score.Questions} questions"));
                    await _terminal.Output.WriteLineAsync(head[^1][2..]);
                }

                var model = EvidenceTrainer.Train([.. judged.SelectMany(questions => questions)], answered);
                await File.WriteAllLinesAsync(parsed.GetValue(_out)!, head.Concat(model.Lines()), cancellationToken);
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
