namespace Aisle.Catalog.Store;

/// <summary>
/// What reviewers say over the whole catalogue, summed as digests are stored: <see cref="IDigestStore.WriteDigestsAsync"/> takes off what
/// a product added before and adds its new share, in the same transaction. Reading costs by what is shown, not by how many reviews there are.
/// </summary>
public interface IInsightStore
{
    /// <summary>The scope's aspects that most reviews mention, and every theme of safety, by quarter, from one state of the store.</summary>
    /// <param name="scope">All, a category or a brand.</param>
    /// <param name="most">How many aspects, themes of safety aside.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <returns>Null where no product of the scope has reviews.</returns>
    Task<InsightTotals?> ReadInsightAsync(InsightScope scope, int most, CancellationToken cancellationToken);

    /// <summary>What to mend first, worst first.</summary>
    Task<IReadOnlyList<RankedProblem>> ReadProblemsAsync(ProblemQuery query, CancellationToken cancellationToken);

    /// <summary>Categories or brands with the most reviews.</summary>
    Task<IReadOnlyList<InsightScopeCount>> ReadInsightScopesAsync(InsightScopeKind kind, int most, CancellationToken cancellationToken);
}

public enum InsightScopeKind
{
    All,
    Category,
    Brand,
}

/// <param name="Kind">What <paramref name="Name"/> names.</param>
/// <param name="Name">A category's path or a brand; "" for all.</param>
public readonly record struct InsightScope(InsightScopeKind Kind, string Name)
{
    public static InsightScope All { get; } = new(InsightScopeKind.All, "");
}

/// <param name="Scope">The scope.</param>
/// <param name="Products">Of the scope, with reviews.</param>
/// <param name="Reviews">Of these products.</param>
public sealed record InsightScopeCount(InsightScope Scope, long Products, long Reviews);

public enum InsightNature
{
    /// <summary>Of the product.</summary>
    Product,

    /// <summary>Of the shop: delivery, service.</summary>
    Shop,

    /// <summary>A theme of safety: injury, fire.</summary>
    Safety,
}

/// <summary>What one product's digest adds.</summary>
/// <param name="Scopes">The categories and the brand that it stands in; <see cref="InsightScope.All"/> goes without saying.</param>
/// <param name="Reviews">That its digest read.</param>
/// <param name="Cells">Its counts; each aspect has one of all time, and one for each quarter with a mention.</param>
/// <param name="Problems">What its reviewers complain of.</param>
public sealed record InsightShare(IReadOnlyList<InsightScope> Scopes, int Reviews, IReadOnlyList<InsightCell> Cells, IReadOnlyList<InsightProblem> Problems);

/// <param name="Aspect">In shoppers' words.</param>
/// <param name="Nature">What it is of.</param>
/// <param name="Quarter">Its first day; null for all time.</param>
/// <param name="Mentions">Reviews that mention the aspect.</param>
/// <param name="Positive">Those that are positive on it.</param>
/// <param name="Negative">Those that are negative on it.</param>
public readonly record struct InsightCell(string Aspect, InsightNature Nature, DateOnly? Quarter, int Mentions, int Positive, int Negative);

/// <summary>What reviewers of one product complain of.</summary>
/// <param name="Aspect">In shoppers' words.</param>
/// <param name="Nature">What it is of.</param>
/// <param name="Affected">Reviewers who complain of it.</param>
/// <param name="Reviews">Of how many.</param>
/// <param name="Score">What it is ranked by.</param>
/// <param name="Last">The first day of the last quarter with a complaint; null where none has a date.</param>
/// <param name="Quotes">A few of them, verbatim.</param>
public sealed record InsightProblem(
    string Aspect, InsightNature Nature, int Affected, int Reviews, double Score, DateOnly? Last, IReadOnlyList<InsightQuote> Quotes);

public sealed record InsightQuote(string ReviewId, string Text);

/// <param name="ProductId">The family.</param>
/// <param name="Title">Its name.</param>
/// <param name="Problem">What its reviewers complain of.</param>
public sealed record RankedProblem(string ProductId, string Title, InsightProblem Problem);

/// <param name="Scope">Where.</param>
/// <param name="Nature">Of what; with an aspect it is not looked at.</param>
/// <param name="Aspect">Only this one; null for all.</param>
/// <param name="Offset">How many to leave out.</param>
/// <param name="Limit">How many at most.</param>
public sealed record ProblemQuery(InsightScope Scope, InsightNature Nature, string? Aspect, int Offset, int Limit);

/// <param name="Count">The scope.</param>
/// <param name="Aspects">Most mentioned first.</param>
public sealed record InsightTotals(InsightScopeCount Count, IReadOnlyList<InsightAspect> Aspects);

/// <param name="Aspect">In shoppers' words.</param>
/// <param name="Nature">What it is of.</param>
/// <param name="Products">How many products' reviews mention it.</param>
/// <param name="Total">Of all time.</param>
/// <param name="Quarters">Oldest first; quarters without a mention are left out.</param>
public sealed record InsightAspect(string Aspect, InsightNature Nature, int Products, InsightCell Total, IReadOnlyList<InsightCell> Quarters);
