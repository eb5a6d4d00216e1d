using System.Collections.Concurrent;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Aisle.Models.Storage;

/// <summary>
/// Records of one type, all in memory, each also a JSON file where a folder is given. A file is written beside its place and then moved
/// there: a power cut leaves the old record or the new one.
/// </summary>
internal sealed class RecordFolder<T>
    where T : class
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { WriteIndented = true, Converters = { new JsonStringEnumConverter() } };

    private readonly ConcurrentDictionary<string, T> _records = new(StringComparer.Ordinal);
    private readonly Lock _writing = new();
    private readonly string? _folder;

    /// <param name="folder">Made where it is missing; null keeps the records until the process ends.</param>
    /// <exception cref="InvalidDataException">A file there is no record; the message names it.</exception>
    public RecordFolder(string? folder)
    {
        _folder = folder;
        if (folder is null)
        {
            return;
        }

        Directory.CreateDirectory(folder);
        foreach (var path in Directory.EnumerateFiles(folder, "*.json"))
        {
            _records[Path.GetFileNameWithoutExtension(path)] = Read(path);
        }
    }

    public IEnumerable<T> All => _records.Values;

    public T? Find(string id) => _records.GetValueOrDefault(id);

    /// <param name="id">Of ours, never a caller's: it names the file.</param>
    /// <param name="record">Takes the place of the one there is.</param>
    public void Put(string id, T record)
    {
        lock (_writing)
        {
            if (_folder is not null)
            {
                var path = Path.Combine(_folder, id + ".json");
                File.WriteAllText(path + ".tmp", JsonSerializer.Serialize(record, Json));
                File.Move(path + ".tmp", path, overwrite: true);
            }

            _records[id] = record;
        }
    }

    public bool Remove(string id)
    {
        lock (_writing)
        {
            if (_folder is not null)
            {
                File.Delete(Path.Combine(_folder, id + ".json"));
            }

            return _records.TryRemove(id, out _);
        }
    }

    private static T Read(string path)
    {
        try
        {
            return JsonSerializer.Deserialize<T>(File.ReadAllText(path), Json) ?? throw new InvalidDataException($"{path}: is empty; remove it.");
        }
        catch (JsonException e)
        {
            throw new InvalidDataException($"{path}:{e.LineNumber + 1}: {e.Path}: is not as it was written; mend or remove the file.", e);
        }
    }
}
