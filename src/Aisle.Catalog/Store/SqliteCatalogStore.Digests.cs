using System.Runtime.CompilerServices;
using Aisle.Catalog.Store.Internals;

namespace Aisle.Catalog.Store;

/// <summary>What was read from reviews. Triggers of the schema mark a digest as due when a review or its product changes, whoever writes.</summary>
public sealed partial class SqliteCatalogStore
{
    public Task<byte[]?> FindDigestAsync(string productId, int version, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(productId);
        cancellationToken.ThrowIfCancellationRequested();
        using var lease = Rent();
        var statement = lease.Session.Prepare(
            """
            SELECT document FROM digest
            WHERE product = (SELECT row FROM product WHERE id = ?1) AND version = ?2
              AND NOT EXISTS (SELECT 1 FROM digest_due WHERE digest_due.product = digest.product)
            """);
        return Task.FromResult(statement.Bind(1, productId).Bind(2, version).Step() ? statement.Bytes(0).ToArray() : null);
    }

    public Task<IReadOnlyList<DueDigest>> FindDueDigestsAsync(int version, long after, int most, CancellationToken cancellationToken)
    {
        using var lease = Rent();
        var statement = lease.Session.Prepare(
            """
            SELECT due.product, product.id
            FROM (SELECT product FROM digest_due WHERE product > ?2 UNION SELECT product FROM digest WHERE version <> ?1 AND product > ?2) AS due
            LEFT JOIN product ON product.row = due.product
            ORDER BY due.product LIMIT ?3
            """);
        statement.Bind(1, version).Bind(2, after).Bind(3, most);
        var due = new List<DueDigest>();
        while (statement.Step())
        {
            cancellationToken.ThrowIfCancellationRequested();
            due.Add(new DueDigest(statement.Int64(0), statement.Bytes(1).IsEmpty ? null : statement.Text(1)));
        }

        return Task.FromResult<IReadOnlyList<DueDigest>>(due);
    }

    public async IAsyncEnumerable<NotedReview> ReadNotesAsync(long product, int version, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var lease = Rent();
        var statement = lease.Session.Prepare(
            """
            SELECT review.row, note.document, CASE WHEN note.document IS NULL THEN review.document END
            FROM review INDEXED BY review_product
            LEFT JOIN review_note AS note ON note.product = review.product AND note.review = review.row AND note.version = ?2
            WHERE review.product = ?1
            """);
        statement.Bind(1, product).Bind(2, version);
        while (statement.Step())
        {
            cancellationToken.ThrowIfCancellationRequested();
            yield return statement.Bytes(1) is { IsEmpty: false } note
                ? new NotedReview(statement.Int64(0), note.ToArray(), null)
                : new NotedReview(statement.Int64(0), null, RecordDocument.Read<Review>(statement.Bytes(2)));
        }
    }

    public async Task<bool> WriteDigestsAsync(long storeVersion, int version, IReadOnlyList<MadeDigest> made, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(made);
        using var session = await BeginAsync(cancellationToken);
        if (session.Scalar("SELECT version FROM catalogue") != storeVersion)
        {
            return false; // the session rolls back
        }

        var insight = new InsightWriter(session);
        foreach (var digest in made)
        {
            cancellationToken.ThrowIfCancellationRequested();
            Write(session, version, digest);
            insight.Replace(digest.Product, digest.Share);
        }

        insight.Flush();

        session.Execute("COMMIT");
        session.Checkpoint();
        return true;
    }

    private static void Write(Session session, int version, MadeDigest made)
    {
        foreach (var (review, note) in made.Notes)
        {
            session.Prepare("INSERT OR REPLACE INTO review_note (product, review, version, document) VALUES (?1, ?2, ?3, ?4)")
                .Bind(1, made.Product).Bind(2, review).Bind(3, version).BindBlob(4, note).Run();
        }

        if (made.Digest is null)
        {
            session.Prepare("DELETE FROM digest WHERE product = ?1").Bind(1, made.Product).Run();
        }
        else
        {
            session.Prepare("INSERT OR REPLACE INTO digest (product, version, document) VALUES (?1, ?2, ?3)")
                .Bind(1, made.Product).Bind(2, version).BindBlob(3, made.Digest).Run();
        }

        session.Prepare("DELETE FROM digest_due WHERE product = ?1").Bind(1, made.Product).Run();
    }
}
