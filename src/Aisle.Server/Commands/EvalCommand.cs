using System.CommandLine;
using Aisle.Server.Commands.Evaluations;
using Aisle.Server.Commands.Evaluations.Dialogues;

namespace Aisle.Server.Commands;

/// <summary><c>aisle eval</c>: predictions for judged data, made by the same code that serves a shop; an evaluation is one file of Evaluations/.</summary>
internal sealed class EvalCommand : Command
{
    public EvalCommand(Terminal terminal)
        : base("eval", "Writes predictions for judged data, to be scored elsewhere.")
    {
        IEvaluation[] evaluations =
        [
            new SearchEvaluation(),
            new ConstraintsEvaluation(),
            new RankingEvaluation("attributes", "Ranks a product's attributes by how well they answer a question."),
            new RankingEvaluation("evidence", "Ranks pieces of a product's data by how well they answer a question."),
            new SpansEvaluation(),
            new SummariesEvaluation(),
            new AspectsEvaluation(),
            new PolarityEvaluation(),
        ];
        foreach (var evaluation in evaluations)
        {
            Add(new EvaluationCommand(evaluation, terminal));
        }

        Add(new DialoguesCommand(terminal));
        Add(new TalkCommand(terminal));
        Add(new LatencyCommand(terminal));
    }
}
