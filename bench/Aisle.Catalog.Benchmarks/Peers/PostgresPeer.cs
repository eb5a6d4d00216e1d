using Npgsql;

namespace Aisle.Catalog.Benchmarks.Peers;

/// <summary>PostgreSQL's full text search: a weighted tsvector under a GIN index, ts_rank_cd left for the cheaper ts_rank.</summary>
internal sealed class PostgresPeer : IPeer
{
    private readonly NpgsqlConnection _connection;

    public PostgresPeer(string connectionString)
    {
        _connection = new NpgsqlConnection(connectionString);
        _connection.Open();
    }

    public string Name => "PostgreSQL";

    public long Build(IReadOnlyList<Product> products)
    {
        Execute("CREATE TABLE product (id text, title text, description text, brand text, words tsvector)");
        using (var writer = _connection.BeginBinaryImport("COPY product (id, title, description, brand) FROM STDIN (FORMAT binary)"))
        {
            foreach (var product in products)
            {
                writer.WriteRow(product.Id, product.Title, product.Description, product.Brand);
            }

            writer.Complete();
        }

        Execute("UPDATE product SET words = setweight(to_tsvector('simple', title), 'A') || setweight(to_tsvector('simple', description || ' ' || brand), 'B')");
        Execute("CREATE INDEX product_words ON product USING gin (words)");
        Execute("VACUUM (FULL, ANALYZE) product");
        return (long)Scalar("SELECT pg_total_relation_size('product')");
    }

    public int Search(string words)
    {
        using var best = new NpgsqlCommand(
            "SELECT id, ts_rank('{0, 0, 0.33, 1}', words, query) AS rank, count(*) OVER () FROM product, plainto_tsquery('simple', $1) AS query WHERE words @@ query ORDER BY rank DESC LIMIT 20",
            _connection);
        best.Parameters.Add(new NpgsqlParameter { Value = words });
        best.Prepare();
        using var rows = best.ExecuteReader();
        var total = 0;
        while (rows.Read())
        {
            total = (int)rows.GetInt64(2);
        }

        return total;
    }

    public void Dispose() => _connection.Dispose();

    private void Execute(string sql)
    {
        using var command = new NpgsqlCommand(sql, _connection);
        command.ExecuteNonQuery();
    }

    private object Scalar(string sql)
    {
        using var command = new NpgsqlCommand(sql, _connection);
        return command.ExecuteScalar()!;
    }
}
