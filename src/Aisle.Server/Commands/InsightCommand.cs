using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using Aisle.Catalog;
using Aisle.Catalog.Store;
using Aisle.Insight.Catalogue;
using Aisle.Server.Api;
using Spectre.Console;

namespace Aisle.Server.Commands;

/// <summary><c>aisle insight</c>: what reviewers say over the catalogue: what gets worse, what to fix, what is dangerous.</summary>
internal sealed class InsightCommand : Command
{
    private const int ShownAspects = 15;

    private readonly Terminal _terminal;
    private readonly Option<string> _store = CommonOptions.Store();
    private readonly Option<string?> _category = new("--category") { Description = "Only this category, such as \"Home > Lamps\".", HelpName = "PATH" };
    private readonly Option<string?> _brand = new("--brand") { Description = "Only this brand.", HelpName = "NAME" };
    private readonly Option<int> _products = new("--products") { Description = "How many products to fix are listed.", HelpName = "COUNT", DefaultValueFactory = _ => 10 };
    private readonly Option<bool> _json = new("--json") { Description = "Prints it as JSON." };

    public InsightCommand(Terminal terminal)
        : base("insight", "Shows what reviewers say over the whole catalogue: what gets worse or better, products to fix, safety.")
    {
        _terminal = terminal;
        _products.Check(count => count is >= 0 and <= 200 ? [] : ["a number from 0 to 200."]);
        foreach (var option in (Option[])[_store, _category, _brand, _products, _json]) Add(option);
        Validators.Add(result =>
        {
            if (result.GetValue(_category) is not null && result.GetValue(_brand) is not null) result.AddError("--category and --brand are looked at one at a time; leave one out.");
        });
        SetAction(RunAsync);
    }

    private async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        await using var store = await SqliteCatalogStore.OpenExistingAsync(parsed.GetValue(_store)!, cancellationToken);
        var scope = parsed.GetValue(_category) is { } category ? new InsightScope(InsightScopeKind.Category, CategoryPath.Parse(category).ToString())
            : parsed.GetValue(_brand) is { } brand ? new InsightScope(InsightScopeKind.Brand, brand)
            : InsightScope.All;
        var insight = await CatalogueInsight.ReadAsync(store, scope, DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime), cancellationToken);
        if (insight.Reviews == 0)
        {
            return _terminal.Fail(scope == InsightScope.All
                ? "No review was counted yet: `aisle digest` counts those of the store; a running server does so by itself."
                : $"No reviews are counted under '{scope.Name}'; without --category and --brand all are shown.");
        }

        var most = parsed.GetValue(_products);
        var problems = await store.ReadProblemsAsync(new ProblemQuery(scope, InsightNature.Product, null, 0, most), cancellationToken);
        var safety = await store.ReadProblemsAsync(new ProblemQuery(scope, InsightNature.Safety, null, 0, most), cancellationToken);
        if (parsed.GetValue(_json))
        {
            await _terminal.Output.WriteLineAsync(JsonSerializer.Serialize(new InsightResponse(insight, problems, safety), CatalogJson.Options));
        }
        else
        {
            Show(insight, problems, safety);
        }

        return ExitCodes.Done;
    }

    private void Show(CatalogueInsight insight, IReadOnlyList<RankedProblem> problems, IReadOnlyList<RankedProblem> safety)
    {
        var screen = _terminal.Screen;
        Line($"{(insight.Scope.Name is "" ? "All products" : insight.Scope.Name)}: {insight.Reviews:N0} reviews of {insight.Products:N0} products");
        if (insight.Windows is { } windows)
        {
            Line($"{windows.Since:yyyy-MM-dd} to {windows.Until:yyyy-MM-dd} against {windows.From:yyyy-MM-dd} to {windows.Since.AddDays(-1):yyyy-MM-dd}: {insight.Compared:N0} aspects compared, {insight.Worse.Count:N0} got worse, {insight.Better.Count:N0} better");
        }

        if (insight.Worse.Count + insight.Better.Count > 0) screen.Write(Moves(insight));
        screen.Write(Aspects(insight));
        ShowProblems("Products to fix", problems);
        ShowProblems("Safety", safety);

        void Line(FormattableString text) => screen.WriteLine(TerminalText.Clean(text.ToString(CultureInfo.InvariantCulture)));
    }

    private static Table Moves(CatalogueInsight insight)
    {
        var table = Numbers("", "aspect", "bad before", "bad since", "by at least", "products");
        foreach (var (what, move) in insight.Worse.Select(m => ("worse", m)).Concat(insight.Better.Select(m => ("better", m))))
        {
            table.AddRow(
                what, TerminalText.Escape(move.Aspect), Share(move.NegativeBefore, move.SidesBefore), Share(move.NegativeSince, move.SidesSince),
                string.Create(CultureInfo.InvariantCulture, $"{100 * Math.Abs(move.Least):0.0} points"), move.Products.ToString("N0", CultureInfo.InvariantCulture));
        }

        return table;
    }

    private static Table Aspects(CatalogueInsight insight)
    {
        var table = Numbers("", "aspect", "reviews", "good", "bad", "products");
        foreach (var (mark, aspect) in insight.Aspects.Take(ShownAspects).Select(a => ("", a)).Concat(insight.Safety.Select(a => ("safety", a))))
        {
            table.AddRow(mark, TerminalText.Escape(aspect.Aspect), Count(aspect.Total.Mentions), Count(aspect.Total.Positive), Count(aspect.Total.Negative), Count(aspect.Products));
        }

        return table;
    }

    private void ShowProblems(string heading, IReadOnlyList<RankedProblem> problems)
    {
        if (problems.Count == 0) return;
        _terminal.Screen.WriteLine();
        _terminal.Screen.Write(new Markup($"[bold]{heading}[/]\n"));
        foreach (var (id, title, problem) in problems)
        {
            _terminal.Screen.WriteLine(TerminalText.Clean(string.Create(CultureInfo.InvariantCulture, $"{title} ({id}): {problem.Aspect}, {problem.Affected:N0} of {problem.Reviews:N0} reviewers")));
            foreach (var quote in problem.Quotes) _terminal.Screen.WriteLine(TerminalText.Clean($"  \"{quote.Text}\" ({quote.ReviewId})"));
        }
    }

    private static Table Numbers(params string[] headings)
    {
        var table = new Table().Border(TableBorder.Simple);
        foreach (var (at, heading) in headings.Index()) table.AddColumn(at < 2 ? new TableColumn(heading) : new TableColumn(heading).RightAligned());
        return table;
    }

    private static string Share(int count, int of) => string.Create(CultureInfo.InvariantCulture, $"{count:N0} of {of:N0}");

    private static string Count(int count) => count.ToString("N0", CultureInfo.InvariantCulture);
}
