using System.Runtime.CompilerServices;
using Aisle.Catalog.Feeds.Values;

namespace Aisle.Catalog.Feeds.Reading;

/// <summary>A CSV or TSV file with a header: its columns by name, its rows one by one.</summary>
internal sealed class Table : IDisposable
{
    private readonly TextReader _text;
    private readonly CsvReader _rows;
    private readonly FeedFile _file;
    private readonly string? _part;

    private Table(TextReader text, CsvReader rows, FeedFile file, string? part, TableColumns columns)
    {
        (_text, _rows, _file, _part, Columns) = (text, rows, file, part, columns);
    }

    public TableColumns Columns { get; }

    /// <exception cref="FeedBrokenException">There is no header.</exception>
    public static async Task<Table> OpenAsync(FeedFile file, CancellationToken cancellationToken, string? part = null)
    {
        var delimiter = TableColumns.Of(await FeedStream.ReadHeadAsync(file, cancellationToken)).Delimiter;
        var text = await FeedStream.OpenTextAsync(file, cancellationToken);
        var rows = new CsvReader(text, delimiter);
        if (await rows.ReadAsync(cancellationToken) && rows.Problem is null)
        {
            return new(text, rows, file, part, new([.. Enumerable.Range(0, rows.Count).Select(i => rows[i])], delimiter));
        }

        text.Dispose();
        throw new FeedBrokenException(rows.Problem is null ? "The file is empty; its first line must name the columns." : $"The line that names the columns can't be read. {rows.Problem}", line: 1);
    }

    /// <summary>A row that can't be read comes refused and without cells.</summary>
    public async IAsyncEnumerable<TableRow> ReadAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        while (await _rows.ReadAsync(cancellationToken))
        {
            var row = new FeedRow(_file, _rows.Line, _part);
            var cells = new string[Columns.Count];
            Array.Fill(cells, "");
            if (_rows.Problem is { } problem)
            {
                row.Refuse(null, problem);
            }
            else if (_rows.Count < cells.Length || Enumerable.Range(cells.Length, _rows.Count - cells.Length).Any(i => _rows[i].Length > 0))
            {
                row.Refuse(null, $"The row has {_rows.Count} columns where the header has {cells.Length}; a delimiter or a quote is missing or too many.");
            }
            else
            {
                for (var i = 0; i < cells.Length; i++)
                {
                    cells[i] = _rows[i];
                }
            }

            yield return new(row, Columns, cells);
        }
    }

    public void Dispose() => _text.Dispose();
}

/// <summary>One row of a <see cref="Table"/>.</summary>
internal sealed class TableRow(FeedRow row, TableColumns columns, string[] cells)
{
    public FeedRow Row => row;

    public TableColumns Columns => columns;

    public string this[int column] => cells[column];

    /// <summary>"" where the table has no such column.</summary>
    public string this[string column] => columns.Find(column) is { } at ? cells[at] : "";
}
