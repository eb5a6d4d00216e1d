using System.CommandLine;
using Aisle.Models.Metering;
using Aisle.Server.Hosting;
using Spectre.Console;

namespace Aisle.Server.Commands.Models;

/// <summary><c>aisle usage</c>: what each key used of each model, by month. A running server writes it every few seconds.</summary>
internal sealed class UsageCommand : Command
{
    private readonly Option<string> _store = CommonOptions.Store();

    public UsageCommand(Terminal terminal)
        : base("usage", "What callers used of the models: calls, tokens, money, time.")
    {
        Add(_store);
        SetAction((parsed, _) =>
        {
            var ledger = UsageLedger.Open(ModelFiles.UsageBeside(parsed.GetValue(_store)!), TimeProvider.System);
            var table = new Table().Border(TableBorder.Simple);
            table.AddColumns("month", "app", "key", "model", "provider");
            foreach (var number in (string[])["calls", "failed", "tokens in", "tokens out", "money", "mean ms"])
            {
                table.AddColumn(new TableColumn(number).RightAligned());
            }

            foreach (var month in ledger.Rows.GroupBy(r => (r.Day.Year, r.Day.Month, r.App, r.Key, r.Model, r.Provider)))
            {
                var (year, number, app, key, model, provider) = month.Key;
                table.AddRow(
                    $"{year}-{number:00}", TerminalText.Escape(app), TerminalText.Escape(key), TerminalText.Escape(model), TerminalText.Escape(provider), $"{month.Sum(r => r.Calls):N0}", $"{month.Sum(r => r.Failed):N0}",
                    $"{month.Sum(r => r.InputTokens):N0}", $"{month.Sum(r => r.OutputTokens):N0}", $"{month.Sum(r => r.Money):0.####}", $"{month.Sum(r => r.Milliseconds) / Math.Max(1, month.Sum(r => r.Calls)):N0}");
            }

            terminal.Screen.Write(table);
            return Task.FromResult(ExitCodes.Done);
        });
    }
}
