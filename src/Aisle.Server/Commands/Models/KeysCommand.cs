using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using Aisle.Models.Keys;
using Aisle.Server.Hosting;

namespace Aisle.Server.Commands.Models;

/// <summary><c>aisle keys add|list|revoke</c>: who may call the models. A running server sees a change within a second.</summary>
internal sealed class KeysCommand : Command
{
    /// <summary>Credentials that clients already hold come from these, never from the command line, which other users of the machine can read.</summary>
    private const string IdVariable = "AISLE_KEY_ID";
    private const string SecretVariable = "AISLE_KEY_SECRET";
    private const string TokenVariable = "AISLE_KEY_TOKEN";

    private readonly Terminal _terminal;
    private readonly Option<string> _store = CommonOptions.Store();

    public KeysCommand(Terminal terminal)
        : base("keys", "The keys that callers of the model service show.")
    {
        _terminal = terminal;
        Add(AddCommand());
        Add(ListCommand());
        Add(RevokeCommand());
    }

    private Command AddCommand()
    {
        var name = new Argument<string>("NAME") { Description = "What the key is for; usage is counted under it." };
        name.RefuseOptions();
        var models = new Option<string[]>("--models") { HelpName = "ID,ID", Description = "The models that it may call. The default is all.", CustomParser = Commas };
        var expires = new Option<DateTimeOffset?>("--expires") { HelpName = "DAYSd|DATE", Description = "When it ends, such as 90d or 2027-01-31. The default is never.", CustomParser = ReadEnd };
        var given = new Option<bool>("--from-environment") { Description = $"Takes over a key that clients already hold, from {IdVariable}, {SecretVariable} and {TokenVariable}." };
        var requests = new Option<int?>("--requests-per-minute") { HelpName = "COUNT", Description = "How many requests it may send in a minute. The default is any number." };
        var tokens = new Option<int?>("--tokens-per-minute") { HelpName = "COUNT", Description = "How many tokens, in and out, it may use in a minute." };
        var money = new Option<decimal?>("--money-per-month") { HelpName = "AMOUNT", Description = "How much it may spend in a calendar month, by the prices in the configuration." };
        var admin = new Option<bool>("--admin") { Description = "It may also read everyone's usage at /admin/usage." };
        requests.Check(count => count is null or > 0 ? [] : ["must be at least 1."]);
        tokens.Check(count => count is null or > 0 ? [] : ["must be at least 1."]);
        money.Check(amount => amount is null or >= 0 ? [] : ["must not be negative."]);
        var command = new Command("add", "Makes a key and shows it once.") { name, models, expires, requests, tokens, money, admin, given, _store };
        command.SetAction((parsed, _) =>
        {
            var (app, allowed, end) = (parsed.GetValue(name)!, parsed.GetValue(models) ?? [], parsed.GetValue(expires));
            var limits = new KeyLimits { RequestsPerMinute = parsed.GetValue(requests), TokensPerMinute = parsed.GetValue(tokens), MoneyPerMonth = parsed.GetValue(money) };
            var keys = Open(parsed);
            if (parsed.GetValue(given))
            {
                keys.Add(app, allowed, end, FromEnvironment(IdVariable), FromEnvironment(SecretVariable), FromEnvironment(TokenVariable), limits, parsed.GetValue(admin));
                _terminal.Output.WriteLine($"Took over the key {FromEnvironment(IdVariable)} for {app}.");
                return Task.FromResult(ExitCodes.Done);
            }

            var made = keys.Add(app, allowed, end, limits, parsed.GetValue(admin));
            _terminal.Output.WriteLine($"""
                A key for {app}. It is shown this once; keep it where secrets are kept.
                API key            {made.Token}
                Access key id      {made.AccessKeyId}
                Secret access key  {made.Secret}
                """);
            return Task.FromResult(ExitCodes.Done);
        });
        return command;
    }

    private Command ListCommand()
    {
        var command = new Command("list", "Lists the keys, without what is secret.") { _store };
        command.SetAction((parsed, _) =>
        {
            foreach (var key in Open(parsed).Keys)
            {
                var until = key.ExpiresAt is { } end ? string.Create(CultureInfo.InvariantCulture, $"until {end:yyyy-MM-dd}") : "no end";
                _terminal.Output.WriteLine(string.Join('\t', key.Id, TerminalText.Clean(key.App), until, key.Models.Count == 0 ? "all models" : string.Join(',', key.Models)));
            }

            return Task.FromResult(ExitCodes.Done);
        });
        return command;
    }

    private Command RevokeCommand()
    {
        var id = new Argument<string>("ID") { Description = "The access key id, as `aisle keys list` shows it." };
        id.RefuseOptions();
        var command = new Command("revoke", "Ends a key at once.") { id, _store };
        command.SetAction((parsed, _) => Task.FromResult(Open(parsed).Revoke(parsed.GetValue(id)!)
            ? ExitCodes.Done
            : _terminal.Fail($"There is no key {parsed.GetValue(id)}. `aisle keys list` shows which there are.")));
        return command;
    }

    private KeyFile Open(ParseResult parsed) => KeyFile.Open(ModelFiles.KeysBeside(parsed.GetValue(_store)!), TimeProvider.System);

    private static string FromEnvironment(string variable) => Environment.GetEnvironmentVariable(variable) is { Length: > 0 } value
        ? value
        : throw new InvalidDataException($"--from-environment takes the key from {IdVariable}, {SecretVariable} and {TokenVariable}; {variable} is not set.");

    private static string[] Commas(ArgumentResult result) =>
        [.. result.Tokens.SelectMany(t => t.Value.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))];

    private static DateTimeOffset? ReadEnd(ArgumentResult result)
    {
        var text = result.Tokens[0].Value;
        if (text.EndsWith('d') && int.TryParse(text[..^1], NumberStyles.None, CultureInfo.InvariantCulture, out var days) && days is > 0 and <= 36_500)
        {
            return TimeProvider.System.GetUtcNow().AddDays(days);
        }

        if (DateTimeOffset.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var date))
        {
            return date;
        }

        result.AddError($"--expires: '{text}' is neither a number of days, such as 90d, nor a date, such as 2027-01-31.");
        return null;
    }
}
