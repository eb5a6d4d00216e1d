using System.CommandLine;
using System.Diagnostics;
using Aisle.Models;
using Aisle.Models.Routing;
using Aisle.Server.Hosting;
using Microsoft.Extensions.AI;

namespace Aisle.Server.Commands.Models;

/// <summary><c>aisle models list|test|chat|schema</c>: what aisle.json and the shop make callable, whether it answers, and the schema of that file.</summary>
internal sealed class ModelsCommand : Command
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    /// <summary>Who sits at the terminal needs no key: the configuration's secrets are theirs.</summary>
    private static readonly Caller Operator = new("aisle-models", "aisle models");

    private readonly Terminal _terminal;
    private readonly Option<string?> _config = CommonOptions.Configuration();
    private readonly Option<string> _store = CommonOptions.Store();

    public ModelsCommand(Terminal terminal)
        : base("models", "The models that can be called.")
    {
        _terminal = terminal;
        Add(ListCommand());
        Add(TestCommand());
        Add(ChatCommand());
        Add(SchemaCommand());
    }

    private Command ListCommand()
    {
        var command = new Command("list", "Lists the models and where each is served.") { _config, _store };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            await using var offline = await OfflineModels.OpenAsync(parsed.GetValue(_config), parsed.GetValue(_store)!, cancellationToken);
            foreach (var model in offline.Gateway.Catalog.Models)
            {
                await _terminal.Output.WriteLineAsync(string.Join('\t', model.Id, TerminalText.Clean(model.Name), string.Join(", ", model.Targets.Select(t => $"{t.Provider}/{t.Model}"))));
            }

            return ExitCodes.Done;
        });
        return command;
    }

    private Command TestCommand()
    {
        var id = new Argument<string?>("MODEL") { Description = "One model; the default is each.", Arity = ArgumentArity.ZeroOrOne };
        id.RefuseOptions();
        var command = new Command("test", "Asks each model for a word, through its providers.") { id, _config, _store };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            await using var offline = await OfflineModels.OpenAsync(parsed.GetValue(_config), parsed.GetValue(_store)!, cancellationToken);
            var gateway = offline.Gateway;
            ModelEntry? only = null;
            if (parsed.GetValue(id) is { } name && !gateway.Catalog.TryFind(name, out only))
            {
                return _terminal.Fail($"There is no model {name}. `aisle models list` shows which there are.");
            }

            var allGood = true;
            foreach (var model in only is null ? gateway.Catalog.Models : [only])
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

    /// <summary>Two paragraphs, which the model of digests takes for two reviews.</summary>
    private const string Greeting = "Hello, it works well.\n\nSay hello.";

    private static async Task<string?> TryAsync(ModelGateway gateway, ModelEntry model, CancellationToken cancellationToken)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(Patience);
        try
        {
            if (model.Outputs.Contains(Modality.Embedding))
            {
                await gateway.EmbedAsync(new EmbedCall(model.Id, Operator, ["hello"], null), patience.Token);
            }
            else if (model.Id.Contains("rerank", StringComparison.Ordinal))
            {
                await gateway.RerankAsync(new RerankCall(model.Id, Operator, "hello", ["hello", "goodbye"], null), patience.Token);
            }
            else
            {
                await gateway.CompleteAsync(
                    new ChatCall { ModelId = model.Id, Caller = Operator, Messages = [new ChatMessage(ChatRole.User, Greeting)], Options = new ChatOptions { MaxOutputTokens = 16 } },
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

    private Command ChatCommand()
    {
        var id = new Argument<string>("MODEL") { Description = "Which model." };
        var text = new Argument<string?>("TEXT") { Description = "What to say; without it, what standard input holds.", Arity = ArgumentArity.ZeroOrOne };
        id.RefuseOptions();
        text.RefuseOptions();
        var command = new Command("chat", "Says something to a model and shows its answer as it comes.") { id, text, _config, _store };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            await using var offline = await OfflineModels.OpenAsync(parsed.GetValue(_config), parsed.GetValue(_store)!, cancellationToken);
            var said = parsed.GetValue(text) ?? await _terminal.Input.ReadToEndAsync(cancellationToken);
            try
            {
                var call = new ChatCall { ModelId = parsed.GetValue(id)!, Caller = Operator, Messages = [new ChatMessage(ChatRole.User, said)], Options = new ChatOptions() };
                await foreach (var update in offline.Gateway.StreamAsync(call, cancellationToken))
                {
                    await _terminal.Output.WriteAsync(TerminalText.Clean(update.Text));
                }

                await _terminal.Output.WriteLineAsync();
                return ExitCodes.Done;
            }
            catch (ModelFaultException e)
            {
                return _terminal.Fail($"{parsed.GetValue(id)}: {e.Fault.Message}");
            }
        });
        return command;
    }

    private Command SchemaCommand()
    {
        var command = new Command("schema", "Prints the JSON schema of aisle.json, for an editor.");
        command.SetAction(async (_, cancellationToken) =>
        {
            await _terminal.Output.WriteAsync((await ModelFiles.ReadSchemaAsync(cancellationToken)).AsMemory(), cancellationToken);
            return ExitCodes.Done;
        });
        return command;
    }
}
