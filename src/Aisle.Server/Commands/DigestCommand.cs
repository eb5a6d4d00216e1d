using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Aisle.Assistant.Answering;
using Aisle.Catalog;
using Aisle.Catalog.Store;
using Aisle.Insight.Reviews.Stored;
using Aisle.Server.Commands.Answers;

namespace Aisle.Server.Commands;

/// <summary><c>aisle digest</c>: what a product's reviews say, counted; without a product, every digest of the store is brought up to date.</summary>
internal sealed class DigestCommand : Command
{
    private readonly Terminal _terminal;

    private readonly Argument<string?> _product = new("PRODUCT")
    {
        Description = "A product's id, or words of its name; without it, the digests of all products are brought up to date.",
        Arity = ArgumentArity.ZeroOrOne,
    };

    private readonly Option<string> _store = CommonOptions.Store();
    private readonly Option<string?> _aspect = new("--aspect") { Description = "Only what is said of this, such as battery.", HelpName = "WORDS" };
    private readonly Option<bool> _json = new("--json") { Description = "Prints the digest as JSON." };

    private readonly Option<int> _workers = new("--workers")
    {
        Description = "How many threads read reviews.",
        HelpName = "COUNT",
        DefaultValueFactory = _ => Environment.ProcessorCount,
    };

    public DigestCommand(Terminal terminal)
        : base("digest", "Shows what a product's reviews say, counted.")
    {
        _terminal = terminal;
        _product.RefuseOptions();
        _workers.Check(count => count is >= 1 and <= 256 ? [] : ["a number from 1 to 256."]);
        Add(_product);
        foreach (var option in (Option[])[_store, _aspect, _json, _workers]) Add(option);
        SetAction(RunAsync);
    }

    private async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        await using var store = await SqliteCatalogStore.OpenExistingAsync(parsed.GetValue(_store)!, cancellationToken);
        if (parsed.GetValue(_product) is not { } words)
        {
            await UpdateAsync(store, parsed.GetValue(_workers), cancellationToken);
            return ExitCodes.Done;
        }

        if (await ProductArgument.FindAsync(store, parsed.GetValue(_store)!, words, cancellationToken) is not { } product)
        {
            return _terminal.Fail($"There is no product '{words}'; `aisle ask \"{words}\"` looks further.");
        }

        var aspect = parsed.GetValue(_aspect);
        var digest = aspect is null
            ? await store.FindDigestAsync(product, cancellationToken)
            : await store.FindDigestAsync(product, aspect, cancellationToken);
        if (parsed.GetValue(_json))
        {
            await _terminal.Output.WriteLineAsync(JsonSerializer.Serialize(digest, CatalogJson.Options));
        }
        else
        {
            _terminal.Screen.Write(DigestBars.Of(new ReviewDigestEvent(product.Title, digest, aspect)));
        }

        return ExitCodes.Done;
    }

    private async Task UpdateAsync(SqliteCatalogStore store, int workers, CancellationToken cancellationToken)
    {
        var started = Stopwatch.GetTimestamp();
        var done = await new DigestUpdate(store).RunAsync(workers, null, cancellationToken);
        var seconds = Stopwatch.GetElapsedTime(started).TotalSeconds;
        await _terminal.Output.WriteLineAsync(string.Create(
            CultureInfo.InvariantCulture,
            $"{done.Products:N0} digests of {done.Reviews:N0} reviews are up to date; {done.Noted:N0} of the reviews were read in {seconds:0.0} s."));
    }
}
