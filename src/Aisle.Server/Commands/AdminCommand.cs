using System.CommandLine;
using Aisle.Catalog.Store;
using Aisle.Studio.Access;
using Spectre.Console;

namespace Aisle.Server.Commands;

/// <summary><c>aisle admin set-password</c>: who may enter the studio. The password is typed, or comes on standard input; never an argument, which other users of the machine can read.</summary>
internal sealed class AdminCommand : Command
{
    private readonly Terminal _terminal;
    private readonly Option<string> _store = CommonOptions.Store();

    public AdminCommand(Terminal terminal)
        : base("admin", "The studio's door.")
    {
        _terminal = terminal;
        var set = new Command("set-password", "Sets the studio's password, asked for or read from standard input; ends every session. A running server takes it at once.") { _store };
        set.SetAction(SetPasswordAsync);
        Add(set);
    }

    private async Task<int> SetPasswordAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        await using var store = await SqliteCatalogStore.OpenExistingAsync(parsed.GetValue(_store)!, cancellationToken);
        var password = await ReadAsync($"New password ({StudioPassword.Shortest} characters or more): ", cancellationToken);
        if (StudioPassword.Fault(password) is { } fault)
        {
            return _terminal.Fail($"The password is as it was: {fault}");
        }

        if (_terminal.IsTypedAt && await ReadAsync("Once more: ", cancellationToken) != password)
        {
            return _terminal.Fail("The password is as it was: the two differ.");
        }

        await StudioPassword.SetAsync(store, password, cancellationToken);
        await _terminal.Output.WriteLineAsync("The password is set; whoever was signed in to the studio signs in anew.");
        return ExitCodes.Done;
    }

    /// <summary>Without showing it, where a person types; else the first line.</summary>
    private async Task<string> ReadAsync(string prompt, CancellationToken cancellationToken)
    {
        if (!_terminal.IsTypedAt)
        {
            return await _terminal.Input.ReadLineAsync(cancellationToken) ?? "";
        }

        return await new TextPrompt<string>(prompt) { IsSecret = true, Mask = null, AllowEmpty = true }.ShowAsync(_terminal.Screen, cancellationToken);
    }
}
