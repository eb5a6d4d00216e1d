using System.Text.Json;
using Aisle.Catalog.Feeds;

namespace Aisle.Catalog.Importing.Internals;

/// <summary>Counts what did not go in, keeps the first of it, and writes each to the report file as it comes.</summary>
internal sealed class RefusedLog : IAsyncDisposable
{
    private const int MostReasons = 1_000;

    private readonly string? _path;
    private readonly int _kept;
    private readonly List<RefusedRow> _refused = [];
    private readonly List<RefusedRow> _leftOut = [];
    private readonly Dictionary<string, long> _reasons = new(StringComparer.Ordinal);
    private FileStream? _file;

    public RefusedLog(string? path, int kept)
    {
        (_path, _kept) = (path, kept);
        if (path is not null)
        {
            File.Delete(path); // an earlier import's
        }
    }

    public long Refused { get; private set; }

    public long LeftOut { get; private set; }

    /// <summary>Whether a file could not be read to its end.</summary>
    public bool FileBroke { get; private set; }

    public IReadOnlyList<RefusedRow> FirstRefused => _refused;

    public IReadOnlyList<RefusedRow> FirstLeftOut => _leftOut;

    public IReadOnlyDictionary<string, long> Reasons => _reasons;

    /// <summary>A row that did not go in.</summary>
    public async Task RefuseAsync(RefusedRow row, CancellationToken cancellationToken)
    {
        Refused++;
        FileBroke |= row.EndsFile;
        if (_refused.Count < _kept || row.EndsFile)
        {
            _refused.Add(row);
        }

        if (_reasons.Count < MostReasons || _reasons.ContainsKey(row.Reason))
        {
            _reasons[row.Reason] = _reasons.GetValueOrDefault(row.Reason) + 1;
        }

        await LogAsync("refused", row, cancellationToken);
    }

    /// <summary>A value that did not go in, of a row that did.</summary>
    public async Task LeaveOutAsync(RefusedRow value, CancellationToken cancellationToken)
    {
        LeftOut++;
        if (_leftOut.Count < _kept)
        {
            _leftOut.Add(value);
        }

        await LogAsync("left_out", value, cancellationToken);
    }

    public ValueTask DisposeAsync() => _file?.DisposeAsync() ?? ValueTask.CompletedTask;

    private async Task LogAsync(string what, RefusedRow row, CancellationToken cancellationToken)
    {
        if (_path is not null)
        {
            _file ??= new FileStream(_path, FileMode.Create, FileAccess.Write, FileShare.Read);
            await JsonSerializer.SerializeAsync(_file, new { what, row.File, row.Line, row.Field, row.Reason }, CatalogJson.Options, cancellationToken);
            _file.WriteByte((byte)'\n');
        }
    }
}
