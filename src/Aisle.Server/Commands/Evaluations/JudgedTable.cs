using System.Runtime.CompilerServices;
using Sylvan.Data.Csv;

namespace Aisle.Server.Commands.Evaluations;

/// <summary>A CSV or TSV file with a header, as judged data comes: any encoding mark, quotes where they need not be, long fields.</summary>
internal static class JudgedTable
{
    /// <summary>Reviews are long; a row beyond this is a quote that was never closed.</summary>
    private const int LongestRow = 16 << 20;

    /// <param name="path">The file.</param>
    /// <param name="needed">Columns that must be there; of names joined by "|", one of them.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    public static async IAsyncEnumerable<JudgedRow> ReadAsync(string path, string[] needed, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await using var rows = await OpenAsync(path, cancellationToken);
        var columns = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var i = 0; i < rows.FieldCount; i++)
        {
            columns.TryAdd(rows.GetName(i).Trim(), i);
        }

        if (needed.FirstOrDefault(n => !n.Split('|').Any(columns.ContainsKey)) is { } missing)
        {
            throw new JudgedDataException($"{path}, line 1: there is no column '{missing.Replace("|", "' or '", StringComparison.Ordinal)}'; the columns are {string.Join(", ", columns.Keys)}.");
        }

        var number = 0;
        while (await NextAsync(rows, path, cancellationToken))
        {
            if (rows.RowFieldCount > 1 || rows.GetString(0).Length > 0)
            {
                yield return new JudgedRow(number++, columns.ToDictionary(c => c.Key, c => rows.GetString(c.Value), StringComparer.Ordinal));
            }
        }
    }

    private static async Task<CsvDataReader> OpenAsync(string path, CancellationToken cancellationToken)
    {
        var head = await File.ReadLinesAsync(path, cancellationToken).FirstOrDefaultAsync(cancellationToken)
            ?? throw new JudgedDataException($"{path}: the file is empty; its first line must name the columns.");
        var options = new CsvDataReaderOptions { Delimiter = head.Contains('\t', StringComparison.Ordinal) ? '\t' : ',', CsvStyle = CsvStyle.Lax, MaxBufferSize = LongestRow };
        return await CsvDataReader.CreateAsync(path, options, cancellationToken);
    }

    private static async Task<bool> NextAsync(CsvDataReader rows, string path, CancellationToken cancellationToken)
    {
        try
        {
            return await rows.ReadAsync(cancellationToken);
        }
        catch (Exception e) when (e is CsvFormatException or CsvRecordTooLargeException)
        {
            throw new JudgedDataException($"{path}, row {rows.RowNumber}: {e.Message}");
        }
    }
}

/// <param name="Number">From 0.</param>
/// <param name="Cells">By column name.</param>
internal sealed record JudgedRow(int Number, IReadOnlyDictionary<string, string> Cells)
{
    /// <summary>"" where there is no such column.</summary>
    public string this[string column] => Cells.GetValueOrDefault(column, "");

    /// <summary>The first of the columns that holds something.</summary>
    public string FirstOf(params ReadOnlySpan<string> columns)
    {
        foreach (var column in columns)
        {
            if (this[column] is { Length: > 0 } value)
            {
                return value;
            }
        }

        return "";
    }
}
