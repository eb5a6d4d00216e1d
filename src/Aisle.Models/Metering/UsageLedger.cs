using System.Text.Json;

namespace Aisle.Models.Metering;

/// <summary>
/// Usage by day, key, model and provider, in memory and in one JSON file that is replaced as a whole. Bounded: the file holds the last
/// <see cref="DaysKept"/> days, and at most <see cref="MostRows"/> rows, the oldest days going first.
/// </summary>
public sealed class UsageLedger
{
    public const int DaysKept = 400;
    public const int MostRows = 50_000;

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    private readonly string? _path;
    private readonly TimeProvider _time;
    private readonly Lock _lock = new();
    private readonly Dictionary<(DateOnly, string, string, string), UsageRow> _rows = [];
    private readonly Dictionary<string, decimal> _month = new(StringComparer.Ordinal);
    private (int Year, int Month) _monthOf;
    private bool _changed;

    private UsageLedger(string? path, TimeProvider time, IEnumerable<UsageRow> rows)
    {
        (_path, _time) = (path, time);
        foreach (var row in rows)
        {
            _rows[Key(row)] = row;
        }
    }

    /// <param name="path">Null to keep nothing.</param>
    /// <param name="time">Whose days.</param>
    /// <exception cref="InvalidDataException">The file can't be read; the message says what to do.</exception>
    public static UsageLedger Open(string? path, TimeProvider time)
    {
        if (path is null || !File.Exists(path))
        {
            return new UsageLedger(path, time, []);
        }

        try
        {
            return new UsageLedger(path, time, JsonSerializer.Deserialize<List<UsageRow>>(File.ReadAllBytes(path), Json) ?? []);
        }
        catch (JsonException e)
        {
            throw new InvalidDataException($"{path}:{e.LineNumber + 1}: this is no file of usage. Restore it from a backup, or move it away to start anew.", e);
        }
    }

    /// <summary>Oldest day first.</summary>
    public IReadOnlyList<UsageRow> Rows
    {
        get
        {
            lock (_lock)
            {
                return [.. _rows.Values.OrderBy(r => r.Day).ThenBy(r => r.App, StringComparer.Ordinal).ThenBy(r => r.Model, StringComparer.Ordinal)];
            }
        }
    }

    public decimal MoneyThisMonth(string key)
    {
        lock (_lock)
        {
            TurnMonth();
            return _month.GetValueOrDefault(key);
        }
    }

    /// <summary>Adds the numbers to the day's row.</summary>
    internal void Add(UsageRow used)
    {
        lock (_lock)
        {
            TurnMonth();
            var key = Key(used);
            _rows[key] = !_rows.TryGetValue(key, out var old) ? used : old with
            {
                App = used.App,
                Calls = old.Calls + used.Calls,
                Failed = old.Failed + used.Failed,
                InputTokens = old.InputTokens + used.InputTokens,
                OutputTokens = old.OutputTokens + used.OutputTokens,
                Money = old.Money + used.Money,
                Milliseconds = old.Milliseconds + used.Milliseconds,
            };
            _month[used.Key] = _month.GetValueOrDefault(used.Key) + used.Money;
            _changed = true;
        }
    }

    /// <summary>Writes what is new.</summary>
    public void Save()
    {
        byte[] bytes;
        lock (_lock)
        {
            if (!_changed || _path is null)
            {
                return;
            }

            Forget();
            bytes = JsonSerializer.SerializeToUtf8Bytes(_rows.Values, Json);
            _changed = false;
        }

        File.WriteAllBytes(_path + ".new", bytes);
        File.Move(_path + ".new", _path, overwrite: true);
    }

    private void Forget()
    {
        var oldest = Today().AddDays(-DaysKept);
        foreach (var key in _rows.Where(r => r.Value.Day < oldest).Select(r => r.Key)
            .Concat(_rows.OrderByDescending(r => r.Value.Day).Skip(MostRows).Select(r => r.Key)).ToList())
        {
            _rows.Remove(key);
        }
    }

    private void TurnMonth()
    {
        var today = Today();
        if (_monthOf == (today.Year, today.Month))
        {
            return;
        }

        _monthOf = (today.Year, today.Month);
        _month.Clear();
        foreach (var row in _rows.Values.Where(r => (r.Day.Year, r.Day.Month) == _monthOf))
        {
            _month[row.Key] = _month.GetValueOrDefault(row.Key) + row.Money;
        }
    }

    private DateOnly Today() => DateOnly.FromDateTime(_time.GetUtcNow().UtcDateTime);

    private static (DateOnly, string, string, string) Key(UsageRow row) => (row.Day, row.Key, row.Model, row.Provider);
}
