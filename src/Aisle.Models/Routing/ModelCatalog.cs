using System.Collections.Frozen;
using System.Diagnostics.CodeAnalysis;

namespace Aisle.Models.Routing;

/// <summary>Every model that can be named, immutable; a changed configuration makes a new one.</summary>
public sealed class ModelCatalog
{
    private readonly FrozenDictionary<string, ModelEntry> _byName;

    /// <exception cref="ArgumentException">Two models claim one name.</exception>
    public ModelCatalog(IReadOnlyList<ModelEntry> models)
    {
        ArgumentNullException.ThrowIfNull(models);
        Models = models;
        _byName = models.SelectMany(m => m.Aliases.Prepend(m.Id).Select(name => KeyValuePair.Create(name, m)))
            .ToDictionary(StringComparer.Ordinal)
            .ToFrozenDictionary(StringComparer.Ordinal);
    }

    /// <summary>In the order of the configuration.</summary>
    public IReadOnlyList<ModelEntry> Models { get; }

    /// <summary>By id or alias. ARNs are a protocol's business: it takes the id out of one first.</summary>
    public bool TryFind(string name, [NotNullWhen(true)] out ModelEntry? model) => _byName.TryGetValue(name, out model);
}
