using Microsoft.Data.Sqlite;

namespace Aisle.Catalog.Benchmarks.Peers;

/// <summary>SQLite FTS5 with its bm25.</summary>
internal sealed class SqlitePeer : IPeer
{
    private readonly string _file;
    private readonly SqliteConnection _connection;

    public SqlitePeer(string folder)
    {
        _file = Path.Combine(folder, "fts5.db");
        _connection = new SqliteConnection($"Data Source={_file};Pooling=false");
        _connection.Open();
    }

    public string Name => "SQLite FTS5";

    public long Build(IReadOnlyList<Product> products)
    {
        Execute("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; CREATE VIRTUAL TABLE product USING fts5(id UNINDEXED, title, description, brand, content = '')");
        using (var transaction = _connection.BeginTransaction())
        using (var insert = _connection.CreateCommand())
        {
            insert.CommandText = "INSERT INTO product (rowid, id, title, description, brand) VALUES ($row, $id, $title, $description, $brand)";
            foreach (var (row, product) in products.Index())
            {
                insert.Parameters.Clear();
                insert.Parameters.AddWithValue("$row", row + 1);
                insert.Parameters.AddWithValue("$id", product.Id);
                insert.Parameters.AddWithValue("$title", product.Title);
                insert.Parameters.AddWithValue("$description", product.Description);
                insert.Parameters.AddWithValue("$brand", product.Brand);
                insert.ExecuteNonQuery();
            }

            transaction.Commit();
        }

        Execute("INSERT INTO product (product) VALUES ('optimize')");
        return new FileInfo(_file).Length;
    }

    public int Search(string words)
    {
        using var best = Command("SELECT rowid FROM product WHERE product MATCH $words ORDER BY bm25(product, 0, 3, 1, 1) LIMIT 20", words);
        using (var rows = best.ExecuteReader())
        {
            while (rows.Read())
            {
            }
        }

        using var count = Command("SELECT count(*) FROM product WHERE product MATCH $words", words);
        return (int)(long)count.ExecuteScalar()!;
    }

    public void Dispose() => _connection.Dispose();

    private SqliteCommand Command(string sql, string words)
    {
        var command = _connection.CreateCommand();
        command.CommandText = sql;
        command.Parameters.AddWithValue("$words", words);
        return command;
    }

    private void Execute(string sql)
    {
        using var command = _connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
