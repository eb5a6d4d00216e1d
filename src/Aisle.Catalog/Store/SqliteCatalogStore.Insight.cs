using Aisle.Catalog.Store.Internals;

namespace Aisle.Catalog.Store;

/// <summary>The catalogue's insight: sums that <see cref="InsightWriter"/> keeps.</summary>
public sealed partial class SqliteCatalogStore
{
    public Task<InsightTotals?> ReadInsightAsync(InsightScope scope, int most, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        using var lease = Rent();
        var session = lease.Session;
        session.Execute("BEGIN"); // one state for all of it; ended when the session goes back
        var found = session.Prepare("SELECT row, products, reviews FROM insight_scope WHERE kind = ?1 AND name = ?2 AND products > 0").Bind(1, (long)scope.Kind).Bind(2, scope.Name);
        if (!found.Step()) return Task.FromResult<InsightTotals?>(null);
        var (row, count) = (found.Int64(0), new InsightScopeCount(scope, found.Int64(1), found.Int64(2)));
        var aspects = session.Prepare(
            """
            SELECT t.aspect, a.name, a.nature, t.products, t.mentions, t.positive, t.negative
            FROM (SELECT * FROM insight_total WHERE scope = ?1 AND quarter = 0 ORDER BY mentions DESC LIMIT ?2) AS t
            JOIN insight_aspect AS a ON a.row = t.aspect
            UNION
            SELECT t.aspect, a.name, a.nature, t.products, t.mentions, t.positive, t.negative
            FROM insight_aspect AS a
            JOIN insight_total AS t ON t.scope = ?1 AND t.quarter = 0 AND t.aspect = a.row
            WHERE a.nature = 2
            ORDER BY 5 DESC, 2
            """).Bind(1, row).Bind(2, most);
        var read = new List<InsightAspect>();
        while (aspects.Step())
        {
            cancellationToken.ThrowIfCancellationRequested();
            var (name, nature) = (aspects.Text(1), (InsightNature)aspects.Int64(2));
            var total = new InsightCell(name, nature, null, (int)aspects.Int64(4), (int)aspects.Int64(5), (int)aspects.Int64(6));
            read.Add(new InsightAspect(name, nature, (int)aspects.Int64(3), total, Quarters(session, row, aspects.Int64(0), total)));
        }

        return Task.FromResult<InsightTotals?>(new InsightTotals(count, read));
    }

    public Task<IReadOnlyList<RankedProblem>> ReadProblemsAsync(ProblemQuery query, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(query);
        cancellationToken.ThrowIfCancellationRequested();
        using var lease = Rent();
        var (which, where) = query.Aspect is null
            ? ("", "rank.nature = ?3")
            : ("INDEXED BY insight_rank_aspect", "rank.aspect IN (SELECT row FROM insight_aspect WHERE name = ?3)");
        var rows = lease.Session.Prepare(
            $"""
            SELECT product.id, product.document ->> '$.title', problem.document
            FROM insight_rank AS rank {which}
            CROSS JOIN insight_problem AS problem ON problem.product = rank.product AND problem.aspect = rank.aspect
            JOIN product ON product.row = rank.product
            WHERE rank.scope = (SELECT row FROM insight_scope WHERE kind = ?1 AND name = ?2) AND {where}
            ORDER BY rank.score DESC, rank.product, rank.aspect LIMIT ?4 OFFSET ?5
            """).Bind(1, (long)query.Scope.Kind).Bind(2, query.Scope.Name).Bind(4, query.Limit).Bind(5, query.Offset);
        rows = query.Aspect is { } aspect ? rows.Bind(3, aspect) : rows.Bind(3, (long)query.Nature);
        var problems = new List<RankedProblem>();
        while (rows.Step())
        {
            cancellationToken.ThrowIfCancellationRequested();
            problems.Add(new RankedProblem(rows.Text(0), rows.Text(1), RecordDocument.Read<InsightProblem>(rows.Bytes(2))));
        }

        return Task.FromResult<IReadOnlyList<RankedProblem>>(problems);
    }

    public Task<IReadOnlyList<InsightScopeCount>> ReadInsightScopesAsync(InsightScopeKind kind, int most, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        using var lease = Rent();
        var rows = lease.Session.Prepare("SELECT name, products, reviews FROM insight_scope WHERE kind = ?1 AND products > 0 ORDER BY reviews DESC, name LIMIT ?2").Bind(1, (long)kind).Bind(2, most);
        var scopes = new List<InsightScopeCount>();
        while (rows.Step())
        {
            cancellationToken.ThrowIfCancellationRequested();
            scopes.Add(new InsightScopeCount(new InsightScope(kind, rows.Text(0)), rows.Int64(1), rows.Int64(2)));
        }

        return Task.FromResult<IReadOnlyList<InsightScopeCount>>(scopes);
    }

    private static List<InsightCell> Quarters(Session session, long scope, long aspect, InsightCell total)
    {
        var quarters = new List<InsightCell>();
        var rows = session.Prepare("SELECT quarter, mentions, positive, negative FROM insight_total WHERE scope = ?1 AND aspect = ?2 AND quarter > 0 ORDER BY quarter").Bind(1, scope).Bind(2, aspect);
        while (rows.Step())
        {
            quarters.Add(total with
            {
                Quarter = DateOnly.FromDayNumber((int)rows.Int64(0)),
                Mentions = (int)rows.Int64(1),
                Positive = (int)rows.Int64(2),
                Negative = (int)rows.Int64(3),
            });
        }

        return quarters;
    }
}
