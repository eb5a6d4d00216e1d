using System.CommandLine;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Aisle.Server.Commands.Evaluations;

/// <summary><c>aisle eval NAME --data PATH --out FILE</c>: the predictions of one evaluation as JSON Lines.</summary>
internal sealed class EvaluationCommand : Command
{
    private static readonly JsonSerializerOptions Lines = new(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly IEvaluation _evaluation;
    private readonly Terminal _terminal;
    private readonly Option<string> _data;
    private readonly Option<string> _out = new("--out") { Description = "Where the predictions go, as JSON Lines.", HelpName = "FILE", Required = true };

    public EvaluationCommand(IEvaluation evaluation, Terminal terminal)
        : base(evaluation.Name, evaluation.Description)
    {
        (_evaluation, _terminal) = (evaluation, terminal);
        _data = new("--data") { Description = evaluation.Data, HelpName = "PATH", Required = true };
        Add(_data);
        Add(_out);
        SetAction(RunAsync);
    }

    private async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var (data, output) = (parsed.GetValue(_data)!, Path.GetFullPath(parsed.GetValue(_out)!));
        if (!Path.Exists(data))
        {
            return _terminal.Fail($"{data}: there is no such file; --data is: {_evaluation.Data}");
        }

        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(output)!);
            var count = 0;
            await using (var lines = new StreamWriter(output))
            {
                await foreach (var prediction in _evaluation.PredictAsync(data, cancellationToken))
                {
                    await lines.WriteLineAsync(JsonSerializer.Serialize(prediction, Lines).AsMemory(), cancellationToken);
                    count++;
                }
            }

            await _terminal.Output.WriteLineAsync($"{count:N0} predictions: {output}");
            return ExitCodes.Done;
        }
        catch (JudgedDataException e)
        {
            return _terminal.Fail(e.Message);
        }
    }
}
