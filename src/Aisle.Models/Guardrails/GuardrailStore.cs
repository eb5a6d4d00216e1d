using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.Json.Serialization;
using Aisle.Models.Storage;

namespace Aisle.Models.Guardrails;

/// <summary>All guardrails and their versions.</summary>
internal sealed class GuardrailStore(RecordFolder<GuardrailRecord> records)
{
    private readonly ConditionalWeakTable<Guardrail, GuardrailEngine> _engines = [];
    private readonly Lock _changing = new();

    /// <summary>Oldest first, so that pages stand still.</summary>
    public IEnumerable<GuardrailRecord> All => records.All.OrderBy(r => r.Draft.CreatedAt).ThenBy(r => r.Draft.Id, StringComparer.Ordinal);

    public GuardrailRecord? Find(string id) => records.Find(id);

    public Guardrail? Find(string id, string version) => Find(id)?.Versions.FirstOrDefault(g => g.Version == version);

    public GuardrailEngine? FindEngine(string id, string version) =>
        Find(id, version) is { } guardrail ? _engines.GetValue(guardrail, g => new GuardrailEngine(g)) : null;

    /// <summary>False where another guardrail has its name.</summary>
    public bool TryPutDraft(Guardrail draft)
    {
        lock (_changing)
        {
            if (records.All.Any(r => r.Draft.Id != draft.Id && r.Draft.Name == draft.Name))
            {
                return false;
            }

            records.Put(draft.Id, (Find(draft.Id) ?? new GuardrailRecord(draft, [], 0)) with { Draft = draft });
            return true;
        }
    }

    /// <summary>Keeps the draft as it is now under the next number; a number is never given twice. Null where there is no such guardrail.</summary>
    public Guardrail? AddVersion(string id, string? description, DateTimeOffset now)
    {
        lock (_changing)
        {
            if (Find(id) is not { } record)
            {
                return null;
            }

            var number = record.LastNumber + 1;
            var version = record.Draft with
            {
                Version = number.ToString(CultureInfo.InvariantCulture),
                Description = description ?? record.Draft.Description,
                CreatedAt = now,
                UpdatedAt = now,
            };
            records.Put(id, record with { Numbered = [.. record.Numbered, version], LastNumber = number });
            return version;
        }
    }

    /// <summary>Removes the guardrail whole. False where there is none.</summary>
    public bool Remove(string id)
    {
        lock (_changing)
        {
            return records.Remove(id);
        }
    }

    public bool RemoveVersion(string id, string version)
    {
        lock (_changing)
        {
            if (Find(id) is not { } record || record.Numbered.All(g => g.Version != version))
            {
                return false;
            }

            records.Put(id, record with { Numbered = [.. record.Numbered.Where(g => g.Version != version)] });
            return true;
        }
    }
}

/// <param name="Draft">The version that can be changed.</param>
/// <param name="Numbered">The versions that can't, oldest first.</param>
/// <param name="LastNumber">The highest number ever given.</param>
internal sealed record GuardrailRecord(Guardrail Draft, IReadOnlyList<Guardrail> Numbered, int LastNumber)
{
    [JsonIgnore]
    public IEnumerable<Guardrail> Versions => Numbered.Prepend(Draft);
}
