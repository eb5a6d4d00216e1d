using System.Collections.Frozen;
using System.Diagnostics.CodeAnalysis;
using System.Text.RegularExpressions;

namespace Aisle.Models.Routing;

/// <summary>Every model that can be named, immutable; a changed configuration makes a new one.</summary>
public sealed partial class ModelCatalog
{
    private readonly FrozenDictionary<string, ModelEntry> _byName;
    private readonly FrozenDictionary<string, ModelEntry> _byShortName;

    /// <exception cref="ArgumentException">Two models claim one name.</exception>
    public ModelCatalog(IReadOnlyList<ModelEntry> models)
    {
        ArgumentNullException.ThrowIfNull(models);
        Models = models;
        _byName = models.SelectMany(m => m.Aliases.Prepend(m.Id).Select(name => KeyValuePair.Create(name, m)))
            .ToDictionary(StringComparer.Ordinal)
            .ToFrozenDictionary(StringComparer.Ordinal);
        _byShortName = models.Where(m => Version().IsMatch(m.Id)).GroupBy(m => Version().Replace(m.Id, ""), StringComparer.Ordinal).Where(g => g.Count() == 1)
            .ToFrozenDictionary(g => g.Key, g => g.Single(), StringComparer.Ordinal);
    }

    /// <summary>In the order of the configuration.</summary>
    public IReadOnlyList<ModelEntry> Models { get; }

    /// <summary>
    /// By id or alias, or by an id without its date and version where one model alone has it: Bedrock's newer endpoints call "openai.gpt-oss-20b-1:0" "openai.gpt-oss-20b". ARNs are a
    /// protocol's business: it takes the id out of one first.
    /// </summary>
    public bool TryFind(string name, [NotNullWhen(true)] out ModelEntry? model) => _byName.TryGetValue(name, out model) || _byShortName.TryGetValue(name, out model);

    [GeneratedRegex(@"(-\d{8})?-v?\d+:\d+$", RegexOptions.CultureInvariant)]
    private static partial Regex Version();
}
