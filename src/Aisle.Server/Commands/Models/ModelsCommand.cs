using System.CommandLine;
using System.Diagnostics;
using Aisle.Models;
using Aisle.Models.Configuration;
using Aisle.Models.Hosting;
using Aisle.Models.Keys;
using Aisle.Models.Routing;
using Aisle.Server.Hosting;
using Microsoft.Extensions.AI;

namespace Aisle.Server.Commands.Models;

/// <summary><c>aisle models list|test</c>: what aisle.json makes callable, and whether it answers.</summary>
internal sealed class ModelsCommand : Command
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly Terminal _terminal;
    private readonly Option<string?> _config = CommonOptions.Configuration();

    public ModelsCommand(Terminal terminal)
        : base("models", "The models that the configuration names.")
    {
        _terminal = terminal;
        Add(ListCommand());
        Add(TestCommand());
    }

    private Command ListCommand()
    {
        var command = new Command("list", "Lists the models and where each is served.") { _config };
        command.SetAction((parsed, _) =>
        {
            foreach (var model in Load(parsed).Models)
            {
                _terminal.Output.WriteLine(string.Join('\t', model.Id, TerminalText.Clean(model.Name), string.Join(", ", model.Targets.Select(t => $"{t.Provider}/{t.Model}"))));
            }

            return Task.FromResult(ExitCodes.Done);
        });
        return command;
    }

    private Command TestCommand()
    {
        var id = new Argument<string?>("MODEL") { Description = "One model; the default is each.", Arity = ArgumentArity.ZeroOrOne };
        id.RefuseOptions();
        var command = new Command("test", "Asks each model for a word, through its providers.") { id, _config };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var configuration = Load(parsed);
            await using var services = new ServiceCollection().AddModels(configuration, KeyFile.None).BuildServiceProvider();
            var gateway = services.GetRequiredService<ModelGateway>();
            var only = parsed.GetValue(id);
            if (only is not null && !gateway.Catalog.TryFind(only, out _))
            {
                return _terminal.Fail($"There is no model {only}. `aisle models list` shows which there are.");
            }

            var allGood = true;
            foreach (var model in gateway.Catalog.Models.Where(m => only is null || m.Id == only || m.Aliases.Contains(only)))
            {
                var started = Stopwatch.GetTimestamp();
                var fault = await TryAsync(gateway, model, cancellationToken);
                allGood &= fault is null;
                await _terminal.Output.WriteLineAsync($"{(fault is null ? "ok " : "fix")}  {model.Id}  {fault ?? $"{Stopwatch.GetElapsedTime(started).TotalMilliseconds:N0} ms"}");
            }

            return allGood ? ExitCodes.Done : ExitCodes.Findings;
        });
        return command;
    }

    private static async Task<string?> TryAsync(ModelGateway gateway, ModelEntry model, CancellationToken cancellationToken)
    {
        var caller = new Caller("aisle-models-test", "aisle models test");
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(Patience);
        try
        {
            if (model.Outputs.Contains(Modality.Embedding))
            {
                await gateway.EmbedAsync(new EmbedCall(model.Id, caller, ["hello"], null), patience.Token);
            }
            else if (model.Id.Contains("rerank", StringComparison.Ordinal))
            {
                await gateway.RerankAsync(new RerankCall(model.Id, caller, "hello", ["hello", "goodbye"], null), patience.Token);
            }
            else
            {
                await gateway.CompleteAsync(
                    new ChatCall { ModelId = model.Id, Caller = caller, Messages = [new ChatMessage(ChatRole.User, "Say hello.")], Options = new ChatOptions { MaxOutputTokens = 16 } },
                    patience.Token);
            }

            return null;
        }
        catch (ModelFaultException e)
        {
            return e.Fault.Message;
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return $"no answer within {Patience.TotalSeconds:N0} s";
        }
    }

    private ModelConfiguration Load(ParseResult parsed) => parsed.GetValue(_config) is { } path
        ? ModelConfiguration.Load(path)
        : throw new InvalidDataException($"There is no {ModelFiles.UsualConfiguration} in this folder; name the configuration with --config.");
}
