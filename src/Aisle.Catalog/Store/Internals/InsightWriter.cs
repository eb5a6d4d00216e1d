using System.Runtime.InteropServices;

namespace Aisle.Catalog.Store.Internals;

/// <summary>
/// Takes off what products added to the catalogue's sums and adds their new shares. Differences are gathered over a transaction, so that
/// sums that many products share are written once.
/// </summary>
internal sealed class InsightWriter(Session session)
{
    private readonly Dictionary<(long Scope, long Aspect, int Quarter), Tally> _sums = [];
    private readonly Dictionary<long, Tally> _scopes = [];
    private readonly Dictionary<InsightScope, long> _scopeRows = [];
    private readonly Dictionary<(string Aspect, InsightNature Nature), long> _aspectRows = [];

    /// <param name="product">The product's row.</param>
    /// <param name="share">What it adds now; null where it adds nothing any more.</param>
    public void Replace(long product, InsightShare? share)
    {
        var (reviews, scopes, cells) = Read(product);
        var (nextScopes, nextCells) = (new HashSet<long>(), new Dictionary<(long Aspect, int Quarter), Tally>());
        if (share is not null)
        {
            nextScopes.UnionWith(share.Scopes.Prepend(InsightScope.All).Select(ScopeRow));
            foreach (var cell in share.Cells) nextCells[(AspectRow(cell.Aspect, cell.Nature), cell.Quarter?.DayNumber ?? 0)] = new Tally(1, cell.Mentions, cell.Positive, cell.Negative);
        }

        Add(scopes, cells, reviews, -1);
        Add(nextScopes, nextCells, share?.Reviews, 1);
        WriteMembers(product, share, scopes, nextScopes);
        WriteCells(product, cells, nextCells);
        WriteProblems(product, share?.Problems ?? [], nextScopes);
    }

    /// <summary>Writes the sums; a sum of nothing goes.</summary>
    public void Flush()
    {
        foreach (var (row, change) in _scopes.Where(s => s.Value != default))
        {
            session.Prepare("UPDATE insight_scope SET products = products + ?2, reviews = reviews + ?3 WHERE row = ?1").Bind(1, row).Bind(2, change.Products).Bind(3, change.Mentions).Run();
        }

        foreach (var ((scope, aspect, quarter), change) in _sums.Where(s => s.Value != default))
        {
            session.Prepare(
                """
                INSERT INTO insight_total (scope, aspect, quarter, products, mentions, positive, negative) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)
                ON CONFLICT DO UPDATE SET products = products + ?4, mentions = mentions + ?5, positive = positive + ?6, negative = negative + ?7
                """)
                .Bind(1, scope).Bind(2, aspect).Bind(3, quarter).Bind(4, change.Products).Bind(5, change.Mentions).Bind(6, change.Positive).Bind(7, change.Negative).Run();
            if (change.Products < 0)
            {
                session.Prepare("DELETE FROM insight_total WHERE scope = ?1 AND aspect = ?2 AND quarter = ?3 AND products = 0").Bind(1, scope).Bind(2, aspect).Bind(3, quarter).Run();
            }
        }
    }

    private (long? Reviews, HashSet<long> Scopes, Dictionary<(long Aspect, int Quarter), Tally> Cells) Read(long product)
    {
        var (scopes, cells) = (new HashSet<long>(), new Dictionary<(long Aspect, int Quarter), Tally>());
        var found = session.Prepare("SELECT reviews FROM insight_product WHERE product = ?1").Bind(1, product);
        long? reviews = found.Step() ? found.Int64(0) : null;
        found.Reset();
        if (reviews is null) return (null, scopes, cells);
        var members = session.Prepare("SELECT scope FROM insight_member WHERE product = ?1").Bind(1, product);
        while (members.Step()) scopes.Add(members.Int64(0));
        var rows = session.Prepare("SELECT aspect, quarter, mentions, positive, negative FROM insight_cell WHERE product = ?1").Bind(1, product);
        while (rows.Step()) cells.Add((rows.Int64(0), (int)rows.Int64(1)), new Tally(1, rows.Int64(2), rows.Int64(3), rows.Int64(4)));
        return (reviews, scopes, cells);
    }

    private void Add(HashSet<long> scopes, Dictionary<(long Aspect, int Quarter), Tally> cells, long? reviews, int sign)
    {
        foreach (var scope in scopes)
        {
            CollectionsMarshal.GetValueRefOrAddDefault(_scopes, scope, out _).Add(new Tally(1, reviews ?? 0, 0, 0), sign);
            foreach (var (cell, tally) in cells) CollectionsMarshal.GetValueRefOrAddDefault(_sums, (scope, cell.Aspect, cell.Quarter), out _).Add(tally, sign);
        }
    }

    private void WriteMembers(long product, InsightShare? share, HashSet<long> before, HashSet<long> now)
    {
        if (share is null)
        {
            session.Prepare("DELETE FROM insight_product WHERE product = ?1").Bind(1, product).Run();
        }
        else
        {
            session.Prepare("INSERT OR REPLACE INTO insight_product (product, reviews) VALUES (?1, ?2)").Bind(1, product).Bind(2, share.Reviews).Run();
        }

        foreach (var scope in before.Except(now)) session.Prepare("DELETE FROM insight_member WHERE product = ?1 AND scope = ?2").Bind(1, product).Bind(2, scope).Run();
        foreach (var scope in now.Except(before)) session.Prepare("INSERT INTO insight_member (product, scope) VALUES (?1, ?2)").Bind(1, product).Bind(2, scope).Run();
    }

    private void WriteCells(long product, Dictionary<(long Aspect, int Quarter), Tally> before, Dictionary<(long Aspect, int Quarter), Tally> now)
    {
        foreach (var (aspect, quarter) in before.Keys.Where(cell => !now.ContainsKey(cell)))
        {
            session.Prepare("DELETE FROM insight_cell WHERE product = ?1 AND aspect = ?2 AND quarter = ?3").Bind(1, product).Bind(2, aspect).Bind(3, quarter).Run();
        }

        foreach (var ((aspect, quarter), tally) in now)
        {
            if (before.TryGetValue((aspect, quarter), out var known) && known == tally) continue;
            session.Prepare("INSERT OR REPLACE INTO insight_cell (product, aspect, quarter, mentions, positive, negative) VALUES (?1, ?2, ?3, ?4, ?5, ?6)")
                .Bind(1, product).Bind(2, aspect).Bind(3, quarter).Bind(4, tally.Mentions).Bind(5, tally.Positive).Bind(6, tally.Negative).Run();
        }
    }

    private void WriteProblems(long product, IReadOnlyList<InsightProblem> problems, HashSet<long> scopes)
    {
        session.Prepare("DELETE FROM insight_rank WHERE product = ?1").Bind(1, product).Run();
        session.Prepare("DELETE FROM insight_problem WHERE product = ?1").Bind(1, product).Run();
        using var document = new RecordDocument();
        foreach (var problem in problems)
        {
            var aspect = AspectRow(problem.Aspect, problem.Nature);
            document.Set(problem);
            session.Prepare("INSERT INTO insight_problem (product, aspect, document) VALUES (?1, ?2, ?3)").Bind(1, product).Bind(2, aspect).Bind(3, document.Utf8).Run();
            foreach (var scope in scopes)
            {
                session.Prepare("INSERT INTO insight_rank (scope, nature, score, product, aspect) VALUES (?1, ?2, ?3, ?4, ?5)")
                    .Bind(1, scope).Bind(2, (long)problem.Nature).Bind(3, problem.Score).Bind(4, product).Bind(5, aspect).Run();
            }
        }
    }

    private long ScopeRow(InsightScope scope)
    {
        if (_scopeRows.TryGetValue(scope, out var known)) return known;
        session.Prepare("INSERT OR IGNORE INTO insight_scope (kind, name, products, reviews) VALUES (?1, ?2, 0, 0)").Bind(1, (long)scope.Kind).Bind(2, scope.Name).Run();
        return _scopeRows[scope] = One(session.Prepare("SELECT row FROM insight_scope WHERE kind = ?1 AND name = ?2").Bind(1, (long)scope.Kind).Bind(2, scope.Name));
    }

    private long AspectRow(string aspect, InsightNature nature)
    {
        if (_aspectRows.TryGetValue((aspect, nature), out var known)) return known;
        session.Prepare("INSERT OR IGNORE INTO insight_aspect (name, nature) VALUES (?1, ?2)").Bind(1, aspect).Bind(2, (long)nature).Run();
        return _aspectRows[(aspect, nature)] = One(session.Prepare("SELECT row FROM insight_aspect WHERE name = ?1 AND nature = ?2").Bind(1, aspect).Bind(2, (long)nature));
    }

    private static long One(Statement statement)
    {
        statement.Step();
        var row = statement.Int64(0);
        statement.Reset();
        return row;
    }

    /// <summary>Of a scope, <see cref="Mentions"/> are its reviews.</summary>
    private record struct Tally(long Products, long Mentions, long Positive, long Negative)
    {
        public void Add(Tally other, int sign)
        {
            Products += sign * other.Products;
            Mentions += sign * other.Mentions;
            Positive += sign * other.Positive;
            Negative += sign * other.Negative;
        }
    }
}
