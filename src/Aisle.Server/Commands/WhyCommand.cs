using System.CommandLine;
using System.Text.Json;
using Aisle.Catalog;
using Aisle.Catalog.Store;
using Aisle.Insight.Evidence;
using Aisle.Server.Commands.Answers;

namespace Aisle.Server.Commands;

/// <summary><c>aisle why</c>: how the answer to a question on a product comes about: what was looked at, how each piece was weighed, what it says.</summary>
internal sealed class WhyCommand : Command
{
    private readonly Terminal _terminal;
    private readonly Argument<string> _question = new("QUESTION") { Description = "The question, such as \"is it waterproof?\"." };
    private readonly Argument<string> _product = new("PRODUCT") { Description = "A product's id, or words of its name." };
    private readonly Option<string> _store = CommonOptions.Store();
    private readonly Option<bool> _json = new("--json") { Description = "Prints every piece as JSON." };

    public WhyCommand(Terminal terminal)
        : base("why", "Shows how a question on a product is answered, and from what.")
    {
        _terminal = terminal;
        _question.RefuseOptions();
        _product.RefuseOptions();
        Add(_question);
        Add(_product);
        Add(_store);
        Add(_json);
        SetAction(RunAsync);
    }

    private async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        await using var store = await SqliteCatalogStore.OpenExistingAsync(parsed.GetValue(_store)!, cancellationToken);
        var words = parsed.GetValue(_product)!;
        if (await ProductArgument.FindAsync(store, parsed.GetValue(_store)!, words, cancellationToken) is not { } product)
        {
            return _terminal.Fail($"There is no product '{words}'; give its id or words of its name.");
        }

        var reviews = await store.FindReviewsAsync(product.Id, cancellationToken);
        var questions = await store.FindQuestionsAsync(product.Id, cancellationToken);
        var explanation = EvidenceFinder.Explain(parsed.GetValue(_question)!, product, reviews, questions, cancellationToken);
        if (parsed.GetValue(_json))
        {
            await _terminal.Output.WriteLineAsync(JsonSerializer.Serialize(explanation, CatalogJson.Options));
        }
        else
        {
            _terminal.Screen.Write(EvidenceTable.Of(product.Title, explanation));
        }

        return ExitCodes.Done;
    }
}
